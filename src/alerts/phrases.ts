import { FURTHER_TYPED } from './typed.ts';

/** Several lines of one list. */
const words = (...lines: readonly string[]): readonly string[] => lines.flatMap((line) => line.split('|'));

/**
 * What people say when they want to be told of something, in English, Chinese and
 * Spanish, with the commonest words of other languages; further languages of answers are added from typed/. Lower
 * case, as `normalise` leaves it.
 */
const WORDS = {
  /** Asks for an alert. */
  wish: words(
    'tell me when|tell me if|alert me|notify me|warn me|let me know when|let me know if',
    'ping me when|告诉我|提醒我|通知我|警报|avísame|avisame|avíseme|aviseme|dime cuando|dígame cuando',
    'alértame|alertame|notifícame|notify when|ping me|text me|message me|remind me when',
    'remind me if|lmk when|lmk if|give me a shout|gimme a shout|set an alert|price alert|提醒一下|叫我',
    'notificame|dame un aviso|sag mir bescheid|sag bescheid|benachrichtige mich|préviens moi',
    'prévenez moi|alerte moi|me avise|avisa me|教えて|知らせて|batana|bata dena|bata do|tell me once',
    'let me know once|let me know as soon|shout when',
  ),
  /** Those that ask for nothing else, whatever the rest says. */
  plainWish: words(
    'alert me|notify me|notify when|warn me|ping me|text me|message me',
    'lmk when|lmk if|give me a shout|gimme a shout|set an alert|price alert|提醒我|通知我',
    '警报|提醒一下|叫我|avísame|avisame|avíseme|aviseme|alértame|alertame|notifícame|notificame',
    'dame un aviso|sag mir bescheid|sag bescheid|benachrichtige mich|préviens moi|prévenez moi',
    'alerte moi|me avise|avisa me|知らせて|batana|bata dena|bata do',
  ),
  above: words(
    'above|over|exceeds|exceed|higher than|more than|greater than|bigger than|larger than',
    'tops|rises to|climbs to|>|≥|高于|超过|突破|大于|升破|涨破|站上|涨到|升到|涨至|升至',
    'por encima de|por encima del|encima de|supera|supere|superan|superen|mayor que|más de',
    'mas de|rebasa|rebase|suba a|sube a|mayor a|más alto que',
    'mas alto que|superior a|goes above|pops above|breaks above|up to|über|au dessus de|dépasse',
    'acima de|を超え|上回|se upar|ke upar|exceeding|north of',
  ),
  /** Either side: the one on which the value is not now. */
  reaches: words(
    'reaches|reach|hits|hit|touches|gets to|达到|触及|到达|llega a|llegue a|alcanza|alcance|toca|toque|erreicht|atteint|atinge|atingir|に達し',
  ),
  below: words(
    'below|under|beneath|lower than|less than|smaller than|falls to|fall to|drops to|drop to|slips to',
    '<|≤|低于|跌破|小于|跌至|跌到|降到|降至|下破|por debajo de|por debajo del|debajo de|menor que|menos de',
    'inferior a|baja de|baje de|cae de|caiga de|cae a|caiga a|baja a|baje a|menor a|más bajo que',
    'mas bajo que|unter|sous|en dessous de|abaixo de|を下回|下回|se niche|ke niche|south of|回落到',
  ),
  crosses: words(
    'crosses|cross|crossing|passes through|through|穿越|穿过|cruza|cruce|atraviesa|past|a través de|a traves de',
    'durch|à travers|através de|atraves de|を通過|を抜け',
  ),
  up: words(
    '上行',
    'up|rises|rise|gains|gain|jumps|jump|rallies|rally|climbs|climb|surges|widens|widen|上涨|涨|上升',
    '升|走阔|sube|suba|suben|suban|gana|salta|se amplía|se amplie|pops|pop|spikes|spike|soars|soar',
    'increases|increase|goes up|rising|strengthens|strengthen|appreciates|steepens|steepen|pumps',
    'explodes|blows out|blow out|走强|升值|飙升|大涨|反弹|陡|aumenta|aumente|crece|repunta|repunte',
    'se dispara|se dispare|se fortalece|se aprecia|steigt|steigen|monte|grimpe|sobe|subir|上がっ|上昇',
    'badhe|badh jaye',
  ),
  down: words(
    '下行',
    'down|falls|fall|drops|drop|loses|lose|slides|sinks|plunges|crashes|dips|declines|narrows|下跌',
    '跌|下降|降|收窄|baja|baje|bajan|bajen|cae|caiga|caen|caigan|pierde|pierda|se estrecha|tanks|tank',
    'tumbles|tumble|crash|slump|slumps|dump|dumps|plummets|plummet|plunge|sink|slide|decreases',
    'decrease|goes down|falling|sells off|weakens|weaken|depreciates|flattens|flatten|走弱|贬值|暴跌',
    '回落|下挫|se desploma|se desplome|se hunde|se hunda|retrocede|retroceda|se debilita|se deprecia',
    'fällt|fallen|tombe|baisse|chute|cai|cair|下がっ|下落|gire|girta|gir jaye',
  ),
  /** Of a move that is not to be large: nothing to be told of. */
  smaller: words(
    'less than|smaller than|<|≤|menos de|menor que|menor a|weniger als|kleiner als|moins de|menos do que|menor do que',
    '不到|小于|少于|未満',
  ),
  /** The number is in usual moves. */
  z: words(
    'z score|zscore|z scores|z value|z|puntuación z|puntuacion z|valor z|z wert|score z|z分数|z值|zスコア|z値',
  ),
  moves: words(
    'moves|move|swings|波动|变动|se mueve|se mueva|either way|无论涨跌|±|+/-|+-|up or down|down or up',
    'rises or falls|falls or rises|rise or fall|goes up or down|either direction|sube o baja',
    'baja o sube|suba o baje|涨跌|涨或跌|跌或涨|上下',
  ),
  minus: words('minus|less|spread|difference|-|−|减|利差|之差|差|menos|diferencial|diferencia'),
  day: words(
    'in a day|in one day|on the day|in a single day|today|daily|intraday|a day|one session|一天|单日',
    '当日|一日|日内|en un día|en un dia|en una sesión|hoy|diario|24 hours|24h|an einem tag|en un jour',
    'par jour|em um dia|num dia|1日で|ek din',
  ),
  week: words(
    'in a week|this week|over a week|in one week|weekly|一周|本周|一个星期|en una semana|esta semana',
    'semanal|on the week|over the week|for the week|wow',
  ),
  month: words(
    'in a month|this month|over a month|一个月|本月|en un mes|este mes|on the month|over the month',
    'mom',
  ),
  positive: words('turns positive|goes positive|positive|转正|变正|positivo|positiva'),
  negative: words(
    'turns negative|goes negative|negative|inverts|转负|变负|倒挂|negativo|negativa|se invierte|invert',
    'inverted|se invierta',
  ),
  zero: words('zero|零|零轴|cero'),
  leader: words(
    'leading driver|main driver|top driver|lead driver|leading cause|main cause|the leader',
    'leading explanation|主导因素|主要因素|主要驱动|主因|领先因素|factor principal|factor dominante',
    'causa principal|factor líder|factor que lidera',
  ),
  changes: words('changes|change|switches|is replaced|变化|改变|变了|更换|换了|切换|cambia|cambie'),
  leads: words(
    'becomes|become|leads|takes the lead|takes over|starts|begins|成为|主导|出现|开始|pasa a ser',
    'pase a ser|lidera|lidere|encabeza|empieza|empiece',
  ),
  odds: words('odds|decibans|胜算|概率|可能性|probabilidad|odds of'),
  veryLikely: words('very likely|很可能|极可能|muy probable'),
  likely: words('likely|可能|probable'),
  /** Of all episodes it is the nearest. */
  closest: words(
    'closest analog|closest analogue|nearest analog|nearest analogue|best analog|closest episode|nearest episode',
    'closest match|most similar|most like|análogo más cercano|analogo mas cercano|episodio más cercano',
    'episodio más parecido|más parecido|最接近|最像|最相似|ähnlichste|nächste analogie|nächste episode',
    'analogue le plus proche|épisode le plus proche|le plus proche|análogo mais próximo|mais próximo|mais parecido',
    '最も近い|最も似',
  ),
  like: words(
    'looks like|look like|is like|close to|similar|resembles|distance|像|接近|类似|相似|se parece',
    'se parezca|parecido|similar a|distancia|closer to',
  ),
  down_source: words(
    'stale|outdated|out of date|late|lagging|delayed|goes dark|stops updating|过期|过时|陈旧|延迟|obsoleta|obsoleto',
    'desactualizada|desactualizado|atrasada|veraltet|périmée|périmé|obsolète|desatualizada|desatualizado|古い|古く|遅延',

    'down|fails|fail|not answering|stops answering|breaks|dies|offline|失效|故障|中断|不可用|没有响应|挂|falla',
    'falle|no responde|no responda|se cae|se caiga|caída',
  ),
  source: words('source|sources|data|feed|来源|数据|fuente|fuentes|datos'),
  closes: words('closes|close|closing|收盘|cierra|cierre'),
} satisfies Record<string, readonly string[]>;
export type Phrase = keyof typeof WORDS;

export const PHRASES = Object.fromEntries(
  Object.entries(WORDS).map(([meaning, phrases]) => [
    meaning,
    [...phrases, ...FURTHER_TYPED.flatMap((typed) => typed.phrases[meaning as Phrase] ?? [])],
  ]),
) as unknown as Readonly<Record<Phrase, readonly string[]>>;
