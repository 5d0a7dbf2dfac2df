import type { FurtherLanguage } from '../languages.ts';
import type { Indicator } from './indicator.ts';
import { de } from './labels/de.ts';
import { fr } from './labels/fr.ts';
import { ja } from './labels/ja.ts';
import { pt } from './labels/pt.ts';

/**
 * Names of indicators in languages beyond those that stand with each indicator, one file per language in labels/.
 * By id: the label, then other names that people type, lower case. A test tells which are missing.
 */
export type IndicatorNames = Readonly<Record<string, readonly [label: string, ...aliases: string[]]>>;

export const INDICATOR_NAMES: Readonly<Record<FurtherLanguage, IndicatorNames>> = { de, fr, pt, ja };

/** The same indicators with their further names. @throws Error for names of an indicator that does not exist. */
export function withNames(
  list: readonly Indicator[],
  names: Readonly<Partial<Record<string, IndicatorNames>>> = INDICATOR_NAMES,
): readonly Indicator[] {
  const ids = new Set(list.map(({ id }) => id));
  for (const [language, own] of Object.entries(names)) {
    const lost = Object.keys(own ?? {}).find((id) => !ids.has(id));
    if (lost) throw new Error(`labels/${language}.ts names "${lost}", which is no indicator`);
  }
  return list.map((indicator) => {
    const known = Object.entries(names).flatMap(([language, own]) => {
      const found = own?.[indicator.id];
      return found ? [[language, found] as const] : [];
    });
    if (known.length === 0) return indicator;
    return {
      ...indicator,
      label: {
        ...indicator.label,
        ...Object.fromEntries(known.map(([language, [label]]) => [language, label])),
      },
      aliases: {
        ...indicator.aliases,
        ...Object.fromEntries(known.map(([language, [, ...aliases]]) => [language, aliases])),
      },
    };
  });
}
