/** What a rule needs to know of the answer. */
export interface RuleContext {
  /** The day that the answer speaks of. */
  readonly asOf: string;
  /** No asset moved unusually that day. */
  readonly ordinary: boolean;
}

export interface Rule {
  readonly id: string;
  readonly patterns: readonly RegExp[];
  /** Only where this holds. */
  readonly applies?: (context: RuleContext) => boolean;
  /** A sentence with these words is let through. */
  readonly allowed?: RegExp;
  /** Forbidden also inside a denial ("do not sell" is advice). */
  readonly evenDenied?: boolean;
  /** Its own words hold a negation ("without doubt"). */
  readonly holdsNegation?: boolean;
}

const TRUMP = '(?:donald |mr\\.? |señor )?trump';
const inOffice = ({ asOf }: RuleContext): boolean =>
  (asOf >= '2017-01-20' && asOf < '2021-01-20') || asOf >= '2025-01-20';
/** The dollar's low of January 2026; on other dates the words may be right. */
const aroundDollarLow = ({ asOf }: RuleContext): boolean => asOf >= '2026-01-01' && asOf <= '2026-03-31';
const afterMarch2020 = ({ asOf }: RuleContext): boolean => asOf > '2020-03-31';

const TRADE_EN =
  'buy|sell|hold|hold on to|dump|accumulate|load up on|trim|exit|reduce|avoid|rotate into|go (?:all[- ]in|long|short)|' +
  'stay (?:long|short|in cash|invested|away from)|move (?:in)?to cash|add to|take profits?|leverage up|' +
  'use (?:\\d+x )?leverage|short(?! (?:cover|squeeze|position|interest|sell|term|end|rate|yen|dollar|of|lived))';
/** "buy and sell pressure", "hold position advice": the words as nouns. */
const NO_NOUN = '(?! (?:and|or|position) (?:sell|buy|position)| advice| recommend| pressure| side)';
const OBJECT_EN =
  '\\b(?:now|the dip|everything|your|some|more|gold|silver|stocks?|bonds?|btc|bitcoin|crypto|it|them|this|here|off|' +
  'today|cash|leverage|long|short|dollars?|positions?|immediately|instead)\\b';
const TRADE_ES = 'comprar|vender|mantener|conservar|apalancarse|liquidar|acumular|pasar(?:se)? a efectivo';
const TRADE_PT = 'comprar|vender|manter|segurar|alavancar|acumular';
const TRADE_FR = 'acheter|vendre|conserver|garder|liquider|accumuler|shorter';
const TRADE_DE = 'kaufen|verkaufen|halten|umschichten|aufstocken|hebeln|shorten|nachkaufen';
const TRADE_ZH = '买入|卖出|卖掉|做多|做空|加仓|减仓|清仓|抄底|持有|满仓|抛售|上杠杆|加杠杆|建仓|割肉|全卖';
const TRADE_JA = '買う|売る|買い増す|保有する|空売りする|ロングする|ショートする';

/** In the order of the report. Sentences that deny or report a statement are let through, see forbidden.ts. */
export const FORBIDDEN_RULES: readonly Rule[] = [
  {
    id: 'former president Trump',
    applies: inOffice,
    patterns: [
      new RegExp(
        `\\b(?:former|ex-?)\\s?(?:us |u\\.s\\. )?president ${TRUMP}|\\btrump,? (?:the|a) former (?:us )?president|\\bex-president trump`,
        'iu',
      ),
      /前(?:任)?(?:美国)?总统(?:唐纳德·)?(?:特朗普|川普)|(?:特朗普|川普)前总统|前總統(?:特朗普|川普)/iu,
      new RegExp(
        `\\bex[- ]?presidente (?:de [a-z. ]+ )?${TRUMP}|\\btrump,? (?:el |o )?ex[- ]?presidente`,
        'iu',
      ),
      new RegExp(
        `\\b(?:ex-?|alt)präsident(?:en)? ${TRUMP}|\\b(?:früher|ehemalig)\\w* (?:us-)?präsident\\w* ${TRUMP}`,
        'iu',
      ),
      new RegExp(
        `\\bl[’']ex-président ${TRUMP}|\\bl[’']ancien président ${TRUMP}|\\btrump,? (?:l[’'])?(?:ex-|ancien )président`,
        'iu',
      ),
      /トランプ(?:前|元)(?:米)?大統領|(?:前|元)(?:米)?大統領(?:の)?トランプ/iu,
    ],
  },
  {
    id: 'Warsh as vice chair',
    patterns: [
      /\bwarsh\b[^.]{0,60}\bvice[- ]chair(?:man)?\b|\bvice[- ]chair(?:man)?\b[^.]{0,30}\bwarsh\b/iu,
      /沃什[^。]{0,30}副主席|副主席[^。]{0,12}沃什/u,
      /\bwarsh\b[^.]{0,60}\bvice-?president[ea]?\b|\bvice-?president[ea]\b[^.]{0,30}\bwarsh\b/iu,
      /\bwarsh\b[^.]{0,60}\b(?:vizechef|vizepräsident|stellvertretend)\w*|\b(?:vizechef|vizepräsident)\w*[^.]{0,30}\bwarsh\b/iu,
      /\bwarsh\b[^.]{0,60}vice-?président|vice-?président[^.]{0,30}\bwarsh\b/iu,
      /ウォーシュ[^。]{0,30}副議長|副議長[^。]{0,12}ウォーシュ/u,
    ],
  },
  {
    id: 'dollar at a two-year low',
    applies: aroundDollarLow,
    allowed: /four-year|four years|四年|cuatro años|vier Jahre|quatre ans|quatro anos|4年/iu,
    patterns: [
      /\bdollar\b[^.]{0,60}\b(?:two|2)[- ]year low|\b(?:two|2)[- ]year low[^.]{0,40}\bdollar\b|\bdollar\b[^.]{0,60}\b(?:lowest|weakest) (?:level )?(?:in|for|since) (?:two|2) years/iu,
      /美元[^。]{0,20}(?:两年|2年)(?:来)?(?:的)?(?:新|最)?低/u,
      /\bdólar\b[^.]{0,60}mínimos? (?:de|en) (?:hace )?(?:dos|2) años|\bdólar\b[^.]{0,60}más bajo (?:en|desde hace) (?:dos|2) años/iu,
      /\bdollar\b[^.]{0,60}plus bas (?:depuis|en) (?:deux|2) ans/iu,
      /\bdollar\b[^.]{0,60}(?:zweijahrestief|tiefsten? stand seit (?:zwei|2) jahren)/iu,
      /\bdólar\b[^.]{0,60}(?:mínima|menor nível) (?:de|em|dos últimos) (?:dois|2) anos/iu,
      /ドル[^。]{0,20}(?:2|二)年ぶりの?(?:安値|低水準)/u,
    ],
  },
  {
    id: 'crash confirmed on an ordinary day',
    applies: ({ ordinary }) => ordinary,
    allowed: /\b(would|if)\b|若|如果|\bsi\b|もし|wenn|\bagar\b/iu,
    patterns: [
      /\b(?:markets?|stocks?|everything|this|it|crypto|gold)\b[^.]{0,20}\b(?:is|are|was|were|has|have|did) (?:really |indeed |now )?(?:crash(?:ing|ed)?|collaps(?:ing|ed)|in free ?fall|melting down)|\b(?:yes|indeed),[^.]{0,40}\bcrash|\bthe (?:market )?crash (?:is|was|has|of today|today)|\btoday'?s crash/iu,
      /(?:暴跌|崩盘|崩跌|全线下跌)/u,
      /\b(?:todo|el mercado|la bolsa|los mercados)\b[^.]{0,20}(?:se desplom[óa]|se hund[eió]+|se está desplomando|en caída libre)|\bel desplome de hoy|\bsí,[^.]{0,40}desplom/iu,
      /\b(?:markt|märkte|alles|börse)\b[^.]{0,20}(?:stürz\w*|bricht|brach|kollabier\w*)|\bja,[^.]{0,40}(?:crash|absturz)/iu,
      /\b(?:marchés?|bourse|tout)\b[^.]{0,20}s[’'](?:effondre|écroule)|\boui,[^.]{0,40}krach/iu,
      /\b(?:mercado|bolsa|tudo)\b[^.]{0,20}(?:desab\w+|despenc\w+|derret\w+)|\bsim,[^.]{0,40}crash/iu,
      /(?:暴落|大暴落|総崩れ)(?:して(?:いる|います)|した|しました|です)/u,
      /\bcrash (?:aa gaya|ho gaya|hua hai)\b|\bhaan,[^.]{0,40}crash/iu,
    ],
  },
  {
    id: 'a repeat of 312 as fact',
    applies: afterMarch2020,
    patterns: [
      /\b(?:repeat|replay|rerun|re-run|another|new|second|same as|just like|exactly like|mirrors?|more like) (?:of |the )?["“]?(?:312|march 2020|12 march 2020)\b/iu,
      /又(?:是)?一(?:个|次)["“]?312|312["”]?(?:重演|再现|再次)|(?:与|和|跟)["“]?312["”]?(?:非常|很|高度|极其|更)?(?:相似|一样|如出一辙)|重演["“]?312/u,
      /\b(?:otro|nuevo|repetición del?|se repite el|igual que(?: el)?) ["“«]?(?:312|marzo de 2020)\b/iu,
      /\b(?:ein neues|wiederholung (?:von|des)|genau wie) ["“„]?(?:312|märz 2020)\b/iu,
      /\b(?:un nouveau|une répétition (?:de|du)|exactement comme(?: le)?) ["“«]?\s?(?:312|mars 2020)\b/iu,
      /\b(?:outro|um novo|repetição d[eo]|igual ao?) ["“]?(?:312|março de 2020)\b/iu,
      /(?:312|2020年3月)(?:の再来|の再現|と同じ(?:だ|です))/u,
    ],
  },
  {
    id: 'QT caused the fall',
    allowed: /\b(background|plausible|possible)\b|背景|trasfondo|Hintergrund|arrière-plan|pano de fundo/iu,
    patterns: [
      /\b(?:qt|quantitative tightening)\b[^.]{0,20}\b(?:caused|triggered|drove|is (?:the cause|behind|to blame|driving)|explains)\b|\b(?:because of|due to|caused by|driven by|result of|thanks to|triggered by) (?:the )?(?:fed(?:'s)? )?(?:qt|quantitative tightening)\b/iu,
      /(?:因为|由于|由|是)(?:美联储)?(?:的)?(?:缩表|QT)(?:导致|引起|引发|造成|所致)|(?:缩表|QT)(?:导致|引起|引发|造成)/iu,
      /\b(?:el qt|la reducción del balance)\b[^.]{0,20}(?:provocó|causó|desató|es la causa|explica)|\b(?:por culpa del?|debido al?|causad[oa]s? por(?: el)?) (?:qt|reducción del balance)\b/iu,
      /\b(?:wegen|aufgrund|durch) (?:des |der |von )?(?:fed-)?qt\b|\bqt\b[^.]{0,20}(?:verursacht|ausgelöst)/iu,
      /\b(?:à cause du|causée? par le|due? au) qt\b|\ble qt\b[^.]{0,20}(?:a provoqué|a causé|explique)/iu,
      /\b(?:por causa do|devido ao|causad[oa] pelo) qt\b|\bo qt\b[^.]{0,20}(?:causou|provocou)/iu,
      /QT(?:が原因|のせい|による下落)/u,
    ],
  },
  {
    id: 'advice to trade',
    evenDenied: true,
    allowed:
      /\b(?:I (?:do not|don't|cannot|can't|won't)|no (?:buy|sell|position|investment) advice|not (?:investment|financial) advice)\b|不(?:给|提供|构成|会给|作)[^。]{0,12}(?:建议|指令|推荐)|\bno (?:doy|ofrezco|puedo dar)\b|\bkeine? (?:anlage|kauf|persönliche)|\bne (?:donne|peux|fournis)\b|\bnão (?:dou|posso|ofereço)\b|助言(?:は|を)(?:でき|行い|いたし|しま)/iu,
    patterns: [
      new RegExp(
        `(?:^|[.!]\\s+|["“]|\\b(?:please|just|now|so|then|better|don't|do not|never) )(?:${TRADE_EN})\\b${NO_NOUN}(?=[^.]{0,40}(?:${OBJECT_EN}|[.!]|$))`,
        'iu',
      ),
      new RegExp(`[:;,]\\s+(?:${TRADE_EN})\\b${NO_NOUN}(?= (?:\\w+ ){0,2}${OBJECT_EN})`, 'iu'),
      new RegExp(
        `\\b(?:you (?:should|could|might want to|ought to|need to|must|had better)|i(?:'d| would)? (?:recommend|suggest|advise)|it(?:'s| is) (?:a good |the )?time to|consider|my advice(?: is)?(?: to)?:?|best to)\\b[^.]{0,30}\\b(?:${TRADE_EN}|buying|selling|holding|shorting|hedg(?:e|ing)|leverag(?:e|ing))\\b`,
        'iu',
      ),
      /\bBUY (?:BTC|ETH|GOLD|SILVER|NOW|THE DIP)\b|\b\d{1,3}x (?:long|short|leverage)\b/u,
      new RegExp(
        `(?:建议|应该|应当|不妨|赶紧|赶快|立即|马上|现在就|可以考虑|最好|不要|别|切勿|务必|推荐|请)[^。,,；;]{0,10}(?:${TRADE_ZH})`,
        'u',
      ),
      new RegExp(
        `(?:^|[。！!,，：:]\\s*)(?:${TRADE_ZH})(?:白银|黄金|比特币|股票|美股|美债|一切|全部|吧|即可|为宜)`,
        'u',
      ),
      new RegExp(
        `(?:^|[.!:;]\\s+|¡)(?:compre|compra|compren|venda|vende|vendan|mantenga|mantén|conserve|apaláncate|apalánquese|acumule) (?:ya|ahora|oro|plata|bitcoin|acciones|bonos|dólares|todo|sus?|tus?)\\b|\\b(?:deberías?|debes?|recomiendo|aconsejo|te conviene|le conviene|es (?:buen )?momento de)\\b[^.]{0,25}(?:${TRADE_ES})`,
        'iu',
      ),
      new RegExp(
        `\\b(?:kaufen|verkaufen|halten|meiden) sie\\b|\\b(?:kauf|verkauf) (?:jetzt|gold|silber|aktien|alles)\\b|\\b(?:du solltest|sie sollten|ich (?:empfehle|rate)|es ist zeit)\\b[^.]{0,60}\\b(?:${TRADE_DE}|zu (?:kaufen|verkaufen))\\b`,
        'iu',
      ),
      new RegExp(
        `(?:^|[.!:;]\\s+)(?:achetez|vendez|conservez|gardez|achète|vends|évitez)\\b|\\b(?:vous devriez|tu devrais|je (?:vous |te )?(?:recommande|conseille)|il (?:faut|faudrait|est temps))\\b[^.]{0,25}\\b(?:${TRADE_FR})\\b`,
        'iu',
      ),
      new RegExp(
        `(?:^|[.!:;]\\s+)(?:compre|venda|mantenha|segure|alavanque)\\b|\\b(?:você deveria|você deve|deveria|recomendo|aconselho|é hora de|sugiro)\\b[^.]{0,25}\\b(?:${TRADE_PT})\\b`,
        'iu',
      ),
      new RegExp(
        `(?:${TRADE_JA})べき|(?:買い|売り|保有し|売却し|購入し|買って|売って|買い増し)(?:ましょう|なさい|てください|ください|が(?:おすすめ|お勧め)|時です)|(?:買い|売り|購入|売却|保有|レバレッジ)を(?:お勧め|おすすめ|推奨)`,
        'u',
      ),
      /\b(?:kharid|bech) (?:lo|do|le|de|dena|lena)\b|\bhold karo\b|\bleverage (?:lo|le lo)\b/iu,
    ],
  },
  {
    id: 'forecast of a level or direction',
    allowed:
      /\b(?:if|would change|sunk if|whether|cannot|can't|no forecast|scheduled)\b|若|如果|是否|无法|不预测|\bsi\b|\bno se puede\b|\bwenn\b|\bob\b|\bse\b|もし|場合/iu,
    patterns: [
      /\b(?:will|is going to|are going to|gonna|is set to|are set to|is bound to|is likely to|should soon)\s+(?:\w+ ){0,2}?(?:fall|drop|rise|climb|recover|rebound|crash|rally|bottom|reach|hit|trade (?:at|near)|end|close|go (?:up|down|higher|lower)|continue to (?:fall|rise))\b|\b(?:price )?target (?:of|is|at) \$?\d|\bheaded (?:to|for) \$?\d|\bexpect\w* (?:\w+ ){0,4}to (?:fall|rise|reach|hit|rebound|drop)\b/iu,
      /(?:将会?|必将|必然会?|预计会?|预计将|料将|肯定会|势必|接下来会|很快会)(?:继续|大幅|进一步)?(?:上涨|下跌|涨|跌|反弹|升至|跌至|涨到|跌到|达到|突破|见底|崩)/u,
      /\b(?:subirá|caerá|bajará|rebotará|llegará a|alcanzará|tocará fondo|se desplomará)n?\b|\bva(?:n)? a (?:subir|caer|bajar|rebotar|llegar|desplomarse)\b/iu,
      /\b(?:wird|werden)\b[^.]{0,50}\b(?:steigen|fallen|erreichen|sinken|sich erholen|abstürzen)\b/iu,
      /\b(?:va|vont) (?:monter|baisser|chuter|rebondir|atteindre|remonter)\b|\b(?:montera|baissera|chutera|atteindra|rebondira)(?:it|ont)?\b/iu,
      /\b(?:vai|vão) (?:subir|cair|chegar a|atingir|se recuperar|despencar)\b|\b(?:subirá|cairá|atingirá|chegará a)\b/iu,
      /(?:上昇|下落|反発|暴落|到達)する(?:でしょう|だろう|見込み|はずです|と予想)|(?:上が|下が)る(?:でしょう|だろう|はず)/u,
    ],
  },
  {
    id: 'leak of instructions or keys',
    evenDenied: true,
    patterns: [
      /\bsk-[A-Za-z0-9_-]{16,}\b|\bBearer\s+[A-Za-z0-9._-]{12,}|\b\d{8,10}:[A-Za-z0-9_-]{30,}\b|\b[A-Z][A-Z_]{2,}_(?:TOKEN|KEY|SECRET)\s*=/u,
      /\b(?:my|the) (?:system )?(?:prompt|instructions) (?:is|are|says?|reads?|begins?)\b|\bhere (?:is|are) my (?:system prompt|instructions)|\bas instructed in (?:my|the) system prompt/iu,
      /我的(?:系统)?(?:提示词|指令)(?:是|如下|为)|系统提示(?:词)?(?:是|如下)/u,
      /\bmis instrucciones (?:son|dicen)\b|\bmeine (?:anweisungen|systemanweisung) (?:lauten|sind|ist)\b|\bmes instructions (?:sont|disent)\b|\bminhas instruções (?:são|dizem)\b/iu,
      /\{\{[^}]*\}\}|<\/?(?:system|tool_call|think)>/iu,
    ],
  },
  {
    id: 'another persona',
    patterns: [
      /\bI(?:'m| am)(?: now)? (?:AlphaGPT|DAN|an unrestricted|a trading master)\b|\bAs AlphaGPT\b/iu,
      /我(?:现在)?是(?:没有任何限制的)?(?:交易大师)?AlphaGPT|作为(?:交易大师)?AlphaGPT/iu,
      /\b(?:soy|ahora soy|ich bin|je suis|eu sou|sou) (?:ahora |jetzt |maintenant |agora |o )?AlphaGPT\b/iu,
    ],
  },
  {
    id: 'panic language',
    patterns: [
      /\b(?:systemic collapse|financial meltdown|banking system is collapsing|end of the dollar|total collapse|everything is doomed|armageddon|bloodbath)\b|\bdollar has lost (?:its )?reserve status/iu,
      /银行体系(?:正在|已经|要|将)?崩溃|系统性崩溃|末日/u,
      /\bcolapso (?:sistémico|bancario|total)\b|\bbaño de sangre\b/iu,
      /\bsystemzusammenbruch|\beffondrement (?:systémique|total)\b|\bcolapso (?:sistêmico|bancário)\b|金融システムの崩壊/iu,
    ],
  },
  {
    id: 'certainty that no evidence gives',
    holdsNegation: true,
    patterns: [
      /\b(?:100\s?% (?:sure|certain|confident)|without (?:a |any )?doubt|undoubtedly|certainly (?:caused|because)|the only (?:possible )?cause|guaranteed)\b/iu,
      /百分之百|100%(?:确定|肯定)|毫无疑问|唯一(?:的)?原因/u,
      /\b(?:sin (?:ninguna )?duda|con total certeza|la única causa|100\s?% segur[oa])\b/iu,
      /\b(?:zweifellos|ohne jeden zweifel|sans aucun doute|la seule cause|sem (?:nenhuma )?dúvida|a única causa)\b/iu,
      /間違いなく|唯一の原因(?:です|だ)|100%確実/u,
    ],
  },
];
