import type { AnalogFinder, Episode } from '../assessment/analogs.ts';
import type { Framework } from '../assessment/framework.ts';
import type { Registry } from '../indicators/registry.ts';
import { UNAVAILABLE } from './lexicon.ts';
import { type Found, NameIndex } from './matcher.ts';

/** What a name in a question stands for. */
export type Name =
  | { readonly kind: 'asset'; readonly id: string }
  | { readonly kind: 'driver'; readonly id: string }
  | { readonly kind: 'episode'; readonly episode: Episode }
  | { readonly kind: 'unavailable'; readonly what: (typeof UNAVAILABLE)[number] };

/** What the names come from. */
export interface NameParts {
  readonly registry: Registry;
  readonly framework: Framework;
  readonly analogs: AnalogFinder;
}

/** Group words that stand for several indicators, or for one in common speech. */
const COMMON_NAMES: readonly (readonly [names: readonly string[], id: string])[] = [
  [
    [
      'rates',
      'yields',
      'interest rates',
      'bond yields',
      '收益率',
      'rendimientos',
      'tipos',
      'renditen',
      'taux',
    ],
    'us10y',
  ],
  [
    [
      'stocks',
      'stock',
      'stonks',
      'equities',
      'shares',
      'us stocks',
      'wall street',
      'bolsa',
      'acciones',
      '美股',
      '股市',
      '股票',
      '股',
      'aktien',
      'börse',
      'bourse',
      'actions',
      'ações',
      '株',
      '株式',
    ],
    'spx',
  ],
  [
    [
      'bonds',
      'treasuries',
      'treasurys',
      'bonos',
      '美债',
      '债券',
      '国债',
      'anleihen',
      'obligations',
      'bonds del tesoro',
      'títulos',
      '債券',
      '米国債',
    ],
    'long-treasuries',
  ],
  [['gold', 'oro', 'ouro', "l'or", '黄金', 'gold price'], 'gold'],
  [['silver', 'plata', 'prata', 'silber', 'argent', '白银', '銀'], 'silver'],
  [['dollar', 'usd', 'the buck', 'dólar', 'dolar', '美元', 'dollar index', 'le dollar', 'ドル'], 'dollar'],
  [['oil', 'crude', 'petróleo', 'petroleo', '油价', '原油', '石油', 'öl', 'pétrole', '原油価格'], 'oil'],
  [['nasdaq', 'tech', 'tech stocks', '纳指', '纳斯达克', '科技股', 'tecnológicas'], 'ndx'],
  [['crypto', 'coins', '加密', '币圈', 'cripto'], 'btc'],
  [['yen', 'yenes', '日元', '円', '円高', '円安'], 'usdjpy'],
  [['la curva', 'a curva', 'la courbe', 'die kurve', 'zinskurve'], 'curve-2s10s'],
  [['nikkei', '日经', '日経', '日経平均'], 'nikkei'],
  [['emerging markets', 'em', '新兴市场'], 'emerging'],
  [
    ['junk bonds', 'credit spread', 'credit spreads', 'high yield spread', '信用利差', '高收益利差'],
    'hy-spread',
  ],
  [['vix', '波动率', '恐慌指数'], 'vix'],
];

/** Labels that are little words of another language: French gold is "Or", asked for as "l'or". */
const NO_NAMES: ReadonlySet<string> = new Set(['or']);

const indexes = new WeakMap<NameParts['registry'], NameIndex<Name>>();

export function nameIndex(parts: NameParts): NameIndex<Name> {
  const known = indexes.get(parts.registry);
  if (known) return known;
  const index = new NameIndex<Name>();
  for (const [names, id] of COMMON_NAMES) for (const name of names) index.add(name, { kind: 'asset', id });
  for (const episode of parts.analogs.episodes) {
    for (const alias of [episode.date, ...episode.aliases]) index.add(alias, { kind: 'episode', episode });
  }
  for (const driver of parts.framework.drivers) {
    for (const alias of driver.aliases) index.add(alias, { kind: 'driver', id: driver.id });
  }
  for (const what of UNAVAILABLE)
    for (const name of what.names) index.add(name, { kind: 'unavailable', what });
  for (const indicator of parts.registry.all) {
    const names = [
      indicator.id,
      ...Object.values(indicator.label),
      ...Object.values(indicator.aliases).flat(),
    ];
    for (const name of names)
      if (name && !NO_NAMES.has(name.toLowerCase())) index.add(name, { kind: 'asset', id: indicator.id });
  }
  indexes.set(parts.registry, index);
  return index;
}

/** The names in a normalised text. "em" is emerging markets, but in Portuguese it is "in". */
export function namesIn(text: string, parts: NameParts, language: string): readonly Found<Name>[] {
  const found = nameIndex(parts).find(text);
  return language === 'pt' ? found.filter(({ phrase }) => phrase !== 'em') : found;
}

export function ofKind<K extends Name['kind']>(
  names: readonly Found<Name>[],
  kind: K,
): Extract<Name, { kind: K }>[] {
  return names
    .map(({ value }) => value)
    .filter((value): value is Extract<Name, { kind: K }> => value.kind === kind);
}
