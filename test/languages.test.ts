import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { SEED_FRAMEWORK } from '../src/assessment/framework.ts';
import {
  addTranslation,
  FURTHER_LANGUAGES,
  readTranslation,
  textPaths,
  translatedSchema,
} from '../src/assessment/translations.ts';
import { INDICATOR_NAMES, type IndicatorNames, withNames } from '../src/indicators/labels.ts';
import { createRegistry, indicators } from '../src/indicators/registry.ts';
import { LANGUAGES, languageOfTag } from '../src/languages.ts';
import { projectFile } from '../src/paths.ts';

const EPISODES = projectFile('prompts', 'episodes.json');
const jsonOf = (file: string): unknown => JSON.parse(readFileSync(file, 'utf8'));
const scratch = mkdtempSync(join(tmpdir(), 'languages-'));
afterAll(() => rmSync(scratch, { recursive: true }));

describe('every further language', () => {
  it('has its files', () => {
    const missing = FURTHER_LANGUAGES.flatMap((language) => {
      const names = (INDICATOR_NAMES as Readonly<Record<string, IndicatorNames>>)[language];
      return [
        ...indicators.filter(({ id }) => !names?.[id]).map(({ id }) => `labels/${language}.ts: ${id}`),
        ...[SEED_FRAMEWORK, EPISODES].flatMap((file) => {
          const beside = file.replace(/\.json$/, `.${language}.json`);
          const translation = existsSync(beside) ? readTranslation(beside) : {};
          return textPaths(jsonOf(file))
            .filter((path) => translation[path] === undefined)
            .map((path) => `${beside}: ${path}`);
        }),
      ];
    });
    expect(missing).toEqual([]);
  });

  it('is found by the tags of devices, in any spelling', () => {
    for (const language of LANGUAGES) {
      expect(languageOfTag(language.toUpperCase())).toBe(language);
      expect(languageOfTag(`${language}-XX`)).toBe(language);
    }
    expect(languageOfTag('tlh')).toBeUndefined();
    expect(languageOfTag(undefined)).toBeUndefined();
  });
});

describe('a translation beside a data file', () => {
  const draft = (): unknown => ({
    title: { en: 'map', zh: '图', es: 'mapa' },
    drivers: [{ id: 'carry', label: { en: 'carry', zh: '套息', es: 'carry' }, aliases: ['yen carry'] }],
    roleFacts: [{ person: 'A. B.', from: '2020-01-01', role: { en: 'chair', zh: '主席', es: 'presidenta' } }],
  });

  it('names texts by ids, and all of them are listed', () => {
    expect(textPaths(draft())).toEqual(['title', 'drivers/carry/label', 'roleFacts/A. B., 2020-01-01/role']);
  });

  it('puts texts and words in their places', () => {
    const json = draft();
    addTranslation(
      json,
      {
        'drivers/carry/label': 'Carry-Abbau',
        'drivers/carry/aliases': ['carry trade'],
        'roleFacts/A. B., 2020-01-01/role': 'Vorsitz',
      },
      'de',
      'x.de.json',
    );
    expect(json).toMatchObject({
      drivers: [{ label: { en: 'carry', de: 'Carry-Abbau' }, aliases: ['yen carry', 'carry trade'] }],
      roleFacts: [{ role: { de: 'Vorsitz' } }],
    });
  });

  it.each([
    ['drivers/cary/label', 'leads to no text'],
    ['drivers/carry', 'leads to no text'],
    ['drivers/carry/aliases', 'leads to no text'],
    ['constructor/name', 'leads to no text'],
  ])('with the path %s is refused', (path, message) => {
    expect(() => addTranslation(draft(), { [path]: 'x' }, 'de', 'x.de.json')).toThrow(message);
  });

  it('says which file is no translation', () => {
    const file = join(scratch, 'x.de.json');
    writeFileSync(file, '{"title": 3}');
    expect(() => readTranslation(file)).toThrow('x.de.json');
  });

  it('may leave out what is then said in English', () => {
    const text = translatedSchema.parse({ en: 'oil', zh: '油', es: 'petróleo' });
    expect(Object.keys(text)).toEqual([...LANGUAGES]);
    for (const language of FURTHER_LANGUAGES) expect(text[language]).toBe('oil');
  });
});

describe('names of indicators in a further language', () => {
  it('are shown and found', () => {
    const named = withNames(indicators, { de: { oil: ['Rohöl', 'ölfonds'] } });
    const registry = createRegistry(named);
    expect(registry.find('Rohol')?.id).toBe('oil');
    expect(registry.find('ölfonds')?.id).toBe('oil');
    expect(registry.get('oil')?.label).toMatchObject({ en: 'Oil', de: 'Rohöl' });
  });

  it('belong to indicators that exist', () => {
    expect(() => withNames(indicators, { de: { olio: ['Öl'] } })).toThrow('labels/de.ts names "olio"');
  });
});
