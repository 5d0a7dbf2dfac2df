import { describe, expect, it } from 'vitest';
import { malformedOf } from './malformed.ts';

const CSV = 'date,A,B\n2026-11-19,1,4.5\n2026-11-20,2,4.25\n';
const JSON_BODY = '{"rows":[{"date":"2026-11-19","value":4.5},{"date":"2026-11-20","value":"4.25"}]}';
const XML = '<?xml version="1.0"?><feed><entry><day>2026-11-19</day><rate>4.5</rate></entry></feed>';

const listOf = (body: string | Uint8Array, kind: Parameters<typeof malformedOf>[1], seed = 1) => [
  ...malformedOf(body, kind, seed),
];

describe('spoilt bodies', () => {
  it.each([
    ['csv', CSV],
    ['json', JSON_BODY],
    ['xml', XML],
    ['text', 'Some words, 4.5.'],
    ['binary', CSV],
  ] as const)('are the same for the same seed, each with its name: %s', (kind, body) => {
    const first = listOf(body, kind);
    const print = (list: typeof first): string[] =>
      list.map(({ name, body }) => `${name} ${Buffer.from(body).toString('hex')}`);
    expect(print(listOf(body, kind))).toEqual(print(first));
    expect(print(listOf(body, kind, 2))).not.toEqual(print(first));
    expect(first.filter(({ name, group }) => name === '' || group === '')).toEqual([]);
  });

  it('cut a small body at every byte, a large one at two hundred', () => {
    const cuts = listOf(CSV, 'csv').filter(({ group }) => group === 'cut');
    expect(cuts.map(({ body }) => body.length)).toEqual(
      Array.from({ length: CSV.length }, (_, length) => length),
    );
    const many = listOf(CSV.repeat(5_000), 'csv').filter(({ group }) => group === 'cut');
    expect(new Set(many.map(({ body }) => body.length)).size).toBe(200);
  });

  it('say which of them may hold another number that nobody can know to be wrong', () => {
    const open = listOf('date,A\n2026-11-19,4.25', 'csv');
    expect(open.find(({ name }) => name === 'cut: after 20 of 22 bytes')?.mayChangeNumbers).toBe(true);
    expect(open.find(({ name }) => name === 'cut: after 7 of 22 bytes')?.mayChangeNumbers).toBe(false);
    expect(
      listOf(CSV, 'csv').filter(({ group, mayChangeNumbers }) => group === 'cut' && mayChangeNumbers),
    ).toEqual([]);
    const flipped = listOf(CSV, 'csv').filter(({ group }) => group === 'flip');
    const numeric = /[0-9.+\-eE]/;
    for (const { body, mayChangeNumbers } of flipped) {
      const at = [...CSV].findIndex((letter, index) => letter.charCodeAt(0) !== body[index]);
      if (numeric.test(String.fromCharCode(body[at]!))) expect(mayChangeNumbers).toBe(true);
    }
  });

  it('hold what careless readers fall for', () => {
    const texts = (kind: 'csv' | 'json' | 'xml', body: string): string[] =>
      listOf(body, kind).map((variant) => Buffer.from(variant.body).toString());
    const csv = texts('csv', CSV);
    expect(csv).toContain('B,A,date\n4.5,1,2026-11-19\n4.25,2,2026-11-20\n');
    expect(csv).toContain('date,A\n2026-11-19,1\n2026-11-20,2\n');
    expect(csv).toContain('date,A,New B\n2026-11-19,1,4.5\n2026-11-20,2,4.25\n');
    expect(csv).toContain('date,A,B\n2026-11-20,2,4.25\n2026-11-19,1,4.5\n');
    const json = texts('json', JSON_BODY);
    for (const value of ['null', '[]', '""', '1e999', '"12abc"', '"0x1F"', '9e15'])
      expect(json).toContain(JSON_BODY.replace('4.5', value));
    expect(json).toContain('{"rows":[]}');
    expect(json).toContain(JSON_BODY.replaceAll('"value"', '"valueNew"'));
    expect(texts('xml', XML)).toContain(XML.replaceAll('rate>', 'rateNew>'));
    expect(texts('xml', XML)).toContain(XML.replace('</rate>', ''));
  });

  it('make readers of three kinds of carelessness give wrong numbers', () => {
    const good = ['2026-11-19 4.5', '2026-11-20 4.25'];
    const wrongBy = (read: (text: string) => string[]): number =>
      listOf(JSON_BODY, 'json').filter(({ body, mayChangeNumbers }) => {
        if (mayChangeNumbers) return false;
        try {
          return read(Buffer.from(body).toString()).some((line) => !good.includes(line));
        } catch {
          return false;
        }
      }).length;
    const rows = (text: string): { date: string; value: unknown }[] => JSON.parse(text).rows;
    expect(
      wrongBy((text) => rows(text).map(({ date, value }) => `${date} ${Number(value)}`)),
    ).toBeGreaterThan(5);
    expect(
      wrongBy((text) => rows(text).map(({ date, value }) => `${date} ${parseFloat(String(value))}`)),
    ).toBeGreaterThan(5);
    const loose = (text: string): string[] =>
      [...text.matchAll(/"date":"([\d-]+)","value":"?([\d.]+)/g)].map(
        ([, date, value]) => `${date} ${Number(value)}`,
      );
    expect(wrongBy(loose)).toBeGreaterThan(5);
  });
});
