import { wordEdges } from './text.ts';

/**
 * Patterns of advice, forecasts and leaks in seven languages. They look for a recommendation to the reader, not for
 * the words: "foreigners sold bonds" and "the Fed bought bills" are reports.
 */

const edged = (patterns: readonly RegExp[]): readonly RegExp[] => patterns.map(wordEdges);

const THING =
  '(?:gold|silver|bitcoin|btc|stocks?|shares|equities|bonds?|treasuries|metals|crypto|dollars?|everything|it all|it|them|now|the dip|puts?|calls?|some|more|oil|nvidia|tesla|your|positions?|ether)';

export const ADVICE: readonly RegExp[] = edged([
  // English: imperatives, "you should", "I would", "time to"
  new RegExp(
    `(?:^|[.!?:;]\\s+|\\*\\*|["“(]\\s*|\\b(?:so|just|please|then|and)\\s+)(?:buy|sell|hold|dump|accumulate|avoid|exit|trim)\\s+(?:\\w+\\s+){0,2}${THING}\\b`,
    'iu',
  ),
  /\b(?:you|investors|traders|one|we|holders|readers)\s+(?:should|ought to|must|need to|had better|may want to|might want to|could consider|can safely|want to)\s+(?:now\s+)?(?:consider\s+|think about\s+)?(?:buy|sell|hold|short|exit|trim|add|hedge|rotate|reduce|go|take|cut|stay|avoid|wait|stack|load|get out|move into|switch|book|dump)\w*/iu,
  /\b(?:i|we)\s*(?:['’]d|would|recommend|suggest|advise|strongly)\s+(?:\w+\s+){0,2}(?:buy|sell|hold|short|exit|trim|add|hedge|reduc|go(?:ing)? (?:long|short)|wait|tak|avoid|accumulat)\w*/iu,
  /\b(?:time|moment|level|chance|opportunity)\s+to\s+(?:buy|sell|short|get out|go long|go short|load up|accumulate|take profits?|add)\b/iu,
  /\b(?:consider|worth|recommend|suggest)\s+(?:buying|selling|shorting|holding|hedging|adding|trimming|reducing|taking profits?|a (?:long|short))\b/iu,
  /\b(?:go|going|stay|be)\s+(?:long|short|all[- ]in|leveraged)\b(?!\s*(?:of|term|on time|run|dated))/iu,
  /\b(?:use|with|take|add|try)\s+(?:\d{1,3}x|ten[- ]times|10x)?\s*leverage\b|\b\d{1,3}x\s+(?:leverage|long|short)\b/iu,
  /\b(?:set|place|put)\s+(?:a|your)\s+(?:stop|limit)|stop[- ]loss at|take[- ]profit at|price target|target price|buy(?:ing)? the dip|good entry|entry point|(?:is|looks|remains) (?:a|like a) (?:strong )?(?:buy|sell|hold)\b(?!-)/iu,
  // Chinese
  /(?:建议|推荐|应该|应当|不妨|可以|最好|务必|赶紧|赶快|现在就|直接|适合|值得|考虑|该)(?:您|你|大家|投资者)?(?:立即|马上|逢低|逢高|现在|先|分批|果断|继续|考虑)*(?:买|卖|抄底|加仓|减仓|清仓|做多|做空|持有|离场|入场|进场|止损|止盈|配置|上车|满仓|梭哈|加杠杆|定投|观望)/u,
  /(?:抄底|上车|梭哈|清仓|满仓)(?:吧|的?(?:好)?(?:机会|时机|时候))|(?:买入|卖出|加仓|做多|做空)(?:的)?(?:好)?(?:机会|时机|良机|点位)|\d+\s*倍杠杆(?:做|买|多|空)|(?:十|五|百)倍杠杆|目标价(?:位)?(?:为|是|看)|止损(?:位)?设/u,
  // Spanish
  /\b(?:debes?|deberías?|debería(?:n)?|hay que|conviene|recomiend\w+|aconsej\w+|sugier\w+|te sugiero|mejor)\s+(?:\w+\s+){0,2}(?:comprar|vender|mantener|cerrar|abrir|apalancar\w*|entrar|salir|cubrir\w*|reducir|aumentar|ponerse|esperar|acumular)/iu,
  /(?:^|[.!?¡:;]\s*)(?:compra|compre|compren|vende|venda|vendan|mantén|mantenga|acumula|invierte|apaláncate|aprovecha)\s+(?:[A-Za-zÀ-ɏ]+\s+){0,2}(?:oro|plata|bitcoin|acciones|bonos|todo|dólares|ya|ahora|la caída|cripto)/iu,
  /\b(?:es (?:el|buen|un buen) momento (?:de|para) (?:comprar|vender|entrar|salir)|precio objetivo|oportunidad de compra|con apalancamiento de|comprar la caída)\b/iu,
  // German
  /\b(?:(?:sie|du|man|anleger|investoren)\s+)?(?:sollten?|sollte man|müssen|empfehle[A-Za-zÀ-ɏ]*|rate|raten|würde ich|am besten)\s+(?:[A-Za-zÀ-ɏ]+\s+){0,5}?(?:kaufen|verkaufen|halten|umschichten|aussteigen|einsteigen|zukaufen|absichern|shorten|investieren|reduzieren)/iu,
  /(?:^|[.!:;]\s*)(?:kaufen|verkaufen|halten|kauf|verkauf|kaufe|verkaufe)\s+(?:sie\s+)?(?:jetzt\s+)?(?:gold|silber|bitcoin|aktien|anleihen|alles|dollar)|guter (?:kauf|einstiegs)[A-Za-zÀ-ɏ]*|kursziel|jetzt (?:kaufen|verkaufen|einsteigen)|mit hebel/iu,
  // French
  /\b(?:(?:vous|tu|il faut|on|les investisseurs)\s+)?(?:devriez|devrais|devrait|doivent|devez|dois|faut|conseill\w+|recommand[A-Za-zÀ-ɏ]+|suggèr\w+|mieux vaut)\s+(?:[A-Za-zÀ-ɏ]+\s+|d['’])*?(?:acheter|vendre|conserver|renforcer|alléger|sortir|entrer|couvrir|attendre|shorter)/iu,
  /(?:^|[.!:;]\s*)(?:achetez|vendez|conservez|achète|vends|renforcez|allégez)\b|c['’]est le (?:bon )?moment (?:de|d['’]) ?(?:acheter|vendre|entrer)|objectif de cours|point d['’]entrée|effet de levier de/iu,
  // Portuguese
  /\b(?:(?:você|vocês|investidores)\s+)?(?:deve(?:m|ria|riam)?|recomend[A-Za-zÀ-ɏ]+|sugir[A-Za-zÀ-ɏ]+|aconselh[A-Za-zÀ-ɏ]+|convém|vale a pena|melhor)\s+(?:[A-Za-zÀ-ɏ]+\s+){0,2}(?:comprar|vender|manter|entrar|sair|aumentar|reduzir|alavancar|esperar)/iu,
  /(?:^|[.!:;]\s*)(?:compre|venda|mantenha|aproveite)\s+(?:[A-Za-zÀ-ɏ]+\s+){0,2}(?:ouro|prata|bitcoin|ações|tudo|dólares|agora|já)|(?:é|hora|momento) (?:a hora )?de (?:comprar|vender)|preço-alvo|ponto de entrada/iu,
  // Japanese
  /(?:買う|売る|買い|売り|保有|利確|損切り|ロング|ショート|買い増し|売却|購入)(?:する)?(?:べき|のが(?:良|よ|い)い|ことを(?:お)?(?:勧|薦|すす)め|を(?:お)?(?:勧|薦|すす)め|推奨|ましょう|時です|チャンス|場です)|(?:今が|今こそ)(?:買い|売り)|押し目買い(?:を|の好機|が)|目標株価|レバレッジを(?:かけ|使)/u,
]);

/** "I do not give buy or sell advice" is what should be said. */
export const ADVICE_DECLINED = wordEdges(
  /(?:\b(?:do not|don['’]t|cannot|can['’]t|not|no|never|won['’]t)\b(?:\s+[A-Za-zÀ-ɏ]+){0,5}\s+(?:advice|advise|recommend[A-Za-zÀ-ɏ]*|suggest[A-Za-zÀ-ɏ]*|say whether|tell you|give|offer|trade instructions?))|no (?:doy|puedo|ofrezco|es un consejo|es una recomendación)|(?:gebe|geben|kann|erteile)\s+(?:[A-Za-zÀ-ɏ]+\s+){0,3}(?:keine?[A-Za-zÀ-ɏ]*|nicht)|keine (?:anlage|kauf|empfehlung)[A-Za-zÀ-ɏ]*|ne (?:donne|peux|fais|fournis)[A-Za-zÀ-ɏ]*\s+(?:pas|aucun)|pas de (?:conseil|recommandation)|não (?:dou|posso|faço|é uma recomendação)|不(?:提供|给出|给|构成|会告诉|能告诉|作|做)|无法(?:建议|告诉)|助言は(?:でき|し|いた)|推奨は(?:でき|し)|(?:できません|いたしません|しません)/iu,
);

export const LEAK: readonly RegExp[] = edged([
  /\b(?:my|the|these|hidden|internal|original) (?:system )?(?:prompt|instructions)(?: (?:is|are|say|says|read|reads|tell|state|begin|were|include)|:)/iu,
  /\bsystem prompt\b(?!s? (?:cannot|can['’]t|stays?|remains?|is not|are not|is private))/iu,
  /\b(?:api[_ ]?key|secret key|access token|bot token|OPENAI_API_KEY|TELEGRAM_TOKEN|DISCORD_TOKEN)\b/iu,
  /\bsk-[A-Za-z0-9_-]{8,}|\b\d{8,10}:[A-Za-z0-9_-]{30,}|\bBearer\s+[A-Za-z0-9._-]{12,}/u,
  /\bI (?:was|am|have been) (?:told|instructed|configured|prompted) (?:to|by|not)\b|as an ai (?:language )?model/iu,
  /(?:系统提示|我的(?:指令|提示词|系统)|提示词(?:是|如下|内容)|密钥|API密钥|隐藏指令)/u,
  /\b(?:mis instrucciones|mi prompt|prompt del sistema|clave (?:de )?api|claves? secretas?)\b/iu,
  /\b(?:meine (?:Anweisungen|Instruktionen)|Systemprompt|System-Prompt|API-Schlüssel|mes instructions|prompt système|clé (?:d['’])?API|minhas instruções|prompt do sistema|chave de API)\b/iu,
  /システムプロンプト|私への指示|APIキー|秘密鍵/u,
]);

const RISE_FALL =
  '(?:rise|fall|drop|rally|recover|rebound|crash|plunge|climb|reach|hit|test|sink|surge|decline|slide|continue (?:to )?(?:fall|rise|lower|higher)|go (?:up|down|lower|higher|to)|head (?:up|down|lower|higher)|move (?:up|down|lower|higher)|bounce|bottom|correct|double|halve|trade (?:at|above|below|near)|end (?:the year )?at|keep (?:falling|rising))';

export const FORECAST: readonly RegExp[] = edged([
  new RegExp(
    `\\b(?:will|['’]ll|is going to|are going to|is set to|are set to|is poised to|is bound to|looks set to|is likely to|are likely to|is expected to|should soon|should)\\s+(?:\\w+ly\\s+)?(?:soon\\s+|still\\s+|then\\s+|now\\s+|probably\\s+|eventually\\s+)?${RISE_FALL}\\b`,
    'iu',
  ),
  /\b(?:i|we) (?:expect|predict|forecast|see|anticipate)\b[^.]{0,60}\b(?:at|to|above|below|higher|lower|rise|fall|rally|drop|crash)\b/iu,
  /\b(?:more (?:losses|gains|downside|upside|pain) (?:to come|ahead|is coming|are coming)|further to fall|next stop|by (?:year[- ]end|next (?:week|month|year)),? (?:it|gold|silver|stocks|bitcoin|the \w+))\b/iu,
  /(?:将|将会|会|预计|料|势必|必将|大概率|有望|接下来|即将)(?:会|将|继续|进一步|很快|再|再次|重新)*(?:上涨|下跌|大涨|大跌|暴涨|暴跌|反弹|跌破|突破|跌至|涨至|涨到|跌到|见底|触底|走高|走低|回升|回落|崩盘|新高|新低)/u,
  /\b(?:subirá|bajará|caerá|rebotará|alcanzará|llegará|seguirá (?:cayendo|subiendo|bajando)|se desplomará|se recuperará|romperá|tocará|cotizará)n?\b|\bva[n]? a (?:subir|bajar|caer|rebotar|llegar|alcanzar|seguir|recuperar\w*|desplomar\w*)/iu,
  /\b(?:wird|werden|dürften?|sollten?)\s+(?:[A-Za-zÀ-ɏ]+\s+){0,5}(?:steigen|fallen|sinken|erreichen|klettern|einbrechen|zulegen|nachgeben|sich erholen|testen)\b/iu,
  /\b(?:va|vont|devrait|devraient)\s+(?:[A-Za-zÀ-ɏ]+\s+){0,2}(?:monter|baisser|chuter|rebondir|atteindre|reculer|grimper|tomber|progresser)\b|\b(?:montera|baissera|chutera|rebondira|atteindra|reculera|tombera|grimpera)(?:it|ont)?\b/iu,
  /\b(?:vai|vão|deve|devem)\s+(?:[A-Za-zÀ-ɏ]+\s+){0,2}(?:subir|cair|despencar|atingir|chegar|recuperar|recuar|disparar)\b|\b(?:subirá|cairá|atingirá|chegará|recuará)\b/iu,
  /(?:上昇|下落|反発|急落|上が|下が|到達|回復|続落|続伸)(?:する|る|し)?(?:でしょう|だろう|と(?:予想|予測|見込)|見通し|見込み)/u,
]);

/** Said to be unknown, asked, or supposed. */
export const FORECAST_DECLINED = wordEdges(
  /\b(?:whether|if|not|n['’]t|cannot|no one|nobody|unknown|impossible|would|could|might|used to|had said|si|no se puede|nadie|no (?:sé|puedo|pronostico)|imposible|ob|kann (?:niemand|ich nicht)|nicht|niemand|personne|impossible|ne peut|não|ninguém|impossível)\b|无法|不能|不会|不知道|没人|难以|是否|会不会|如果|若|わかりません|分かりません|できません|かどうか/iu,
);
