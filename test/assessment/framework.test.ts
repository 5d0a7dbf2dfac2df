import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import {
  checkFramework,
  indicatorsOf,
  loadFramework,
  SEED_FRAMEWORK,
} from '../../src/assessment/framework.ts';
import { FileError } from '../../src/errors.ts';
import { indicators } from '../../src/indicators/registry.ts';

const known = new Set(indicators.map(({ id }) => id));

// biome-ignore lint/suspicious/noExplicitAny: broken on purpose, any shape may be written into it
type Draft = any;

/** A copy of the framework that ships, to break. */
function draft(): Draft {
  return JSON.parse(readFileSync(SEED_FRAMEWORK, 'utf8'));
}

function driverOf(json: Draft, id: string): Draft {
  return json.drivers.find((driver: Draft) => driver.id === id);
}

function complaintOf(act: () => unknown): string {
  try {
    act();
  } catch (error) {
    expect(error).toBeInstanceOf(FileError);
    expect((error as FileError).code).toBe('BAD_FILE');
    return (error as FileError).message;
  }
  throw new Error('nothing was refused');
}

const complaint = (json: Draft): string => complaintOf(() => checkFramework(json, 'mine.json', known));

describe('the framework that ships', () => {
  const framework = loadFramework(SEED_FRAMEWORK, known);

  it('carries the priors of section 3, rule 6', () => {
    // DOMAIN 3.6, in percent of unusual days.
    expect(Object.fromEntries(framework.drivers.map(({ id, priorPercent }) => [id, priorPercent]))).toEqual({
      growth: 14,
      policy_path: 10,
      mag7: 8,
      positioning: 8,
      inflation: 5,
      crypto_native: 5,
      geo: 4,
      tariff: 4,
      ai_capex: 4,
      fiscal: 3,
      rhetoric: 3,
      credit: 3,
      carry_unwind: 2,
      sell_america: 2,
      seasonal: 2,
      bank_liquidity: 1,
      dash_for_cash: 1,
      noise: 21,
    });
  });

  it('carries the event weights of section 6', () => {
    // DOMAIN 6, the rows marked E: W+ and W-.
    const events = framework.drivers.flatMap(({ id, tests }) =>
      tests.flatMap((test) => (test.kind === 'event' ? [[id, [test.for, test.against]]] : [])),
    );
    expect(Object.fromEntries(events)).toEqual({
      geo: [8, 9],
      rhetoric: [6, 8],
      mag7: [8, 8],
      bank_liquidity: [6, 3],
      fiscal: [6, 6],
      policy_path: [7, 7],
      growth: [8, 5],
      inflation: [8, 6],
      carry_unwind: [6, 4],
      credit: [9, 8],
      crypto_native: [7, 7],
      positioning: [7, 4],
      tariff: [11, 11],
      sell_america: [4, 4],
      seasonal: [8, 14],
    });
  });

  it('carries the scales of section 3.1 and the bands of section 4', () => {
    // DOMAIN 3.1, point 3 and the basis of the calendar kinds; DOMAIN 4, NULL test.
    expect(framework.events).toMatchObject({
      tariffPointsFull: 1,
      auctionTailBpFull: 2.6,
      megacapPointsFull: 0.35,
      marginIncreasePctFull: 25,
      liquidationsUsdBnFull: 2,
      calendar: {
        quarter_end: 1,
        month_end: 0.5,
        tax: 0.5,
        settlement: 0.5,
        expiry: 0.25,
        filing: 0.25,
        holiday: 0.25,
        meeting: 0,
        vote: 0,
      },
    });
    expect(framework.nullBands).toEqual([
      { below: 1.5, db: 10 },
      { below: 2, db: 6 },
      { below: 2.7, db: 0 },
      { below: 3.8, db: -8 },
      { db: -18 },
    ]);
  });

  it('names the nine assets of the panel and the article candidates of section 7', () => {
    expect(framework.panel).toHaveLength(9);
    const candidates = framework.drivers
      .filter(({ articleCandidate }) => articleCandidate)
      .map(({ id }) => id);
    expect(candidates.sort()).toEqual([
      'ai_capex',
      'bank_liquidity',
      'carry_unwind',
      'dash_for_cash',
      'fiscal',
      'geo',
      'mag7',
      'rhetoric',
    ]);
  });

  it('reads only indicators of the registry', () => {
    const used = indicatorsOf(framework);
    expect([...used].filter((id) => !known.has(id))).toEqual([]);
    // One of a plain test, of a joint test's leg, of a flat weight and of a knock-out.
    for (const id of ['us2y', 'dollar', 'btc', 'vix', 'hy-spread']) expect(used).toContain(id);
  });
});

describe('a broken framework is refused with its place', () => {
  const cases: readonly [string, (json: Draft) => void, RegExp][] = [
    [
      'an indicator that does not exist',
      (json) => {
        driverOf(json, 'geo').tests[1].measure.of = 'crude';
      },
      /^mine\.json: driver geo tests the indicator "crude", which is not in the registry$/,
    ],
    [
      'an indicator that does not exist in a leg of a joint test',
      (json) => {
        driverOf(json, 'dash_for_cash').tests[0].legs[2].of = 'greenback';
      },
      /^mine\.json: driver dash_for_cash tests the indicator "greenback", which is not in the registry$/,
    ],
    [
      'an indicator that does not exist in the panel',
      (json) => {
        json.panel[3] = 'crude';
      },
      /^mine\.json: panel names the indicator "crude", which is not in the registry$/,
    ],
    [
      'a knock-out that refers to a test that is not there',
      (json) => {
        driverOf(json, 'rhetoric').knockOuts[0].all[0].test = 'dollar-sideways';
      },
      /^mine\.json: driver rhetoric refers to its test "dollar-sideways", which it does not have$/,
    ],
    [
      'a condition that refers to a test that is not there',
      (json) => {
        driverOf(json, 'geo').tests[2].againstIf.test = 'oil-sideways';
      },
      /^mine\.json: driver geo refers to its test "oil-sideways", which it does not have$/,
    ],
    [
      'a role rule that refers to a test that is not there',
      (json) => {
        driverOf(json, 'bank_liquidity').backgroundWhen.test = 'reserves-low';
      },
      /^mine\.json: driver bank_liquidity refers to its test "reserves-low", which it does not have$/,
    ],
    [
      'a naming rule that refers to a test that is not there',
      (json) => {
        driverOf(json, 'ai_capex').namedWhen.agree[1] = 'chips-lag';
      },
      /^mine\.json: driver ai_capex refers to its test "chips-lag", which it does not have$/,
    ],
    [
      'the strongest event of a driver that is not there',
      (json) => {
        driverOf(json, 'sell_america').tests.at(-1).source.drivers[0] = 'trade_war';
      },
      /^mine\.json: driver sell_america takes the strongest event of "trade_war", which is not a driver$/,
    ],
    [
      'a weight above 40 dB',
      (json) => {
        driverOf(json, 'geo').tests[1].for = 41;
      },
      /^mine\.json: drivers\.0\.tests\.1\.for: .*40/,
    ],
    [
      'a negative weight',
      (json) => {
        driverOf(json, 'rhetoric').tests[1].against = -8;
      },
      /^mine\.json: drivers\.1\.tests\.1\.against: .*0/,
    ],
    [
      'a weight that is no number',
      (json) => {
        driverOf(json, 'geo').tests[0].for = 'strong';
      },
      /^mine\.json: drivers\.0\.tests\.0\.for: .*number/,
    ],
    [
      'an edge over a node that does not exist',
      (json) => {
        json.edges[0].path[1] = 'A99';
      },
      /^mine\.json: edge E1 names the node "A99", which does not exist$/,
    ],
    [
      'an edge of a driver that does not exist',
      (json) => {
        json.edges[0].drivers[0] = 'weather';
      },
      /^mine\.json: edge E1 names the driver "weather", which does not exist$/,
    ],
    [
      'two drivers of one name',
      (json) => {
        json.drivers.push(structuredClone(json.drivers[0]));
      },
      /^mine\.json: two drivers have the same id$/,
    ],
    [
      'a missing field',
      (json) => {
        delete driverOf(json, 'mag7').priorPercent;
      },
      /^mine\.json: drivers\.2\.priorPercent: .+/,
    ],
    [
      'a missing list',
      (json) => {
        delete json.panel;
      },
      /^mine\.json: panel: .+/,
    ],
    [
      'a label without one of its languages',
      (json) => {
        delete driverOf(json, 'geo').label.zh;
      },
      /^mine\.json: drivers\.0\.label\.zh: .+/,
    ],
    [
      'a field that no one knows, such as a misspelt one',
      (json) => {
        driverOf(json, 'geo').tests[1].agianst = 5;
      },
      /^mine\.json: drivers\.0\.tests\.1: .*agianst/,
    ],
    [
      'a kind of measure that does not exist',
      (json) => {
        driverOf(json, 'geo').tests[1].measure.kind = 'vibes';
      },
      /^mine\.json: drivers\.0\.tests\.1\.measure\.kind: .+/,
    ],
    [
      'a date that does not exist',
      (json) => {
        json.claims[0].knownFrom = '2025-02-30';
      },
      /^mine\.json: "2025-02-30" is not a date like 2026-01-30$/,
    ],
  ];

  it.each(cases)('%s', (_name, spoil, expected) => {
    const json = draft();
    spoil(json);
    const message = complaint(json);
    expect(message).toMatch(expected);
    expect(message).not.toContain('\n');
  });

  it('accepts the same file when nothing is spoilt, so that the cases above mean something', () => {
    expect(checkFramework(draft(), 'mine.json', known).id).toBe('paradigm-shift');
  });

  it.each([[[]], ['a list'], [7], [null]])('something that is no object: %j', (json) => {
    expect(complaint(json)).toMatch(/^mine\.json: the file: .+/);
  });
});

describe('a framework file that cannot be read', () => {
  const folder = mkdtempSync(join(tmpdir(), 'framework-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  it.each([
    ['is not JSON', 'once upon a time'],
    ['ends too early', '{"id": "mine", "drivers": ['],
    ['is empty', ''],
  ])('names the file when it %s', (_name, text) => {
    const file = join(folder, 'broken.json');
    writeFileSync(file, text);
    const message = complaintOf(() => loadFramework(file, known));
    expect(message).toContain(file);
    expect(message).toContain('cannot be read as JSON');
    expect(message).not.toContain('\n');
  });

  it('names the file when it is not there', () => {
    const file = join(folder, 'none.json');
    expect(complaintOf(() => loadFramework(file, known))).toContain(file);
  });

  it('names the file and the place when a field is wrong', () => {
    const file = join(folder, 'wrong.json');
    const json = draft();
    json.version = 'first';
    writeFileSync(file, JSON.stringify(json));
    expect(complaintOf(() => loadFramework(file, known))).toMatch(/wrong\.json: version: .+/);
  });
});

/* What a file may still hold and should not. `it.fails` turns red once it is refused: then make it a plain `it`. */
describe('found in review', () => {
  it('refuses null bands that leave large moves without a band', () => {
    const json = draft();
    json.nullBands.pop();
    // Found by reading: the engine then crashes on the first day with a move beyond 3.8 sigma.
    expect(complaint(json)).toContain('nullBands');
  });

  it('refuses score bands that leave high values without a band', () => {
    const json = draft();
    driverOf(json, 'bank_liquidity').tests[0].score.bands.pop();
    expect(complaint(json)).toContain('bands');
  });

  it('refuses two tests of one driver with the same id', () => {
    const json = draft();
    driverOf(json, 'geo').tests[2].id = 'oil-up';
    expect(complaint(json)).toContain('oil-up');
  });

  it('keeps to one line when the file is broken in the middle of its lines', () => {
    const folder = mkdtempSync(join(tmpdir(), 'framework-'));
    const file = join(folder, 'broken.json');
    writeFileSync(file, '{\n  "id": "mine",\n  "version": one\n}');
    const message = complaintOf(() => loadFramework(file, known));
    rmSync(folder, { recursive: true });
    expect(message).not.toContain('\n');
  });
});
