import type { Fact, NumberFact } from './fact.ts';

/** Names of series as they are printed, and the makers of facts: the words that the tables of facts share. */

export const SPX = 'S&P(?: 500)?|标普(?:500)?';
export const GOLD = "\\bGold|黄金|\\bOro|\\bl[’']or\\b|\\bOr(?= -|:|\u00a0)|\\bOuro|(?<!資)金価格";
export const SILVER = '\\bSilver|白银|\\bPlata|\\b[Aa]rgent|\\bSilber|\\bPrata|銀価格';
export const BTC = 'Bitcoin|\\bBTC|比特币|ビットコイン';
export const OIL = '\\bOil|原油|Petróleo|[Pp]étrole|油价|\\bÖl';
export const NIKKEI = 'Nikkei(?: 225)?|日经(?:225)?|日経(?:平均)?';
export const DOLLAR =
  'US dollar|US-Dollar|Dollar américain|米ドル|\\bdollar|美元|Dólar|Dollar index \\(DXY\\)|ドル指数';
export const TREASURIES =
  'Long Treasuries|TLT|长期美债|Bonos largos del Tesoro|bonos del Tesoro|米長期国債|長期米国債|Lange US-Staatsanleihen|Treasuries longos|Treasuries longs|long bonds';
export const YIELD_2 =
  '2-year(?: Treasury)? yield|2-year|两年期收益率|2年期国债收益率|2年期收益率|2 años|2-jährige US-Rendite|Taux américain à 2 ans|Juro de 2 anos|米2年債利回り';
export const YIELD_10 =
  '10-year(?: Treasury)? yield|10-year|10年期国债收益率|10年期收益率|10 años|10-jährige US-Rendite|Taux américain à 10 ans|Juro de 10 anos|米10年債利回り';
export const HIGH_YIELD =
  'High-yield spread|credit spread|高收益债利差|高收益利差|Diferencial de alto rendimiento|High-Yield-Spread|Spread high yield|ハイイールド債スプレッド';
export const VIX = 'VIX(?:恐慌指数|指数)?';
export const USDJPY = 'USD/JPY|Dollar/yen|美元兑日元|ドル円|Dólar/yen';
export const FUNDING =
  'SOFR[- ](?:minus )?IORB|SOFR与IORB利差|SOFR menos IORB|SOFR minus IORB|SOFR moins IORB|SOFRとIORBの差|SOFR';

export const number = (
  say: string,
  of: string,
  unit: NumberFact['unit'],
  low: number,
  high: number,
  column?: number,
): Fact => ({
  say,
  number: { of, unit, between: [low, high], ...(column === undefined ? {} : { column }) },
});
export const all = (say: string, ...patterns: string[]): Fact => ({ say, all: patterns });
export const any = (say: string, ...patterns: string[]): Fact => ({ say, any: patterns });
export const never = (say: string, ...patterns: string[]): Fact => ({ say, never: patterns });
export const either = (say: string, ...facts: Fact[]): Fact => ({ say, either: facts });

export const DATED: Fact = {
  say: 'an as-of date with its zone',
  dated: true,
  any: ['New York', 'Nova York', 'Nueva York', '纽约', 'ニューヨーク', '\\bUTC\\b', '\\bET\\b'],
};
export const FALSIFIER: Fact = any(
  'what would change the view',
  'would change my (mind|view)',
  '会改变看法',
  'cambiaría la lectura',
  "changer(ait|aient)? (d[’']avis|cette lecture)",
  'changerait la lecture',
  'mudaria a leitura',
  'ändern würde',
  '見方[をが]変',
);
export const AGAINST: Fact = any(
  'evidence against the leading reading',
  'against it',
  'no confirmation from',
  '不利之处',
  'en contra',
  '反証',
  '反対材料',
  '[Dd]agegen spricht',
  'Contre[, \u00a0:]',
  'Contra[,:]',
  'did not rise',
);
export const WARSH = all(
  'trigger: Warsh as pick for Fed chair',
  'Warsh|沃什',
  '(Fed|Federal Reserve) chair|chair|联储主席|presidir|presidencia',
);
export const METALS_UNWIND = all(
  'mechanism: crowded, leveraged metals positions unwinding',
  'crowded|拥挤|masificad',
  'leverag|杠杆|apalancad',
  'silver|白银|plata|metals|贵金属',
);
export const JAN30_GOLD = number('gold down 9 to 11.5%', GOLD, '%', -11.5, -9);
export const JAN30_SILVER = number('silver down 26 to 31%', SILVER, '%', -31, -26);
export const JAN30_SPX = number('S&P 500 about -0.4%', SPX, '%', -0.5, -0.2);
export const JAN30_DOLLAR = number('dollar up 0.7 to 1%', DOLLAR, '%', 0.6, 1.1);
/** The benchmark of that day: the growth scare and the yen unwind are the two causes. */
export const NOT_UNLIKELY = never(
  'calls neither of the two causes unlikely',
  '(carry unwind|recession scare)[^.;:(]{0,30}\\([^)]*(unlikely|contradicted)',
);
export const NO_CAUSE = any(
  'no special cause is claimed',
  'no special cause is needed',
  'no cause is (needed|claimed|named)',
  'koi khaas wajah',
  'no hace falta una causa',
  '无需特殊原因|不需要特别的原因|没有特别原因',
);
