import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MAX_TOKEN_BYTES, type Ticket, ticketOf, tokenOf, VIEWS } from '../../src/front-desk/token.ts';
import { ACTION_KINDS } from '../../src/front-desk/types.ts';
import { bot } from '../chat/helpers.ts';

const day = fc
  .integer({ min: 0, max: 50_000 })
  .map((n) => new Date(n * 86_400_000).toISOString().slice(0, 10));
const minute = fc
  .integer({ min: 0, max: 50_000 * 1_440 })
  .map((n) => `${new Date(n * 60_000).toISOString().slice(0, 16)}:00Z`);

const ticket: fc.Arbitrary<Ticket> = fc
  .record(
    {
      kind: fc.constantFrom(...ACTION_KINDS),
      view: fc.constantFrom(...VIEWS),
      asOf: fc.oneof(day, minute),
      language: fc.constantFrom('en', 'zh', 'es'),
      window: fc.constantFrom(1, 3, 5),
      subject: fc.stringMatching(/^[a-z0-9_.-]{1,60}$/),
    },
    { requiredKeys: ['kind', 'view', 'language'] },
  )
  .map((record) => record as Ticket);

describe('tokens of buttons', () => {
  it('come back as they were, in at most 64 bytes', () => {
    fc.assert(
      fc.property(ticket, (given) => {
        const token = tokenOf(given);
        if (token === undefined) return expect((given.subject ?? '').length).toBeGreaterThan(35);
        expect(Buffer.byteLength(token)).toBeLessThanOrEqual(MAX_TOKEN_BYTES);
        expect(ticketOf(token)).toEqual(given);
      }),
      { numRuns: 2_000 },
    );
  });

  it('hold every id that a card may be about', () => {
    const ids = [
      ...bot.registry.all.map(({ id }) => id),
      ...bot.framework.drivers.map(({ id }) => id),
      ...bot.framework.nodes.map(({ id }) => id),
      ...bot.analogs.episodes.map(({ id }) => id),
    ];
    const base = {
      kind: 'evidence',
      view: 'framework',
      asOf: '2026-01-30T15:00:00Z',
      language: 'en',
    } as const;
    expect(ids.filter((subject) => tokenOf({ ...base, subject }) === undefined)).toEqual([]);
  });

  it('that nobody made are refused, whatever they hold', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.string().map((text) => `1~ev~${text}`),
        ),
        (text) => {
          const read = ticketOf(text);
          if (read) expect(tokenOf(read)).toBeDefined();
        },
      ),
      { numRuns: 2_000 },
    );
  });
});
