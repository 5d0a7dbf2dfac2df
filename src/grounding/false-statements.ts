import { wordEdges } from './text.ts';
import type { FalseStatement } from './types.ts';

/**
 * The fact firewall: statements of the seed article that the record contradicts, as patterns that assert them.
 * Those about late January 2026 are wrong as said of those weeks only, so they carry dates. Titles ("former
 * president", "vice chair") are checked against dated roles, in roles.ts.
 */

const ESSAY = { from: '2026-01-20', to: '2026-04-30' } as const;

const STATEMENTS: readonly FalseStatement[] = [
  {
    id: 'trump-former-president',
    record: 'Trump has been the sitting president since 20 January 2025.',
    from: '2025-01-20',
    patterns: [
      /\b(?:former|ex)[- ](?:US[- ])?president\s+(?:Donald\s+)?Trump|Trump,? (?:a|the) former president|前总统特朗普|前总统川普|特朗普(?:是|这位)?前总统|expresidente\s+(?:Donald\s+)?Trump|ex-?presidente\s+(?:Donald\s+)?Trump|(?:ehemalige[rn]?|früherer?|Ex-)\s?(?:US-)?Präsident(?:en)?\s+(?:Donald\s+)?Trump|(?:ancien|ex-)\s?président\s+(?:américain\s+)?(?:Donald\s+)?Trump|トランプ(?:前|元)大統領|(?:前|元)大統領(?:の)?トランプ/iu,
    ],
  },
  {
    id: 'warsh-vice-chair',
    record: 'Warsh was picked for Fed chair on 30 January 2026; he was never vice chair.',
    patterns: [
      /\bvice[- ]?chair(?:man)?\b[^.]{0,24}\bWarsh\b|\bWarsh\b[^.]{0,40}\bvice[- ]?chair(?:man)?\b|沃什[^。]{0,12}副主席|副主席[^。]{0,8}沃什|vicepresidente[^.]{0,30}\bWarsh|\bWarsh\b[^.]{0,40}vicepresiden(?:te|cia)|\bWarsh\b[^.]{0,40}(?:Vize|stellvertretend|vice-président|vice-presidente)|(?:Fed-Vize|vice-président)[^.]{0,30}\bWarsh|ウォーシュ[^。]{0,10}副議長|副議長[^。]{0,8}ウォーシュ/iu,
    ],
  },
  {
    id: 'dollar-two-year-low',
    record:
      'the dollar index reached about 95.55 on 27 January 2026, its weakest since February 2022, a low of almost four years.',
    ...ESSAY,
    patterns: [
      /\b(?:dollar|DXY)\b[^.]{0,50}\b(?:two|2)[- ]years?[- ](?:low|lows)|\blow(?:est)?\b[^.]{0,14}\b(?:in|of|for) (?:two|2) years\b|美元[^。]{0,14}(?:两|二|2)年(?:来)?(?:的)?(?:新)?(?:低|最低)|dólar[^.]{0,40}(?:mínimos?)[^.]{0,12}(?:dos|2) años|Dollar[^.]{0,40}(?:Zwei-?jahres-?tief|tiefsten Stand seit zwei)|dollar[^.]{0,40}plus bas (?:depuis|en) deux ans|dólar[^.]{0,40}mínim[oa][^.]{0,12}dois anos|ドル[^。]{0,14}(?:2|二)年ぶり(?:の)?安値/iu,
    ],
  },
  {
    id: 'trump-wants-weak-dollar',
    record:
      'on 27 January 2026 Trump said that the dollar was doing great and should find its own level; he did not ask for a weaker one.',
    ...ESSAY,
    patterns: [
      /\bTrump\b[^.]{0,40}\b(?:wants?|wanted|wished for|wishes for|welcomed|welcomes|called for|hoped for|likes|favou?rs|asked for)\b[^.]{0,16}\b(?:weak(?:er)?|cheap(?:er)?|lower)\b[^.]{0,8}\bdollar|特朗普[^。]{0,10}(?:希望|想要|欢迎|呼吁|乐见)[^。]{0,6}(?:弱美元|美元(?:走弱|贬值|下跌))|Trump[^.]{0,40}(?:quiere|quería|deseaba|celebró|pidió|desea)[^.]{0,20}dólar (?:más )?débil|Trump[^.]{0,40}(?:will|wollte|wünscht[A-Za-zÀ-ɏ]*|begrüßte)[^.]{0,20}schwache[A-Za-zÀ-ɏ]*(?:ren)? Dollar|Trump[^.]{0,40}(?:veut|voulait|souhait[A-Za-zÀ-ɏ]+)[^.]{0,20}dollar (?:plus )?faible|トランプ[^。]{0,14}ドル安を(?:望|歓迎|求)/iu,
    ],
  },
  {
    id: 'everything-crashed',
    record: 'on 29 and 30 January 2026 stocks closed almost unchanged and oil rose; the crash was in metals.',
    ...ESSAY,
    patterns: [
      /\b(?:indiscriminate(?:ly)?|across[- ]the[- ]board) (?:crash|sell[- ]?off|collapse|rout)|\b(?:everything|all assets|almost (?:every|all) assets?|every asset)\b[^.]{0,16}\b(?:crashed|collapsed|plunged|fell together|was sold|were sold)|(?:所有|几乎所有|一切|全部)资产[^。]{0,8}(?:崩|暴跌|齐跌|同跌|大跌|下跌)|无差别(?:抛售|暴跌|崩盘)|(?:casi )?tod(?:o|os los activos) (?:se desplom|cay)[A-Za-zÀ-ɏ]*|alle(?:s| Anlagen)\s+(?:stürzte|brach|fiel)[A-Za-zÀ-ɏ]*|tous les actifs\s+(?:ont chuté|se sont effondrés)|すべての資産が(?:暴落|急落|下落)/iu,
    ],
  },
  {
    id: 'sofr-iorb-no-easing',
    record:
      'SOFR minus IORB averaged +7.8bp in November, +5.9bp in December 2025 and +0.7bp in January 2026: it had eased.',
    ...ESSAY,
    patterns: [
      /\b(?:SOFR|funding|repo)\b[^.]{0,50}\b(?:shows?|showed|showing|with|sees|seen) no (?:sign of )?(?:easing|relief|improvement)|\b(?:SOFR|funding|repo)\b[^.]{0,40}\b(?:remains?|stays?|is still|still) (?:very )?(?:tight|strained|stressed|wide|elevated)|(?:SOFR|资金面|回购)[^。]{0,16}(?:毫无缓|没有缓|未见缓|仍然?紧|持续紧张|依然紧)|SOFR[^.]{0,40}(?:no (?:da|muestra) señales de alivio|sigue tens[oa])|SOFR[^.]{0,40}(?:keine Entspannung|toujours tendu|aucun signe)|SOFR[^。]{0,16}(?:緩和の兆しがない|逼迫したまま)/iu,
    ],
  },
  {
    id: 'further-qt',
    record:
      'QT ended on 1 December 2025, and from 12 December the Fed bought bills; more QT was a guess about the nominee.',
    ...ESSAY,
    patterns: [
      /\b(?:more|further|continued|ongoing|renewed) (?:QT|quantitative tightening|balance[- ]sheet run[- ]?off)\b[^.]{0,20}\b(?:is|are|drains?|hits?|weighs?|coming|ahead|caused|drove|looms|continues)|\bQT (?:is still|continues|is draining|is running|goes on)|\bthe Fed (?:is|keeps|continues) (?:still )?(?:shrinking|running off|doing QT)|(?:进一步|继续|仍在|还在|持续)缩表|缩表(?:仍在|还在|继续|持续)|(?:más|mayor) (?:QT|reducción del balance)[^.]{0,20}(?:viene|llega|drena|pesa)|el QT (?:continúa|sigue)|QT (?:läuft weiter|geht weiter|se poursuit|continue)|QT(?:が|は)(?:続|継続)/iu,
    ],
  },
  {
    id: 'qt-froze-housing',
    record:
      'the mortgage rate was 6.10% on 29 January 2026, near a three-year low, with purchase applications 18% above a year before.',
    ...ESSAY,
    patterns: [
      /\b(?:QT|tightening)\b[^.]{0,60}\b(?:froze|frozen|freez\w+|killed|paralys\w+)\b[^.]{0,20}\b(?:housing|home|mortgage)|\bhousing (?:market )?(?:is|was|has been) frozen\b[^.]{0,30}\b(?:QT|yields)|缩表[^。]{0,24}(?:楼市|房市|房地产)[^。]{0,6}(?:冻结|冰封|停滞)|QT[^.]{0,60}(?:congel[A-Za-zÀ-ɏ]+)[^.]{0,16}viviend|QT[^.]{0,60}(?:eingefroren|gelé|congelou)/iu,
    ],
  },
  {
    id: 'reserves-low',
    record: 'reserves were $2.90tn on 28 January 2026: low against 2021, judged ample by the Fed.',
    ...ESSAY,
    patterns: [
      /\b(?:bank )?reserves (?:are|were|remain(?:ed)?|stay(?:ed)?) (?:too |very |still |critically |dangerously )?(?:low|scarce|short|depleted)(?! (?:against|compared|versus|next to|beside|relative))|准备金(?:仍|依然|还|过)(?:处于)?(?:很|太|过)?低|准备金(?:不足|匮乏|稀缺)|reservas (?:bancarias )?(?:siguen siendo|son|están) (?:muy |demasiado )?(?:bajas|escasas)|Reserven (?:sind|bleiben) (?:zu )?(?:niedrig|knapp)|réserves (?:restent|sont) (?:trop )?(?:basses|faibles)|準備預金(?:は|が)(?:まだ)?(?:低い|不足)/iu,
    ],
  },
  {
    id: 'economy-superb',
    record:
      'consumer confidence was 84.5, the lowest since 2014; 2025 brought 584,000 jobs and unemployment was 4.4%.',
    ...ESSAY,
    patterns: [
      /\b(?:US |American )?economy (?:is|was|looks|remains) (?:superb|excellent|booming|outstanding|perfect|strong (?:on|by) every)|\b(?:on|by) every measure\b[^.]{0,24}\beconomy|美国?经济(?:各项|所有|每项)?(?:指标|数据)?(?:都|均|全面)?(?:极为|非常|十分|无比)?(?:亮眼|完美|超强|强劲无比)|economía (?:estadounidense )?(?:es|luce|está) (?:excelente|magnífica|espléndida|inmejorable)|Wirtschaft (?:ist|läuft) (?:hervorragend|glänzend|blendend)|économie (?:américaine )?(?:est|se porte) (?:superbe|excellente|à merveille)|米国経済は(?:絶好調|極めて好調)/iu,
    ],
  },
  {
    id: 'mega-cap-trust',
    record:
      'the forward multiple fell in part because estimates rose faster than prices; Microsoft fell about 10% and Meta rose about 10% on 29 January 2026.',
    ...ESSAY,
    patterns: [
      /\b(?:P\/E|multiples?|valuations?)\b[^.]{0,40}\b(?:fell|dropped|shrank|down|compressed)\b[^.]{0,30}\b(?:because|as|due to|reflecting)\b[^.]{0,24}\b(?:trust|confidence|faith)|\b(?:lost|losing) (?:trust|faith|confidence) in (?:all )?(?:the )?(?:mega|big tech|magnificent|mag)|市盈率[^。]{0,16}(?:因|源于|说明|反映)[^。]{0,8}(?:信任|信心)|múltiplo[^.]{0,30}porque[^.]{0,20}confianza|Bewertung[^.]{0,40}(?:weil|da)[^.]{0,30}Vertrauen/iu,
    ],
  },
  {
    id: 'rally-since-may-2023',
    record: 'the S&P 500 bottomed in October 2022; May 2023 is only when the AI rally is often dated to.',
    patterns: [
      /\b(?:rally|bull market|rise|upswing)\b[^.]{0,24}\b(?:began|started|dates from|has run since|since)\b[^.]{0,8}\bMay 2023|(?:涨势|牛市|行情|上涨)[^。]{0,8}(?:始于|从|自)2023年5月|2023年5月(?:以来|起)[^。]{0,10}(?:牛市|涨势|行情)|(?:alza|rally|subida)[^.]{0,24}(?:empezó|comenzó|desde)[^.]{0,8}mayo de 2023|(?:Rally|Aufschwung)[^.]{0,24}(?:begann|seit)[^.]{0,6}Mai 2023|(?:hausse|rallye)[^.]{0,24}(?:commencé|depuis)[^.]{0,6}mai 2023/iu,
    ],
  },
  {
    id: '312-half-in-a-day',
    record:
      'bitcoin fell 37% close to close on 12 March 2020, about 48% from peak to trough over two days; more than half only on some venues.',
    patterns: [
      /\b(?:bitcoin|btc)\b[^.]{0,40}\b(?:halved|lost (?:more than |over )?half|(?:fell|lost|dropped|crashed|plunged) (?:by )?(?:more than |over )?(?:half|50\s?%))[^.]{0,40}(?:24 hours|one day|a day|single day|312|March 2020)|(?:312|March 2020)[^.]{0,50}\b(?:bitcoin|btc)\b[^.]{0,24}\b(?:halved|half|50\s?%)|(?:312|2020年3月12日)[^。]{0,20}(?:比特币|BTC)[^。]{0,16}(?:腰斩|跌超五成|跌逾五成|跌超50%|跌逾50%|超过一半)|比特币[^。]{0,16}24小时[^。]{0,8}(?:腰斩|跌超五成|跌超50%|一半)|(?:312|marzo de 2020)[^.]{0,50}bitcoin[^.]{0,30}(?:más de la mitad|50\s?%)|bitcoin[^.]{0,30}más de la mitad[^.]{0,20}24 horas/iu,
    ],
  },
  {
    id: '519-one-cause',
    record:
      'on 519 Tesla had also stopped taking bitcoin a week before, and liquidations ran to billions of dollars.',
    patterns: [
      /\b519\b[^.]{0,40}\b(?:was caused by|came from|was the work of|was due to|resulted from)\b[^.]{0,20}\b(?:one|a single|China's ban|a regulatory)|\b(?:single|one) (?:regulatory|regulator's) (?:act|step|ban|move)\b[^.]{0,24}\b519|519[^。]{0,10}(?:由|因|就是|完全是|只是)[^。]{0,8}(?:单一|一纸|一项|一则)?(?:监管|禁令|政策)[^。]{0,6}(?:造成|引发|导致|所致)|519[^.]{0,40}(?:se debió a|fue obra de)[^.]{0,16}(?:una sola|un único)/iu,
    ],
  },
  {
    id: 'like-312',
    record:
      'the markers differ: VIX 17 against 75, a three-day high-yield spread of +9bp against +74bp, and calm funding.',
    ...ESSAY,
    patterns: [
      /\b(?:it is|this is|it['’]s) 312 (?:again|all over)|\b(?:is|was|looks|resembles|feels|this is|it is|it['’]s)\b[^.]{0,24}\b(?:another|a repeat of|a replay of|just like|like|the new|nearer to|closer to|similar to)\b[^.]{0,10}\b(?:312|March 2020)|\bresembles (?:312|March 2020)|(?:又一个|重演|就是|很像|酷似|类似于?|更接近|如同)(?:了)?312|与312(?:相似|类似|如出一辙)|312重演|(?:es|parece|se parece|recuerda)[^.]{0,20}(?:otro|al|a) (?:312|marzo de 2020)|(?:wie|ein neues) (?:312|März 2020)|(?:comme en|un nouveau) (?:312|mars 2020)|312の再来/iu,
    ],
  },
  {
    id: 'crypto-sold-first',
    record: 'metals fell first and most; bitcoin lost 5% on 29 January 2026 and 0.5% on the 30th.',
    ...ESSAY,
    patterns: [
      /\b(?:crypto|bitcoin)\b[^.]{0,20}\b(?:was|were|is|got) (?:sold|hit|dumped) first|\bcrypto (?:goes|went|fell|led the fall|led the sell) ?(?:first)?\b(?=[^.]{0,8}\bfirst|\s*$)|(?:加密|比特币|币圈)[^。]{0,8}(?:最先|首先|率先)(?:被)?(?:抛售|下跌|遭抛)|(?:cripto[A-Za-zÀ-ɏ]*|bitcoin)[^.]{0,20}(?:se vendi[A-Za-zÀ-ɏ]+|cay[A-Za-zÀ-ɏ]+|fue[A-Za-zÀ-ɏ]*) (?:vendid[A-Za-zÀ-ɏ]+ )?(?:primero|antes)|Krypto[^.]{0,20}zuerst|crypto[^.]{0,24}en premier|仮想通貨が(?:最初|真っ先)/iu,
    ],
  },
  {
    id: 'crypto-bull-run',
    record: 'at the end of January 2026 bitcoin stood about a third below its record of October 2025.',
    ...ESSAY,
    patterns: [
      /\b(?:crypto|bitcoin)\b[^.]{0,30}\b(?:in (?:a|the middle of a|full) bull (?:run|market)|bull run (?:was|is) (?:under way|underway))|\bcrypto bull (?:run|market) (?:was|is) (?:under way|underway|in full)|(?:加密|比特币|币圈)[^。]{0,10}(?:正处于|处于|正值)(?:大)?牛市|(?:cripto[A-Za-zÀ-ɏ]*|bitcoin)[^.]{0,24}(?:en pleno|pleno) mercado alcista|Krypto[^.]{0,24}(?:im|mitten im) Bullenmarkt|crypto[^.]{0,24}en plein marché haussier/iu,
    ],
  },
  {
    id: 'gold-fell-so-not-geopolitics',
    record: 'that does not follow: an energy-supply shock can sink gold, so oil is the better test.',
    patterns: [
      /\bgold (?:fell|dropped|is down|was down)\b[^.]{0,20}\b(?:so|therefore|hence|which means|which rules out)\b[^.]{0,24}\b(?:geopolitic\w*|war|the middle east)|(?:黄金|金价)(?:下)?跌[^。]{0,8}(?:所以|因此|说明|证明)[^。]{0,8}(?:不是|并非|排除)[^。]{0,4}(?:地缘|战争)|el oro cayó[^.]{0,16}(?:así que|por tanto|luego)[^.]{0,20}(?:geopolític|guerra)/iu,
    ],
  },
];

export const FALSE_STATEMENTS: readonly FalseStatement[] = STATEMENTS.map((statement) => ({
  ...statement,
  patterns: statement.patterns.map(wordEdges),
}));
