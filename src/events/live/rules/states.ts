/** Firms and states: the seven, trade, words about institutions, policy, war, the calendar. Data: patterns over lower case text with plain quotes. EVENTS.md, "Classes". */

import type { ClassRule } from './class-rule.ts';

export const SEVEN =
  /\b(?:apple(?: inc)?|aapl|microsoft|msft|alphabet|google|googl|amazon(?:\.com)?(?! (?:rain|basin|river|forest|delta|region))|amzn|nvidia|nvda|meta(?: platforms)?(?! ?-?(?:analysis|data))|facebook|tesla|tsla)\b/;

const UNDONE =
  /\b(?:lift(?:s|ed)?|eas(?:es?|ed|ing)|remov(?:es?|ed)|paus(?:es?|ed)|suspend(?:s|ed)?|delay(?:s|ed)?|postpon\w+|exempt\w*|rollback|rolls? back|rolled back|repeal\w*|cut(?:s|ting)?|lower(?:s|ed|ing)?|reduc(?:es?|ed|tion)|continu\w+ the flow|resum(?:es?|ed|ing)|agreed to|(?:trade )?deals? (?:was |were )?(?:made|signed)|slash(?:es|ed)?|scrap(?:s|ped)?|str(?:uck|ikes) down|overturn(?:s|ed)|truce|deal reached|trade (?:\w+ ){0,4}deals?|agreement|extend(?:s|ed)?|moved? (?:a )?planned|reprieve|spared?)\b/;

const CENTRAL_BANK =
  /\b(?:fed|fed's|fomc|federal reserve|ecb|european central bank|bank of england|boe|bank of canada|boc|reserve bank of (?:australia|new zealand|india)|rba|rbnz|swiss national bank|snb|people's bank of china|pboc|riksbank|norges bank|central banks?|powell|warsh|lagarde|bailey|waller|hammack|goolsbee|bostic|daly|kashkari|jefferson|bowman|barr|logan|musalem|schmid|miran|cook|williams)\b/;

const STATES =
  /\b(?:iran(?:ian)?s?|tehran|israel(?:i)?s?|gaza|hamas|hezbollah|houthis?|yemen|saudi|aramco|qatar|iraq|syria|lebanon|russian?|moscow|kremlin|putin|ukrain\w+|kyiv|china|chinese|beijing|taiwan\w*|north korea\w*|pyongyang|south korea|venezuela\w*|maduro|nato|pentagon|department of (?:war|defense)|us (?:military|navy|forces|strikes?)|u\.s\.|united states|us|india|pakistan|turkey|poland|libya|nigeria|cuba|colombia|mexico|greenland|hormuz|red sea|black sea|south china sea|al-?qaeda|isis|taliban)\b/;

export const STATE_RULES: readonly ClassRule[] = [
  {
    class: 'megacap',
    any: [SEVEN],
    all: [
      /\b(?:earnings|results?|revenues?|profits?|sales|forecasts?|guidance|outlook|capital spending|capex|spending|deliver\w*|chips?|gpus?|layoffs?|jobs?|cut(?:s|ting)?|antitrust|lawsuit|su(?:es|ed)|fine[sd]?|ban(?:s|ned)?|probe|investigat\w*|delay\w*|design flaws?|recalls?|split|shares?|stock|buyback|dividend|ceo|chief executive|steps? down|resign\w*|deal|invest\w*|unveil\w*|introduc\w*|launch\w*|announc\w*|report(?:s|ed)|beats?|miss(?:es)?|warn\w*|data cent\w+|cloud|iphones?|sell|orders?|demand|supply|export|license[sd]?|acquir\w*|buys?|bought|partnership|ai)\b/,
    ],
    not: [
      /\b(?:app store app|amazon (?:prime day deals|best sellers)|deals? on|discount|review|hands-on|how to|best \w+ for)\b|\btariffs? (?:on|against) (?:china|the eu|all|mexico|canada)\b/,
    ],
    directions: [
      [
        /\b(?:well )?below (?:that of |those of )?a year\b|\bdisappoint\w*|\bmiss(?:es|ed)?\b|\bbelow (?:expectations?|forecasts?|estimates?)\b|\bcautious\b|\bweak\w*|\bwarn\w*|\b(?:cuts?|lower(?:s|ed)?) (?:its )?(?:forecast|guidance|outlook|jobs)|\b\d+% cut\b|\bcut in\b|\blayoffs?\b|\bdesign flaws?\b|\bdelay\w*|\brecalls?\b|\bantitrust\b|\bsu(?:es|ed)\b|\bfine[sd]\b|\bban(?:s|ned)\b|\bprobe\b|\binvestigat\w*|\brestrict\w*|\bcapex .{0,30}(?:soar|surge|jump)|\bdeclin\w+|\bslow(?:s|ed|er|ing)\b|\bplunge[sd]?\b|\btumble[sd]?\b/,
        'down',
      ],
      [
        /\b(?:above (?:expectations?|forecasts?|estimates?)|beats?|record|top(?:s|ped)|exceed\w*|rais(?:es|ed) (?:its )?(?:forecast|guidance|outlook)|could sell|approv\w*|allow\w*|buyback|strong\w*|surge[sd]?|jump(?:s|ed)?|upbeat)\b/,
        'up',
      ],
    ],
  },
  {
    class: 'tariff',
    any: [
      /\b(?:tariffs?|import dut(?:y|ies)|duties on|rise in duties|levies on (?:imports|chinese|goods)|export controls?|export (?:ban|curbs?|restrictions)|trade (?:war|deal|truce|talks?|agreement|pact|barriers)|rare earths?|section (?:232|301|122)|ieepa|de minimis|reciprocal trade|import tax(?:es)?)\b/,
    ],
    not: [
      /\b(?:electricity|energy|feed-in|water|telecom|phone|gas) tariffs?\b|\btariff (?:plan|card|order)s? (?:for|of) (?:prepaid|discom)/,
    ],
    directions: [
      [
        /^(?!.*\b(?:paus\w*|suspend\w*|truce|postpon\w*|delay\w*)\b).*\b(?:retaliat\w*|(?:new|higher|additional|more|raise[sd]?|rais(?:es|ing)|hik(?:es?|ed)|increas\w*|doubl\w*|impos\w*|slap\w*|widen\w*|tighten\w*) (?:(?!(?:prices?|because|amid|over|despite|due|after)\b)[\w%$'.-]+ ){0,5}(?:tariffs?|dut(?:y|ies)|export controls?|curbs|levies|rates?))\b(?!.{0,60}\bpaus)/,
        'down',
      ],
      [UNDONE, 'up'],
      [
        /\b(?:threat\w*|vow\w*|warn\w*|(?:propos\w*|consider\w*|mull\w*|weigh\w*|plan(?:s|ned|ning)?|prepar\w*|eye[sd]?) (?:\w+ ){0,4}(?:tariffs?|duties|export curbs)|\d+(?:\.\d+)?(?:%|\s?percent|\s?per cent) (?:\w+ )?(?:tariff|dut|lev|import)\w*|tariffs? (?:\w+ ){0,3}(?:of|to|at) \d|(?:announc\w*|unveil\w*|hit\w*|trade war|export (?:ban|curbs?|restrictions|controls?)|tariffs? (?:take|took) effect|rate .{0,20}\d+%))\b|tariff .{0,40}\d+%/,
        'down',
      ],
    ],
  },
  {
    class: 'rhetoric',
    any: [
      /\b(?:trump|president|white house|bessent|treasury secretary|lutnick|hassett|miran|vance|doj|justice department|administration)\b.{0,120}\b(?:fire[sd]?|firing|remov\w*|oust\w*|dismiss\w*|resign\w*|step down|too late|major loser|sack(?:s|ed)?|replac\w*|subpoena\w*|indict\w*|investigat\w*|sue[sd]?|attack\w*|criticis\w*|criticiz\w*|pressur\w*|blast\w*|lash\w*|slam\w*|moron|termination|terminat\w*)\b.{0,80}\b(?:powell|fed|federal reserve|governor|cook|lisa cook|labor statistics|bls|statistics chief|statistician)\b/,
      /\b(?:powell|fed (?:chair|governor)|lisa cook|labor statistics|bls (?:chief|commissioner))\b.{0,80}\b(?:should (?:resign|be fired|lower|cut)|must (?:resign|go|lower|cut)|termination|be fired|fired by|ousted by|removed by)\b/,
      /\b(?:independence of the fed|fed(?:'s)? independence|central bank independence|jobs (?:numbers|data|figures) (?:were |was |are )?(?:rigged|phony|faked))\b/,
      /\b(?:trump|president|bessent|treasury secretary|white house)\b.{0,80}\b(?:weak(?:er)? dollar|strong(?:er)? dollar|dollar (?:is|was|policy|too|doing|should|find)|decline of the dollar|value of the dollar)\b/,
    ],
    not: [/\b(?:nominat\w*|nominee|confirm(?:s|ed)|swears? in|sworn in)\b/],
    directions: [
      [
        /\bno (?:plans?|intention) (?:to|of) (?:fire|firing|remove|removing)\b|\bnot (?:planning to )?fire\b|\bbacks? (?:down|off)\b/,
        'up',
      ],
      [/\bstrong dollar policy\b.{0,20}\bremains?\b/, 'neutral'],
      [/./, 'down'],
    ],
  },
  {
    class: 'policy',
    any: [CENTRAL_BANK, /\bminutes of (?:the|its) .{0,20}meeting\b/],
    all: [
      /\b(?:rates?|cash rate|bank rate|policy|basis points?|\d+ ?bps?|bp|cut(?:s|ting)?|hike[sd]?|hiking|rais\w*|tighten\w*|eas(?:e|es|ing)|taper\w*|purchases|minutes|statement|inflation|meeting|testif\w*|testimony|speech|chair(?:man)?|nominat\w*|nominee|governor|pick|range|dot plot|projections|pause|hawkish|dovish|jackson hole|labou?r market|employment|framework|mandate|target)\b/,
    ],
    not: [
      /\b(?:mortgage rates?|savings accounts?|cd rates|credit card)\b(?!.*\bfed\b)|\bstocks? (?:rise|fall|slip|gain|climb|jump|drop|rally|edge|end|close)|\bwall street (?:ends|closes|opens|slips|gains)|\bahead of (?:the )?(?:fed|fomc)\b|\bfed[- ]?ex\b|\bmeeting (?:began|begins|starts)\b/,
    ],
    directions: [
      [
        /\b(?:kept|keeps?|hold(?:s|ing)?|held|unchanged|left|leaves?|stands? pat|split)\b(?!.{0,60}\b(?:end|raise)\b)/,
        'neutral',
      ],
      [
        /\b(?:no case for (?:a )?(?:rate )?cut|no (?:need|rush|hurry) to (?:cut|lower|ease)|not (?:in a hurry|ready) to (?:cut|lower)|against (?:a )?(?:rate )?cuts?|higher for longer|rates? (?:were |was |are )?likely to go higher|go(?:ing)? higher than|rais\w*|hik(?:e|es|ed|ing)|tighten\w*|slower asset purchases|taper\w*|end (?:net )?purchases|higher inflation as|upside risks? to inflation|risk of higher inflation|faster pace|restrictive|hawkish|rate rise)\b/,
        'hawkish',
      ],
      [
        /\b(?:cut(?:s|ting)?|lower(?:s|ed|ing)?|reduc\w*|eas(?:e|es|ed|ing)|net bond purchases|bond buying|dovish|shifting balance of risks|may warrant adjusting|downside risks? to (?:employment|jobs|growth))\b/,
        'dovish',
      ],
    ],
  },
  {
    class: 'geo',
    any: [
      /\b(?:air ?strikes?|missiles?|rockets?|drones?|bomb(?:s|ed|ing|ings)?|shell(?:s|ed|ing)|invad\w*|invasion|offensive|troops|naval (?:force|blockade|fleet)|warships?|fleet|blockad\w*|(?:declar\w*|goes to|go to|act of) war|war (?:begins|breaks out|erupts|spreads|widens)|ceasefire|cease-fire|truce|peace (?:deal|plan|agreement|talks)|hostages?|assassinat\w*|coup|terror(?:ist)? attack|nuclear (?:site|facility|facilities|deal|talks|(?:weapons? )?tests?)|test\w* .{0,20}nuclear weapons|(?:us|israel\w*|russia\w*|iran\w*|ukrain\w*|india|pakistan|nato|turkey) (?:(?:military|forces|army|navy|jets) )?(?:strikes?|struck|hits?|attacks?|bombs?|shells?) (?!deals?|back|gold|record|out|a deal|trade|low|high|new)|strikes? (?:on|against|at|iran\w*|russia\w*|israel\w*|yemen)|attack(?:s|ed)? (?:on|by|against)|seiz(?:es?|ed) (?:a )?(?:tanker|ship|vessel)|state of emergency|martial law|military (?:action|strike|operation|force|options?)|strike options|retaliat\w* against|oil output would return|supply (?:restored|disrupt\w*)|annex\w*)\b/,
      /\b(?:kill(?:s|ed)|dead)\b.{0,50}\b(?:leader|commander|general|strike|attack|troops|soldiers|tehran)\b|\b(?:leader|commander)\b.{0,50}\b(?:kill(?:s|ed)|dead|captured)\b/,
      /\b(?:impos\w*|announc\w*|launch\w*|expand\w*|unveil\w*|slap\w*|hit(?:s)? .{0,30}with|new|fresh|more|sweeping|lift\w*|eas(?:e|es|ed|ing)|remov\w*|tighten\w*|prepar\w*)\b.{0,50}\bsanctions?\b|\bthreaten\w* (?:(?!to\b)\w+ ){0,3}sanctions?\b/,
    ],
    all: [STATES],
    not: [
      /\b(?:trade war|price war|bidding war|culture war|war on (?:drugs|cash|waste|woke|climate|the climate)|streaming war|chip war|star wars|civil war (?:era|museum)|world war|war chest|war of words|heart attack|panic attack|shark attack|cyber ?attack on (?:retailer|hospital)|drone (?:show|delivery|photography|market)|rocket (?:launch|lab|science)|peace prize)\b/,
      /\b(?:stocks?|shares|oil(?: prices?)?|gold|futures|wall street|markets?|crude|brent|bitcoin) (?:rise|rises|rose|fall|falls|fell|slip|slips|gain|gains|climb|climbs|jump|jumps|drop|drops|rally|rallies|edge|edges|end|ends|close|closes|mixed|surge|surges|tumble|tumbles|steady)\b/,
    ],
    directions: [
      [
        /\b(?:ceasefire|cease-fire|truce|peace (?:deal|plan|agreement)|lift\w* .{0,30}sanctions|eas(?:e|es|ed|ing) .{0,30}sanctions|withdraw\w*|de-?escalat\w*|output would return|supply restored|releas\w* .{0,20}hostages|deal reached)\b(?!.{0,40}\b(?:collaps\w*|violat\w*|broke\w*|ends?|fail\w*|reject\w*)\b)/,
        'up',
      ],
      [
        /\b(?:peace|nuclear|ceasefire) (?:talks|negotiations)\b(?!.{0,40}\b(?:collaps\w*|fail\w*|stall\w*|end(?:s|ed)?)\b)|\btalks (?:with|between)\b/,
        'neutral',
      ],
      [/./, 'down'],
    ],
  },
  {
    class: 'calendar',
    any: [/\boptions? (?:expir\w+|expiry)\b|\btriple witching\b/],
    kind: 'expiry',
  },
  {
    class: 'calendar',
    any: [/\blast trading day of the (?:month|year)\b|\bmonth-end\b.{0,30}\brebalanc\w*/],
    kind: 'month_end',
  },
  {
    class: 'calendar',
    any: [/\b(?:corporate|estimated|quarterly) .{0,20}tax payments?\b.{0,30}\bdue\b/],
    kind: 'tax',
  },
  {
    class: 'calendar',
    any: [/\btreasury (?:debt|notes|bonds|securities) settled\b|\bsettlement of .{0,30}treasur\w+/],
    kind: 'settlement',
  },
  {
    class: 'calendar',
    any: [/\b(?:fomc|fed|policy) meeting (?:began|begins|starts)\b/],
    kind: 'meeting',
  },
  {
    class: 'calendar',
    any: [/\b(?:deadline|due date) for .{0,40}tax returns\b/],
    kind: 'filing',
  },
  {
    class: 'calendar',
    any: [/\b(?:markets?|exchanges?|nyse) (?:are |were |was |is )?closed for\b|\bmarket holiday\b/],
    kind: 'holiday',
  },
];
