import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { describe, expect, it } from 'vitest';
import { projectRoot } from '../src/paths.ts';

/** Who may import whom (STYLE.md, section 3), read from the import lines of the sources. */

const MAX_LINES = 300;

/** Longer files, with the reason and their own limit. */
const LONG_FILES: Readonly<Record<string, readonly [limit: number, reason: string]>> = {
  'src/indicators/liquidity.ts': [400, 'data: one object per indicator'],
  'src/indicators/rates.ts': [400, 'data: one object per indicator'],
  'src/indicators/fiscal.ts': [400, 'data: one object per indicator'],
  'src/assessment/framework.ts': [430, 'the schema of one file format, read from top to bottom'],
  'src/assessment/measures.ts': [400, 'one class: every measure shares its window and its memory'],
  'src/events/strength.ts': [420, 'one rule of DOMAIN 3.1 after the other'],
  'src/answer/lexicon.ts': [1_200, 'data: words that people use, over all languages'],
  'src/time/us-market.ts': [400, 'one calendar: holidays, sessions, business days and cash drains'],
};

/** One file per language: as long as its sentences are. */
const WORD_FILES =
  /\/(?:words|messages|labels|typed|understood|locales|settings-words|scored-words)\/(?:cards-)?[a-z]{2}\.ts$/;
const MAX_WORD_LINES = 400;

/** Longer files that are no data and want to be split; the limits keep them from growing meanwhile. */
const TO_SPLIT: Readonly<Record<string, number>> = {};

/** Imports against the direction that are known: types that live one floor too high. To be moved, not to be copied. */
const DEBTS: Readonly<Record<string, readonly string[]>> = {
  'src/answer/cards.ts': ['bot'],
  'src/answer/cards/card.ts': ['bot'],
  'src/log.ts': ['config'],
};

/** Files directly under src/ count as folders of their own. */
const FOUNDATION = ['time', 'errors', 'paths', 'log', 'languages'] as const;
const ALLOWED: Readonly<Record<string, readonly string[]>> = {
  time: [],
  errors: [],
  paths: [],
  log: [],
  languages: [],
  events: [...FOUNDATION, 'sources'],
  indicators: ['mag7', 'time', 'languages'],
  mag7: ['time'],
  sources: [...FOUNDATION, 'indicators', 'mag7'],
  snapshot: ['indicators', 'mag7', 'sources', 'time', 'errors'],
  assessment: [...FOUNDATION, 'snapshot', 'indicators', 'sources', 'events'],
  grounding: ['time', 'errors', 'indicators', 'languages'],
  answer: [...FOUNDATION, 'assessment', 'snapshot', 'events', 'indicators', 'mag7', 'sources', 'grounding'],
  agent: [...FOUNDATION, 'assessment', 'snapshot', 'events', 'indicators', 'sources', 'grounding', 'answer'],
  charts: [...FOUNDATION, 'answer', 'assessment', 'snapshot', 'events', 'indicators', 'sources', 'grounding'],
  digest: [...FOUNDATION, 'answer', 'assessment', 'snapshot', 'events', 'grounding'],
  store: [...FOUNDATION, 'sources', 'events'],
  jobs: ['store'],
  delivery: [...FOUNDATION, 'answer', 'digest', 'store'],
  alerts: [
    ...FOUNDATION,
    'answer',
    'assessment',
    'snapshot',
    'indicators',
    'sources',
    'grounding',
    'store',
    'delivery',
  ],
  scorecard: [
    ...FOUNDATION,
    'answer',
    'assessment',
    'snapshot',
    'indicators',
    'sources',
    'grounding',
    'store',
  ],
};
/** They join the stages, state what is joined or measure the whole: they may see every folder of src/. */
const JOINING = new Set([
  'index',
  'core',
  'bot',
  'chat',
  'front-desk',
  'commands',
  'config',
  'adapter',
  'eval',
  'digest-service',
  'digest-lead',
  'alert-service',
  'doctor',
  'live',
  'operations',
]);

interface SourceFile {
  /** From the project root, with forward slashes. */
  readonly path: string;
  readonly text: string;
  readonly imports: readonly string[];
}

function filesUnder(folder: string): string[] {
  const full = join(projectRoot, folder);
  if (!existsSync(full)) return [];
  return readdirSync(full, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts') || name.endsWith('.mts'))
    .map((name) => `${folder}/${name.split(sep).join('/')}`)
    .sort();
}

function read(path: string): SourceFile {
  const text = readFileSync(join(projectRoot, path), 'utf8');
  return { path, text, imports: importsOf(text) };
}

/** Everything that is imported, exported on or loaded later. */
function importsOf(text: string): string[] {
  const found = text.matchAll(
    /^\s*(?:import|export)\b[^'"`;]*?\bfrom\s*['"]([^'"]+)['"]|^\s*import\s*['"]([^'"]+)['"]|\bimport\s*\(\s*['"]([^'"]+)['"]|\brequire\s*\(\s*['"]([^'"]+)['"]/gm,
  );
  return [...found].map((match) => (match[1] ?? match[2] ?? match[3] ?? match[4])!);
}

/** A relative import as a path from the project root. */
function target(file: SourceFile, specifier: string): string {
  return relative(projectRoot, join(projectRoot, dirname(file.path), specifier))
    .split(sep)
    .join('/');
}

const isRelative = (specifier: string): boolean => specifier.startsWith('.');

/** `assessment` for src/assessment/assess.ts, `paths` for src/paths.ts. */
function folderOf(path: string): string {
  return path.split('/')[1]!.replace(/\.ts$/, '');
}

const core = filesUnder('src').map(read);
const adapters = filesUnder('adapters').map(read);
const all = [...core, ...adapters];

/** `discord.js` also for `discord.js/rest`. */
const takes = (file: SourceFile, name: string): boolean =>
  file.imports.some((specifier) => specifier === name || specifier.startsWith(`${name}/`));

const offenders = (files: readonly SourceFile[], test: (file: SourceFile) => boolean): string[] =>
  files.filter(test).map(({ path }) => path);

describe('the reader of import lines', () => {
  it('finds every way to import, and no words that only look like one', () => {
    const text = [
      "import { a } from './a.ts';",
      "import type { B } from '../b.ts';",
      'import {\n  c,\n  d,\n} from "c";',
      "import './side-effect.ts';",
      "export { e } from './e.ts';",
      "export * from './f.ts';",
      "const g = await import('g');",
      "const h = require('h');",
      "export const text = 'nothing from here';",
      "const importance = 'high';",
    ].join('\n');
    expect(importsOf(text)).toEqual([
      './a.ts',
      '../b.ts',
      'c',
      './side-effect.ts',
      './e.ts',
      './f.ts',
      'g',
      'h',
    ]);
  });

  it('has files to read', () => {
    expect(core.length).toBeGreaterThan(30);
    expect(core.flatMap(({ imports }) => imports).length).toBeGreaterThan(80);
  });
});

describe('the core', () => {
  it('knows no platform', () => {
    const platforms = ['discord.js', '@discordjs', 'telegraf', 'commander', 'picocolors', 'string-width'];
    expect(offenders(core, (file) => platforms.some((name) => takes(file, name)))).toEqual([]);
    const reaching = core.flatMap((file) =>
      file.imports.filter(
        (specifier) => isRelative(specifier) && !target(file, specifier).startsWith('src/'),
      ),
    );
    expect(reaching).toEqual([]);
  });

  it('imports openai in one file only', () => {
    const others = all.filter(({ path }) => path !== 'src/agent/openai.ts');
    expect(offenders(others, (file) => takes(file, 'openai'))).toEqual([]);
  });

  it('imports each of the database drivers in one file only', () => {
    expect(offenders(all, (file) => takes(file, '@photostructure/sqlite'))).toEqual([
      'src/store/engines/sqlite.ts',
    ]);
    expect(offenders(all, (file) => takes(file, 'pg'))).toEqual(['src/store/engines/postgres-pool.ts']);
  });

  it('draws pictures in one file only, which only the picture thread loads', () => {
    const painter = 'src/charts/paint.ts';
    const canvas = (file: SourceFile): boolean => takes(file, '@napi-rs/canvas') || takes(file, 'echarts');
    expect(offenders(all, canvas)).toEqual([painter]);
    const loading = (file: SourceFile): boolean =>
      file.imports.filter(isRelative).some((specifier) => target(file, specifier) === painter);
    expect(offenders(all, loading)).toEqual(['src/charts/worker.ts']);
  });

  it('reads the environment in one file only', () => {
    const others = all.filter(({ path }) => path !== 'src/config.ts');
    expect(offenders(others, ({ text }) => /\bprocess\s*(\.\s*env\b|\[\s*['"]env['"])/.test(text))).toEqual(
      [],
    );
    const imported = others.filter(({ text }) =>
      /import\s*\{[^}]*\benv\b[^}]*\}\s*from\s*['"]node:process['"]/.test(text),
    );
    expect(imported).toEqual([]);
  });

  it('lets each folder import only what stands below it', () => {
    const wrong = core.flatMap((file) => {
      const from = folderOf(file.path);
      if (JOINING.has(from)) return [];
      const allowed = ALLOWED[from];
      if (!allowed)
        return [`${file.path}: src/${from} is not in the table of this test; say what it may import`];
      return file.imports.filter(isRelative).flatMap((specifier) => {
        const to = folderOf(target(file, specifier));
        return to === from || allowed.includes(to) || DEBTS[file.path]?.includes(to)
          ? []
          : [`${file.path} imports ${to}`];
      });
    });
    expect(wrong).toEqual([]);
  });

  it('has no debt that is paid already', () => {
    const paid = core.filter((file) => {
      const owed = DEBTS[file.path];
      const imported = new Set(file.imports.filter(isRelative).map((to) => folderOf(target(file, to))));
      return owed !== undefined && !owed.every((folder) => imported.has(folder));
    });
    expect(paid.map(({ path }) => path)).toEqual([]);
  });

  it('has a table without circles', () => {
    const visit = (folder: string, above: readonly string[]): string[] =>
      above.includes(folder)
        ? [[...above, folder].join(' -> ')]
        : (ALLOWED[folder] ?? []).flatMap((next) => visit(next, [...above, folder]));
    expect(Object.keys(ALLOWED).flatMap((folder) => visit(folder, []))).toEqual([]);
  });

  it('imports files with their ending, as the build needs it', () => {
    const bare = all.flatMap((file) =>
      file.imports
        .filter((specifier) => isRelative(specifier) && !/\.(ts|json)$/.test(specifier))
        .map((specifier) => `${file.path}: ${specifier}`),
    );
    expect(bare).toEqual([]);
  });
});

/** core.ts is the half of index.ts that answers a question; index.ts holds all of it. */
const DOOR: ReadonlySet<string> = new Set(['src/index.ts', 'src/core.ts']);

describe('the adapters', () => {
  it('keep each platform to its own folder', () => {
    const outside = (folder: string) => all.filter(({ path }) => !path.startsWith(`adapters/${folder}/`));
    expect(offenders(outside('discord'), (file) => takes(file, 'discord.js'))).toEqual([]);
    expect(offenders(outside('telegram'), (file) => takes(file, 'telegraf'))).toEqual([]);
  });

  it('use the core through its door, and nothing of each other', () => {
    const wrong = adapters.flatMap((file) =>
      file.imports.filter(isRelative).flatMap((specifier) => {
        const to = target(file, specifier);
        const own = file.path.split('/').slice(0, 2).join('/');
        const composes = file.path === 'adapters/start.ts' && to.startsWith('adapters/');
        return DOOR.has(to) || to.startsWith(`${own}/`) || composes ? [] : [`${file.path} imports ${to}`];
      }),
    );
    expect(wrong).toEqual([]);
  });
});

describe('the size of files', () => {
  const linesOf = ({ text }: SourceFile): number => text.trimEnd().split('\n').length;

  const limitOf = ({ path }: SourceFile): number =>
    LONG_FILES[path]?.[0] ?? TO_SPLIT[path] ?? (WORD_FILES.test(path) ? MAX_WORD_LINES : MAX_LINES);

  it(`stays within ${MAX_LINES} lines, but for those with a reason`, () => {
    const long = all.filter((file) => linesOf(file) > limitOf(file));
    expect(long.map((file) => `${file.path}: ${linesOf(file)} lines`)).toEqual([]);
  });

  it('has no exception that is no longer needed', () => {
    const needless = [...Object.keys(LONG_FILES), ...Object.keys(TO_SPLIT)].filter((path) => {
      const file = all.find((candidate) => candidate.path === path);
      return !file || linesOf(file) <= MAX_LINES;
    });
    expect(needless).toEqual([]);
  });
});
