import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { projectRoot } from '../../src/paths.ts';

/**
 * Every recorded body is read by some test, or stands here with the reason why no test reads it. The bodies lie
 * beside the checkout on some machines only.
 */

const RECORDED = join(projectRoot, '..', 'shared', 'fixtures');

/** By folder, or by file. */
const NOT_READ: Readonly<Record<string, string>> = {
  'README.md': 'it describes the bodies',
  bybit: 'not built: funding comes from OKX and Binance',
  stooq: 'not built: it answers programs with a riddle',
  tradingview: 'not built: no documented route, and one yield only',
  defillama: 'not built: coins have five other sources',
  news_rss: 'not built: search results of an aggregator are no publisher',
  federal_reserve: 'not built: the New York Fed and FRED publish the same rate',
};

/** How tests name files of which they build the path: the text that has to stand in a test. */
const BUILT_NAMES: readonly (readonly [RegExp, (part: string) => string])[] = [
  [/^fredgraph\/(.+)\.csv$/, (id) => `graph('${id}'`],
  [/^fred\/observations_(.+)\.json$/, (name) => `'${name}'`],
  [/^sec\/companyfacts_(.+)_capex\.json$/, (symbol) => `'${symbol}'`],
  [/^fred\/(series_.+|release_.+)\.json$/, (name) => `'${name}'`],
  [/^binance\/futures_data_(.+)_BNBUSDT\.json$/, (name) => `'${name}'`],
  [/^(?:kraken|coingecko|yahoo|gdelt)\/(.+)\.json$/, (name) => `'${name}'`],
];

function filesIn(folder: string, under = ''): string[] {
  return readdirSync(join(folder, under), { withFileTypes: true }).flatMap((entry) => {
    const path = under === '' ? entry.name : `${under}/${entry.name}`;
    return entry.isDirectory() ? filesIn(folder, path) : [path];
  });
}

function testTexts(): string {
  const folders = ['test/sources', 'test/events', 'test/mag7'].map((path) => join(projectRoot, path));
  return folders
    .flatMap((folder) => filesIn(folder).map((path) => join(folder, path)))
    .filter((path) => path.endsWith('.ts') && basename(path) !== 'fixtures-covered.test.ts')
    .map((path) => readFileSync(path, 'utf8'))
    .join('\n');
}

describe.skipIf(!existsSync(RECORDED))('the recorded bodies (skipped where they are not at hand)', () => {
  const files = existsSync(RECORDED) ? filesIn(RECORDED) : [];
  const texts = testTexts();

  it.each(files)('%s is read by a test, or has a reason', (file) => {
    if (file in NOT_READ || file.split('/')[0]! in NOT_READ) return;
    const names = [file, `'${basename(file)}'`, `/${basename(file)}`];
    for (const [pattern, nameOf] of BUILT_NAMES) {
      const part = pattern.exec(file)?.[1];
      if (part !== undefined) names.push(nameOf(part));
    }
    expect(
      names.filter((name) => texts.includes(name)),
      `no test names ${file}`,
    ).not.toEqual([]);
  });

  it('has no reason for a body that is not there any more', () => {
    const there = new Set(files.flatMap((file) => [file, file.split('/')[0]!]));
    expect(Object.keys(NOT_READ).filter((name) => !there.has(name))).toEqual([]);
  });
});
