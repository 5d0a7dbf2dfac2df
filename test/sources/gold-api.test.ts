import { describe, expect, it } from 'vitest';
import { createGoldApiSource } from '../../src/sources/gold-api.ts';
import { dayOf } from '../../src/time/dates.ts';
import { describeLiveSource } from '../contracts/live-source.ts';
import { itRecorded, openSource, recorded, sample } from './market-setup.ts';

const HOST = 'api.gold-api.com';
const PATH = '/price/XAU';
const NOW = '2026-11-24T15:30:00Z';
const RANGE = ['XAU', '2026-11-01', '2026-11-24'] as const;

describe('gold-api.com', () => {
  it('gives the price of now and no history', async () => {
    const { server, read } = await openSource(createGoldApiSource, NOW);
    server.serve(HOST, PATH, sample('gold-api/price.json'));
    const series = await read(...RANGE);
    expect(series.days).toHaveLength(0);
    expect(series.running).toEqual({
      day: dayOf('2026-11-24'),
      value: 4205.5,
      atMs: Date.parse('2026-11-24T15:29:30Z'),
    });
  });

  it.each([
    // New York is five hours behind UTC in November: 23:30 UTC is 18:30, the session of the next day.
    ['2026-11-24T22:30:00Z', '2026-11-24'],
    ['2026-11-24T23:30:00Z', '2026-11-25'],
    // Saturday, Sunday morning: still Friday. Sunday evening: Monday.
    ['2026-11-21T12:00:00Z', '2026-11-20'],
    ['2026-11-22T12:00:00Z', '2026-11-20'],
    ['2026-11-22T23:30:00Z', '2026-11-23'],
    // Friday evening after the close.
    ['2026-11-20T23:30:00Z', '2026-11-20'],
  ])('dates a price of %s to the trading day %s', async (updatedAt, day) => {
    const { server, read } = await openSource(createGoldApiSource, '2026-11-25T00:00:00Z');
    server.serve(HOST, PATH, sample('gold-api/price.json').replace('2026-11-24T15:29:30Z', updatedAt));
    expect((await read('XAU', '2026-11-01', '2026-11-25')).running?.day).toBe(dayOf(day));
  });

  it.each([
    ['a time without a zone', '2026-11-24T15:29:30Z', '2026-11-24T15:29:30', 'changed'],
    ['a time in words', '2026-11-24T15:29:30Z', 'a few seconds ago', 'changed'],
    ['a time to come', '2026-11-24T15:29:30Z', '2026-11-24T20:29:30Z', 'changed'],
    ['another currency', '"USD"', '"EUR"', 'changed'],
    ['another metal', '"XAU"', '"XAG"', 'changed'],
    ['a price of zero', '4205.5', '0', 'implausible'],
    ['a price as text', '4205.5', '"4205.5"', 'changed'],
  ])('refuses %s', async (_, before, after, failure) => {
    const source = await openSource(createGoldApiSource, NOW);
    source.server.serve(HOST, PATH, sample('gold-api/price.json').replace(before, after));
    expect((await source.failure(...RANGE)).failure).toBe(failure);
  });

  itRecorded('reads both recorded shapes', async () => {
    const { server, read } = await openSource(createGoldApiSource, '2026-07-20T12:59:00Z');
    server.serve(HOST, PATH, recorded('gold_api/price_XAU.json'));
    // Read by eye: price 4010.100098, updatedAt 2026-07-20T12:58:29Z, a Monday morning in New York.
    expect((await read('XAU', '2026-07-01', '2026-07-20')).running).toEqual({
      day: dayOf('2026-07-20'),
      value: 4010.100098,
      atMs: Date.parse('2026-07-20T12:58:29Z'),
    });
    server.serve(HOST, PATH, recorded('gold_api/price_XAU_2025_shape.json'));
    // Price 3433.399902, updatedAt 2025-06-14T22:54:24Z, a Saturday: the price of Friday the 13th.
    expect((await read('XAU', '2025-06-01', '2025-06-14')).running).toEqual({
      day: dayOf('2025-06-13'),
      value: 3433.399902,
      atMs: Date.parse('2025-06-14T22:54:24Z'),
    });
  });
});

describeLiveSource('gold-api', {
  create: createGoldApiSource,
  nowMs: Date.parse(NOW),
  requests: [{ series: 'XAU', fromDay: dayOf('2026-11-01'), toDay: dayOf('2026-11-24') }],
  serve: (server) => server.serve(HOST, PATH, sample('gold-api/price.json')),
  expected: [{ series: 'XAU', date: '2026-11-24', value: undefined }],
  malformed: [{ host: HOST, path: PATH, kind: 'json', body: sample('gold-api/price.json') }],
});
