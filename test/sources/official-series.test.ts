import { describe, expect, it } from 'vitest';
import { indicators } from '../../src/indicators/registry.ts';
import { createAlternativeMeSource } from '../../src/sources/alternative-me.ts';
import { createEpuSource } from '../../src/sources/epu.ts';
import { createFiscalDataSource } from '../../src/sources/fiscaldata.ts';
import { createFrankfurterSource } from '../../src/sources/frankfurter.ts';
import { createFredSource } from '../../src/sources/fred.ts';
import { createFreddieMacSource } from '../../src/sources/freddie-mac.ts';
import { createGprSource } from '../../src/sources/gpr.ts';
import { createNyFedSource } from '../../src/sources/nyfed.ts';
import type { CreateSource } from '../../src/sources/source.ts';
import { createTreasurySource } from '../../src/sources/treasury.ts';
import { createTreasuryDirectSource } from '../../src/sources/treasurydirect.ts';
import { ask } from './recorded-bodies.ts';

const SOURCES: Readonly<Record<string, CreateSource>> = {
  fred: createFredSource,
  nyfed: createNyFedSource,
  treasury: createTreasurySource,
  fiscaldata: createFiscalDataSource,
  treasurydirect: createTreasuryDirectSource,
  'freddie-mac': createFreddieMacSource,
  epu: createEpuSource,
  gpr: createGprSource,
  frankfurter: createFrankfurterSource,
  'alternative-me': createAlternativeMeSource,
};

const refs = indicators.flatMap(({ id, series }) =>
  series.filter(({ source }) => Object.hasOwn(SOURCES, source)).map((ref) => ({ ...ref, id })),
);

describe('the official sources', () => {
  it('are all named by indicators', () => {
    expect([...new Set(refs.map(({ source }) => source))].sort()).toEqual(Object.keys(SOURCES).sort());
  });

  it.each(refs)('$source knows $series, which $id reads', async ({ source, series }) => {
    // A series that a source does not know is refused without asking anybody.
    const { paths } = await ask(SOURCES[source]!, [], {
      series: [series],
      from: '2026-11-01',
      to: '2026-11-24',
      now: '2026-11-24T15:30:00Z',
    });
    expect(paths.length).toBeGreaterThan(0);
  });

  it.each(Object.keys(SOURCES))('%s asks nobody for names that are none of its own', async (source) => {
    const { paths, results } = await ask(SOURCES[source]!, [], {
      series: ['', '__proto__', 'constructor', '../etc/passwd', 'a b&c=d', '99-Year/highYield'],
      from: '2026-11-01',
      to: '2026-11-24',
      now: '2026-11-24T15:30:00Z',
    });
    expect(paths).toEqual([]);
    expect([...results.values()].map((result) => ('failure' in result ? result.failure : 'read'))).toEqual(
      Array(6).fill('rejected'),
    );
  });
});
