/** Money: margins, coins, central bank operations, data releases, banks and public finances. Data: patterns over lower case text with plain quotes. EVENTS.md, "Classes". */

import type { ClassRule } from './class-rule.ts';

const CRYPTO =
  /\b(?:bitcoin|btc|ether|ethereum|crypto(?:currenc\w+)?s?|stablecoins?|binance|coinbase|tether|usdt|usdc|usde|kraken exchange|ftx|celsius|blockfi|terra(?:usd)?|defi|solana|xrp|bybit|okx|digital assets?)\b/;

const ABOVE =
  /\b(?:above|beat(?:s|ing)?|top(?:s|ped)?|exceed(?:s|ed)?|more than (?:expected|forecast|estimated)|better[- ]than|hotter|higher[- ]than|stronger[- ]than|faster[- ]than|larger[- ]than|unexpectedly (?:rise|rose|jump|climb|increase|accelerat)\w*|surprise (?:rise|jump|gain|increase)|smash(?:es|ed)?|surpass(?:es|ed)?|blow(?:s|out)? past)\b/;

const BELOW =
  /\b(?:below|miss(?:es|ed)?|less than (?:expected|forecast|estimated)|fewer than|weaker[- ]than|worse[- ]than|lower[- ]than|slower[- ]than|cooler|softer[- ]than|disappoint\w*|unexpectedly (?:fall|fell|drop|decline|shrink|contract|slow)\w*|surprise (?:fall|drop|decline)|fall(?:s|en)? short|undershoot\w*|short of)\b/;

const INLINE =
  /\b(?:in line|as expected|match(?:es|ed)? (?:forecast|expectation|estimate)s?|meets? expectations)\b/;

/** "Falls more than expected" is below what was expected, whatever "more than" says alone. */
const FELL = String.raw`\b(?:fall(?:s|en)?|fell|drop(?:s|ped)?|slow(?:s|ed)?|ease[sd]?|cool(?:s|ed)?|declin\w*|dip(?:s|ped)?|shr(?:inks?|ank)|contract(?:s|ed)?)\b.{0,40}`;

const PRINT_DIRECTIONS = [
  [new RegExp(String.raw`${FELL}\bmore (?:sharply )?than (?:expected|forecast|estimated)`), 'below'],
  [new RegExp(String.raw`${FELL}\bless than (?:expected|forecast|estimated)`), 'above'],
  [INLINE, 'inline'],
  [ABOVE, 'above'],
  [BELOW, 'below'],
] as const;

export const MONEY_RULES: readonly ClassRule[] = [
  {
    class: 'margin',
    any: [
      /\b(?:cme|comex|ice|exchange|clearing house|lme|nymex|broker)\w*\b.{0,60}\bmargins?\b(?! (?:of|pressure|forecast))|\bmargin (?:requirements?|hikes?|increases?|calls?)\b/,
      /\bliquidat(?:ed|ions?|ing)\b.{0,60}\b(?:crypto|bitcoin|positions?|leveraged|longs?|shorts?)\b|\b(?:crypto|bitcoin|leveraged|longs?|shorts?|positions?)\b.{0,60}\b(?:liquidat(?:ed|ions?)|wiped out)\b/,
      /\bshort squeeze\b|\bmargin call|\bforced (?:selling|liquidation|deleveraging)\b|\b(?:hedge|leveraged|risk parity) funds?\b.{0,50}\b(?:unwind|blow ?up|collapse[sd]?|losses|deleverag\w+|default)/,
    ],
    not: [/\b(?:profit|gross|operating|net interest) margins?\b|\bliquidat\w+ (?:its|the|their) bank/],
    directions: [
      [/\bmargins?\b.{0,30}\b(?:cut|lower|reduc)|\b(?:cut|lower|reduc)\w*\b.{0,30}\bmargins?\b/, 'up'],
      [/./, 'down'],
    ],
  },
  {
    class: 'crypto',
    any: [CRYPTO],
    not: [
      /\b(?:price|prices|falls?|fell|drops?|slides?|slips?|rises?|rose|jumps?|gains?|rall(?:y|ies)|surges?|tumbles?|plunges?|sinks?|trades?|holds?|hits?|climbs?|steadies|rebounds?|crash(?:es)?)\b.{0,30}(?:\$|\d+(?:\.\d+)?%|\d+k\b|high|low|record|support|level|selloff|sell-off)|\btechnical analysis\b|\bprice (?:analysis|target)\b/,
    ],
    directions: [
      [
        /\b(?:restor(?:es?|ed)|resum(?:es?|ed)|approv(?:es?|ed|al)|allow(?:s|ed)?|adopts?|adopted|launch(?:es|ed)|legal tender|strategic reserve|drop(?:s|ped)? (?:suit|case|charges|probe)|dismiss\w*|(?:began|begins) to allow|pardon(?:s|ed)?)\b/,
        'up',
      ],
      [
        /\b(?:hack\w*|exploit\w*|stolen|steals?|stole|theft|halt(?:s|ed)?|paus(?:es?|ed|ing)|suspend\w*|freez\w+|froze|bankrupt\w*|insolven\w*|collaps\w*|fail(?:s|ed|ure)?|ban(?:s|ned|ning)?|crack ?down|su(?:es|ed)|lawsuit|prob(?:e|es|ed|ing)|investigat\w*|charg(?:es|ed)|fine[sd]?|indict\w*|depeg\w*|los(?:es|t) (?:its )?peg|breaks? (?:the )?(?:buck|peg)|outage|interruption|stop(?:s|ped)? accepting|must not|prohibit\w*|restrict\w*|exposure|held at|reserves? stuck|sold|dump(?:s|ed)?|default\w*|shut(?:s|down)?|warn(?:s|ed)?|liquidity crisis|traded at about 0\.)\b/,
        'down',
      ],
    ],
  },
  {
    class: 'boj',
    any: [
      /\b(?:bank of japan|boj|ueda|kuroda)\b/,
      /\b(?:yen|dollar-yen|usd\/?jpy)\b.{0,60}\b(?:interven\w+|rate checks?|rates? on behalf|excessive moves?|decisive action)\b|\b(?:interven\w+|rate checks?)\b.{0,60}\byen\b/,
      /\bjapan(?:ese)?(?:'s)?\b.{0,60}\b(?:finance minist\w+|currency chief|mimura|katayama|kato)\b.{0,60}\b(?:yen|currency|fx|speculative)\b/,
    ],
    directions: [
      [/\b(?:kept|keeps?|hold(?:s)?|held|unchanged|leaves?|left|stands? pat)\b/, 'neutral'],
      [
        /\b(?:dovish|patient|no hurry|cut|slow(?:s|er)? tapering|not raise|when markets are unstable)\b/,
        'up',
      ],
      [
        /\b(?:rais\w+|hik\w+|rate rise|tighten\w*|taper\w*|halv\w+|interven\w+|rate checks?|asked dealers|decisive|hawkish|warn\w*|weigh\w*)\b/,
        'down',
      ],
    ],
  },
  {
    class: 'fed_operation',
    any: [
      /\b(?:fed|federal reserve|new york fed|fomc|central banks?)\b.{0,120}\b(?:repo(?:s|\b)|repurchase (?:operations?|agreements?)|swap lines?|lending (?:program|facility)|(?:term )?funding program|liquidity (?:facility|program|operation)|standing (?:repo )?facility|reserve management purchases|balance[- ]sheet|quantitative (?:tightening|easing)|\bqt\b|treasury bill purchases|bill purchases|discount window)\b/,
      /\b(?:overnight|term|reverse) repo\b|\bswap lines?\b|\bbank term funding\b|\b(?:reduction|run-?off) of the fed balance sheet\b/,
    ],
    not: [/\bminutes\b|\bto (?:its |the )?(?:lowest|highest|smallest|largest)\b/],
    directions: [
      [/\b(?:ended as announced|as announced|reduction of the fed balance sheet ended)\b/, 'neutral'],
      [
        /\b(?:shrink\w*|accelerat\w* run-?off|drain\w*|clos(?:es|ed|ure) (?:of )?(?:the )?(?:facility|program)|ends? (?:the )?(?:facility|program))\b/,
        'down',
      ],
      [
        /\b(?:offer\w*|announc\w*|rais\w*|expand\w*|creat\w*|establish\w*|launch\w*|increas\w*|resum\w*|buy\w*|open\w*|extend\w*|inject\w*|add\w*|new|stop\w* (?:qt|shrinking)|ends? qt)\b/,
        'up',
      ],
    ],
  },
  {
    class: 'inflation_print',
    any: [
      /\b(?:consumer prices?|producer prices?|wholesale prices?|cpi|ppi|pce(?: prices?)?|core inflation|inflation (?:rate|report|data|reading|figures|expectations)|import prices|price index|employment cost index)\b/,
      /\binflation\b.{0,40}\b(?:hotter|cooler|than expected|rose|rises?|fell|falls?|slow(?:s|ed)|accelerat\w+|cools?|cooled|eases?|eased|quicken\w*|jump(?:s|ed))\b/,
    ],
    not: [
      /\b(?:fed's|minutes|ecb's|officials?|governor|president) .{0,40}\b(?:says?|said|sees?|warn\w*|showed)\b/,
    ],
    directions: PRINT_DIRECTIONS,
  },
  {
    class: 'growth_print',
    any: [
      /\b(?:(?:nonfarm |private )?payrolls|jobs report|employment report|(?:un)?employment rate|unemployment|jobless claims|initial claims|job(?:s)? openings|jolts|job cuts|layoffs announced by us employers|adp|retail sales|housing starts|building permits|(?:new|existing|pending)[- ]home sales|durable goods|factory orders|industrial (?:production|output)|gdp|gross domestic product|ism (?:services|manufacturing|index)|services index|manufacturing index|(?:services|manufacturing|composite|flash) pmi|pmi|consumer (?:sentiment|confidence)|empire state|philadelphia fed (?:index|survey)|chicago pmi|home ?builder (?:sentiment|confidence)|current account|trade deficit|exports (?:rose|fell|grew|rise|fall|grow|beat|miss|jump|drop|surge|shrink|shrank)s?|economy (?:added|adds|grew|grows|shrank|contracted|lost)|us adds \d)\b/,
      /\b(?:lockdowns?|travel ban|suspension of travel|pandemic|state of emergency over (?:covid|coronavirus)|stay-at-home)\b/,
      /\b(?:imf|world bank|oecd)\b.{0,60}\b(?:growth|forecast|outlook)\b/,
    ],
    not: [/\bminutes\b|\b(?:bill|senate|congress|lawsuit)\b.{0,30}\bunemployment benefits\b/],
    directions: [
      [
        /\b(?:lift(?:s|ed)?|eas(?:es|ed|ing)|end(?:s|ed)|reopen\w*) .{0,30}(?:lockdowns?|travel ban|restrictions)\b/,
        'above',
      ],
      [/\b(?:lockdowns?|travel ban|suspension of travel|pandemic|stay-at-home)\b/, 'below'],
      [/\b(?:imf|world bank|oecd)\b.{0,60}\b(?:lower\w*|cuts?|slash\w*|trim\w*|downgrad\w*)\b/, 'below'],
      [/\b(?:imf|world bank|oecd)\b.{0,60}\b(?:rais\w*|lift\w*|upgrad\w*|rais\w*)\b/, 'above'],
      ...PRINT_DIRECTIONS,
    ],
  },
  {
    class: 'bank',
    any: [
      /\b(?:bank(?:s|ing)?|lenders?|fdic|svb|first republic|credit suisse|deutsche bank|signature|silvergate|savings and loan)\b/,
    ],
    all: [
      /\b(?:fail(?:s|ed|ure|ures)?|collaps\w*|clos(?:es|ed) |shut(?:s)? (?:down)?|receivers?(?:hip)?|rescu\w*|bail(?:s|ed)? ?-?out|bank run|run on|deposit(?:s|ors?)?\b.{0,20}\b(?:flight|flee|outflow|withdraw|protect)|protect (?:all )?depositors|wind(?:s|ing)? down|liquidat\w*|loss(?:es)? on|bad loans?|raise .{0,20}capital|unused liquidity|new lines|liquidity|emergency (?:loan|funding|lending)|downgrad\w*|cut(?:s)? (?:credit )?ratings?|(?:cut|lower)(?:s|ed)? (?:its |the )?outlook|bank tax|tax on banks|windfall tax|levy|takeover|bought|buys?|acquir\w*|fraud|insolven\w*|stress test|capital rules?|write-?(?:down|off)s?|suspend\w* (?:withdrawals|dividend)|systemic risk|contagion|credit default swaps)\b/,
    ],
    not: [
      /\b(?:food bank|blood bank|west bank|left bank|power bank|data bank|river ?bank|piggy bank|stadium|arena|marathon)\b/,
      /\b(?:treasury|sovereign|government|us|france|french|italy|uk) .{0,20}(?:downgrad|auction)/,
    ],
    directions: [
      [
        /\b(?:rescu\w*|bail(?:s|ed)? ?-?out|bought|buys?|acquir\w*|backstop\w*|upgrad\w*|pass(?:es|ed)? stress test)\b/,
        'up',
      ],
      [/\bunused liquidity|new lines|raised its .{0,20}liquidity\b/, 'neutral'],
      [
        /\b(?:fail\w*|collaps\w*|clos(?:es|ed)|shut\w*|receivers?\w*|bank run|run on|flight|flee|outflow\w*|wind\w* down|liquidat\w*|loss(?:es)?|bad loans?|raise .{0,20}capital|downgrad\w*|cut\w* (?:credit )?ratings?|outlook|tax|levy|fraud|insolven\w*|write-?(?:down|off)s?|suspend\w*|systemic risk|contagion|default swaps)\b/,
        'down',
      ],
    ],
  },
  {
    class: 'fiscal',
    any: [
      /\b(?:treasury|bond|note|gilt|jgb|bund|debt|bill|\d+-year)s?\b.{0,40}\b(?:auctions?|tail(?:s|ed)?|refunding|borrowing estimate)\b|\b(?:auction|sale) of .{0,40}\b(?:treasur\w+|notes?|bonds?|gilts?|jgbs?)\b|\bquarterly refunding\b|\brefunding statement\b/,
      /\b(?:moody's|fitch|s&p(?: global)?(?: ratings)?|dbrs|scope)\b.{0,60}\b(?:downgrad\w*|upgrad\w*|cut|cuts|lower\w*|strip\w*|outlook)\b(?=.*\b(?:us|u\.s\.|united states|france|french|italy|italian|uk|britain|japan|government|sovereign|credit rating|aaa|rating)\b)/,
      /\b(?:budget (?:proposal|deficit|bill|deal|plan|vote|resolution|for fiscal)|federal deficit|debt (?:ceiling|limit)|government shutdown|shutdown (?:of the )?government|federal funding lapsed|spending bill|tax (?:and spending )?bill|fiscal (?:package|stimulus|plan|rules?)|stimulus (?:package|plan)|mini-?budget|autumn budget)\b/,
      /\b(?:gilts?|jgbs?|oats?|long bonds?|(?:30|40)-year (?:yield|bond|gilt)s?)\b.{0,40}\b(?:rout|sell-?off|plunge|tumble|slump|soar|surge|highest)\b/,
      /\b(?:french|france's|british|britain's|uk|japan's|japanese|italian|german) (?:prime minister|pm|premier|government|coalition|cabinet|finance minister|chancellor)\b.{0,60}\b(?:resign\w*|quits?|collaps\w*|topple[sd]?|ousted|no-confidence|falls|fell|snap election)\b/,
    ],
    not: [/\b(?:moody's|fitch|s&p)\b.{0,60}\bbanks?\b/],
    directions: [
      [
        /\b(?:shutdown (?:ends|ended|averted)|averts?|avert(?:s|ed) shutdown|reopen\w*|strong (?:auction|demand)|stopp(?:ed|ing) through|upgrad\w*|deal (?:reached|to (?:raise|end))|raises? (?:the )?debt (?:ceiling|limit))\b/,
        'up',
      ],
      [
        /\b(?:weak\w*|poor\w*|tail(?:s|ed)?|soft demand|tepid|downgrad\w*|cuts?|strip\w*|lower\w*|lapsed|shutdown began|shutdown (?:begins|starts)|begins?|resign\w*|quits?|collaps\w*|topple[sd]?|ousted|no-confidence|rout|sell-?off|plunge|tumble|slump|soar|surge|unfunded|blow ?out|widen\w*)\b/,
        'down',
      ],
    ],
  },
];
