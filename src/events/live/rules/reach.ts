/** How far an event reaches, by who it is about. EVENTS.md, "Stage and reach". Data: the first that matches. */

import type { EventRecord } from '../../record.ts';

type EventClass = EventRecord['class'];
type Reach = 'wide' | 'middle' | 'narrow';

export interface EntityRule {
  /** As it stands in the record. */
  readonly entity: string;
  readonly match: RegExp;
  readonly reach: Reach;
  /** Where its reach holds; everywhere when absent. */
  readonly classes?: readonly EventClass[];
}

const WIDE_WAR: readonly EventClass[] = ['geo'];
const TRADE: readonly EventClass[] = ['tariff'];
const POLICY: readonly EventClass[] = ['policy', 'rhetoric', 'fed_operation'];

export const ENTITY_RULES: readonly EntityRule[] = [
  // The seven carry their ticker in brackets.
  { entity: 'Nvidia (NVDA)', match: /\bnvidia|nvda\b/, reach: 'middle', classes: ['megacap'] },
  { entity: 'Microsoft (MSFT)', match: /\bmicrosoft|msft\b/, reach: 'middle', classes: ['megacap'] },
  { entity: 'Apple (AAPL)', match: /\bapple|aapl\b/, reach: 'middle', classes: ['megacap'] },
  { entity: 'Amazon (AMZN)', match: /\bamazon|amzn\b/, reach: 'middle', classes: ['megacap'] },
  { entity: 'Alphabet (GOOGL)', match: /\balphabet|google|googl\b/, reach: 'middle', classes: ['megacap'] },
  { entity: 'Meta (META)', match: /\bmeta|facebook\b/, reach: 'middle', classes: ['megacap'] },
  { entity: 'Tesla (TSLA)', match: /\btesla|tsla\b/, reach: 'middle', classes: ['megacap'] },

  // Central banks: the Fed as a body, its chair and nominations for it; other speakers; other banks.
  {
    entity: 'Federal Reserve',
    match:
      /\b(?:powell|warsh|fed chair(?:man)?|chair of the (?:federal reserve|fed)|chairman of the (?:board|federal reserve)|fomc|minutes)\b/,
    reach: 'wide',
    classes: POLICY,
  },
  {
    entity: 'Federal Reserve, regional president or governor',
    match:
      /\b(?:waller|hammack|goolsbee|bostic|daly|kashkari|jefferson|bowman|barr|logan|musalem|schmid|miran|(?:lisa )?cook|williams|(?:cleveland|chicago|atlanta|dallas|boston|richmond|minneapolis|philadelphia|kansas city|san francisco|st\.? louis) fed|fed governor|fed president|fed's \w+)\b/,
    reach: 'middle',
    classes: ['policy'],
  },
  {
    entity: 'European Central Bank',
    match: /\b(?:ecb|european central bank|lagarde)\b/,
    reach: 'middle',
    classes: POLICY,
  },
  {
    entity: 'Bank of England',
    match: /\b(?:bank of england|boe|bailey)\b/,
    reach: 'middle',
    classes: POLICY,
  },
  { entity: 'Bank of Canada', match: /\b(?:bank of canada|boc)\b/, reach: 'narrow', classes: POLICY },
  { entity: 'Federal Reserve', match: /\b(?:fed|fed's|federal reserve)\b/, reach: 'wide', classes: POLICY },
  { entity: 'Bank of Japan', match: /\b(?:bank of japan|boj|ueda)\b/, reach: 'wide', classes: ['boj'] },
  { entity: 'Japan, yen', match: /\b(?:yen|japan\w*)\b/, reach: 'wide', classes: ['boj'] },
  { entity: 'Another central bank', match: /./, reach: 'narrow', classes: ['policy'] },

  // Wars: an oil exporter, a strait or a nuclear power.
  { entity: 'Iran', match: /\b(?:iran\w*|tehran|hormuz)\b/, reach: 'wide', classes: WIDE_WAR },
  {
    entity: 'Russia, Ukraine',
    match: /\b(?:russia\w*|moscow|kremlin|putin|ukrain\w*|kyiv)\b/,
    reach: 'wide',
    classes: WIDE_WAR,
  },
  {
    entity: 'Saudi Arabia',
    match: /\b(?:saudi|aramco|abqaiq|qatar|kuwait|emirates|uae|iraq\w*)\b/,
    reach: 'wide',
    classes: WIDE_WAR,
  },
  {
    entity: 'China, Taiwan',
    match: /\b(?:taiwan\w*|china|chinese|beijing|south china sea)\b/,
    reach: 'wide',
    classes: WIDE_WAR,
  },
  { entity: 'North Korea', match: /\b(?:north korea\w*|pyongyang)\b/, reach: 'wide', classes: WIDE_WAR },
  { entity: 'India, Pakistan', match: /\b(?:india\w*|pakistan\w*)\b/, reach: 'wide', classes: WIDE_WAR },
  { entity: 'Venezuela', match: /\b(?:venezuela\w*|maduro)\b/, reach: 'wide', classes: WIDE_WAR },
  {
    entity: 'Red Sea, Yemen',
    match: /\b(?:red sea|houthis?|yemen\w*|suez)\b/,
    reach: 'wide',
    classes: WIDE_WAR,
  },
  {
    entity: 'Israel, Gaza, Lebanon',
    match: /\b(?:israel\w*|gaza|hamas|hezbollah|leban\w*|syria\w*)\b/,
    reach: 'middle',
    classes: WIDE_WAR,
  },
  { entity: 'Armed conflict', match: /./, reach: 'narrow', classes: WIDE_WAR },

  // Trade.
  { entity: 'China', match: /\b(?:china|chinese|beijing|rare earths?|xi)\b/, reach: 'wide', classes: TRADE },
  {
    entity: 'United States',
    match:
      /\b(?:all (?:countries|imports|trading partners|goods)|baseline|reciprocal|worldwide|universal|across the board|almost all imports|global tariffs?|supreme court|tariff pause|country-specific)\b/,
    reach: 'wide',
    classes: TRADE,
  },
  {
    entity: 'Trading partner of the United States',
    match:
      /\b(?:eu|european union|europe\w*|canad\w*|mexic\w*|japan\w*|german\w*|uk|britain|british|korea\w*|india\w*|brazil\w*|swiss|switzerland|steel|aluminium|aluminum|autos?|cars?|trucks?|copper|pharma\w*|semiconductors?|chips?|lumber|movies|films)\b/,
    reach: 'middle',
    classes: TRADE,
  },
  { entity: 'Trade', match: /./, reach: 'narrow', classes: TRADE },

  // Money of states.
  {
    entity: 'Another G7 state',
    match:
      /\b(?:france|french|uk|britain|british|gilts?|japan\w*|jgbs?|italy|italian|german\w*|canad\w*|bunds?|oats?)\b/,
    reach: 'middle',
    classes: ['fiscal'],
  },
  {
    entity: 'United States, partial shutdown',
    match: /\bshutdown\b/,
    reach: 'middle',
    classes: ['fiscal'],
  },
  {
    entity: 'United States',
    match:
      /\b(?:us|u\.s\.|united states|treasur\w*|federal|congress|senate|white house|president|debt (?:ceiling|limit)|america\w*|\d+-year)\b/,
    reach: 'wide',
    classes: ['fiscal'],
  },
  { entity: 'Public finances', match: /./, reach: 'narrow', classes: ['fiscal'] },

  // Banks by size: 100 billion dollars or more; 10 to 100 billion where it is known.
  {
    entity: 'Large bank',
    match:
      /\b(?:svb|silicon valley bank|first republic|signature bank|credit suisse|ubs|deutsche bank|jpmorgan|bank of america|citi(?:group|bank)?|wells fargo|goldman|morgan stanley|hsbc|barclays|bnp|societe generale|santander|unicredit|us bancorp|pnc|truist|capital one|charles schwab|all depositors|systemic risk|banking (?:system|crisis)|us banks|fdic)\b/,
    reach: 'wide',
    classes: ['bank'],
  },
  {
    entity: 'Regional banks',
    match:
      /\b(?:silvergate|pacwest|western alliance|new york community|nycb|flagstar|zions|comerica|keycorp|regional (?:banks?|lenders?))\b/,
    reach: 'middle',
    classes: ['bank'],
  },
  { entity: 'Bank', match: /./, reach: 'narrow', classes: ['bank'] },

  // Crypto: a leading venue or coin, or a state rule on them.
  {
    entity: 'State rule on crypto',
    match:
      /\b(?:sec|cftc|doj|justice department|irs|china|chinese|south korea|eu|congress|senate|house|law|regulat\w+|executive order|banks and payment firms|legal tender|strategic reserve|spot (?:bitcoin|ether) etfs?)\b/,
    reach: 'wide',
    classes: ['crypto'],
  },
  {
    entity: 'Leading crypto venue or coin',
    match: /\b(?:binance|coinbase|tether|usdt|usdc|circle|ftx|bybit|okx|bitcoin network|ethereum network)\b/,
    reach: 'wide',
    classes: ['crypto'],
  },
  {
    entity: 'Crypto firm',
    match:
      /\b(?:celsius|blockfi|genesis|gemini|kraken|terra\w*|three arrows|voyager|usde|ethena|tesla|musk|microstrategy|strategy|vanguard|blackrock|fidelity|paypal|robinhood|grayscale)\b/,
    reach: 'middle',
    classes: ['crypto'],
  },
  { entity: 'Crypto', match: /./, reach: 'narrow', classes: ['crypto'] },

  {
    entity: 'Exchange margins',
    match: /\b(?:cme|comex|nymex|ice|lme)\b/,
    reach: 'wide',
    classes: ['margin'],
  },
  {
    entity: 'Leveraged positions',
    match: /\b(?:billion|record|largest)\b/,
    reach: 'wide',
    classes: ['margin'],
  },
  { entity: 'Leveraged positions', match: /./, reach: 'middle', classes: ['margin'] },

  { entity: 'United States, dollar', match: /\bdollar\b/, reach: 'wide', classes: ['rhetoric'] },
  {
    entity: 'US statistics',
    match: /\b(?:labor statistics|bls|jobs (?:data|numbers|figures))\b/,
    reach: 'wide',
    classes: ['rhetoric'],
  },
  { entity: 'Federal Reserve', match: /./, reach: 'wide', classes: ['rhetoric', 'fed_operation'] },

  // Shocks to activity that are no figures.
  {
    entity: 'United States',
    match: /\b(?:us|u\.s\.|united states|president|white house|who|world health organization|pandemic)\b/,
    reach: 'wide',
    classes: ['growth_print'],
  },
  {
    entity: 'World economy',
    match: /\b(?:imf|world bank|oecd)\b/,
    reach: 'middle',
    classes: ['growth_print'],
  },
  {
    entity: 'Another G7 state',
    match: /\b(?:italy|france|germany|uk|britain|japan|canada)\b/,
    reach: 'middle',
    classes: ['growth_print'],
  },
  { entity: 'Lockdown', match: /./, reach: 'narrow', classes: ['growth_print'] },
];
