import { hasPhrase, normalise } from '../answer/matcher.ts';
import { LANGUAGES, type Language } from '../languages.ts';
import { spaced, unspaced } from './clause-parts.ts';
import { PHRASES } from './phrases.ts';

/**
 * Whether somebody asks to be told of something. `sure`: nothing else is asked so ("let me know when"). `maybe`: a question
 * may begin so ("tell me if"). `reminder`: of a time of day, which no alert keeps.
 */
export interface AlertWish {
  readonly kind: 'sure' | 'maybe' | 'reminder';
  /** The languages that say it so; never none. */
  readonly languages: readonly Language[];
}

/** Patterns on normalised text; each finds the words of the wish alone. `condition` tells a reminder from an alert. */
interface WishWords {
  readonly sure: string;
  readonly maybe?: string;
  /** "Remind me". */
  readonly remind: string;
  /** Asks for something and needs a time of day behind it (before it in Chinese and Japanese) to be a reminder. */
  readonly tell: string;
  readonly clock: string;
  readonly condition: string;
  /** A question about what is or was, whatever it begins with: "remind me why". */
  readonly asks: string;
}

const WORDS: Readonly<Record<Language, WishWords>> = {
  en: {
    sure: "(?:tell|alert|notify|ping|warn|message|text|msg|email|dm|call|wake|buzz)(?: me| us)?(?: up)?(?: please)?(?: again)? (?:when|whenever|once|as soon as|the moment|the minute|the second|every time|each time|in case|should)|(?:let|lemme)(?: me| us)? know (?:when|whenever|if|once|as soon as|the moment|in case|should)|(?:alert|notify|warn|ping) (?:me|us)|(?:text|message|wake|buzz|dm|call|email) me (?:up )?if|lmk (?:when|if|once)|(?:give me|gimme) a (?:shout|heads up|ping|call)|(?:set|create|add|make|put)(?: me)?(?: up)?(?: an?| the)?(?: price)? alert|price alert|(?:i want|i'd like|want|id like) to (?:know|be (?:told|alerted|notified|warned)) (?:when|as soon as|once|if)|keep me posted (?:when|if)|heads up (?:when|if)|(?:shout|holler) (?:when|if)|batana|bata dena|bata do",
    maybe: 'tell me if',
    remind: 'remind (?:me|us)',
    tell: '(?:tell|alert|notify|ping|warn|message|text|wake|buzz|call|email)(?: me| us)?(?: up)?',
    clock:
      '(?:tomorrow|tonight|every (?:day|morning|evening|night|weekday|week)|daily|in (?:an|one|two|three|\\d+) (?:hours?|minutes?|days?)|(?:on |next )?(?:mon|tues|wednes|thurs|fri|satur|sun)day|at (?:noon|midnight|\\d))',
    condition: '(?:when|whenever|if|once|as soon as|the moment|in case|should)',
    asks: '(?:why|what|how|who|which|whether)',
  },
  es: {
    sure: '(?:avísame|avisame|avíseme|aviseme|avísenme|avisenme|avísanos|alértame|alertame|alérteme|notifícame|notificame|notifíqueme|infórmame|adviérteme|advierteme)|(?:me )?(?:avisas|avisa|avise|alertas|notificas) (?:cuando|si|en cuanto)|(?:dame|deme) un aviso|(?:pon|ponme|ponga|crea|créame|hazme)(?: una)? alerta|(?:dime|dígame|digame|decime|cuéntame) (?:cuando|cuándo|en cuanto|tan pronto como)|(?:hazme|házmelo|hágame) saber (?:cuando|si|en cuanto)|quiero (?:saber|que me avises?) (?:cuando|en cuanto|si)',
    maybe: '(?:dime|dígame|digame|decime) si',
    remind: '(?:recuérdame|recuerdame|recuérdeme|recuerdeme|recordame|hazme acordar)',
    tell: '(?:avísame|avisame|avíseme|despiértame|dime|escríbeme|alértame|notifícame)',
    clock:
      '(?:mañana|manana|cada (?:día|dia|mañana|noche|semana)|todos los días|todos los dias|el (?:lunes|martes|miércoles|jueves|viernes|sábado|domingo)|en (?:una|dos|\\d+) (?:horas?|minutos?|días?)|a las? \\S+)',
    condition: '(?:cuando|si|en cuanto|tan pronto)',
    asks: '(?:por qué|por que|qué|cómo|quién|cuál)',
  },
  de: {
    sure: '(?:warn|warne|benachrichtige|benachrichtig|informiere|informier|alarmiere|alarmier|verständige|weck|wecke|ping|pinge) (?:mich|uns)|(?:warnen|benachrichtigen|informieren|alarmieren) sie (?:mich|uns)|(?:sag|sage|sagt|sagen sie|gib|geben sie|schreib|schreibe|schreiben sie|melde|meld|melden sie)(?: (?:mir|uns|dich|sich))?(?: bitte)?(?: bescheid)?,? (?:wenn|sobald|falls|immer wenn)|(?:gib|sag|sage|geben sie|sagen sie)(?: (?:mir|uns))?(?: bitte)? bescheid|melde? (?:dich|mir)|alarm,? (?:wenn|sobald|falls|bei)|(?:ich )?(?:will|möchte|moechte) (?:wissen|gewarnt werden|informiert werden|bescheid wissen),? (?:wenn|sobald)|(?:setz|setze|stell|stelle|erstelle)(?: mir)?(?: einen)? alarm',
    remind: '(?:erinner|erinnere) (?:mich|uns)|erinnern sie (?:mich|uns)',
    tell: '(?:sag|sage|schreib|schreibe|melde|weck|wecke|benachrichtige|informiere|warn|warne|gib)(?: (?:mir|mich|dich|uns))?(?: bitte)?(?: bescheid)?',
    clock:
      '(?:morgen|übermorgen|heute abend|täglich|taeglich|jeden (?:tag|morgen|abend|montag|dienstag|mittwoch|donnerstag|freitag)|am (?:montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag)|in (?:einer|zwei|drei|\\d+) (?:stunden?|minuten|tagen)|um \\S+)',
    condition: '(?:wenn|sobald|falls)',
    asks: '(?:warum|wieso|weshalb|wie|wer|welche[rs]?|ob)',
  },
  fr: {
    sure: "(?:préviens|previens|prévenez|prevenez|avertis|avertissez|alerte|alertez|notifie|notifiez|signale|signalez|informe|informez) (?:moi|nous)|(?:dis|dites)(?: le)? (?:moi|nous),? (?:quand|dès que|des que|dès qu'|lorsque|lorsqu'|aussitôt que)|(?:fais|faites)(?: le)? (?:moi|nous) (?:savoir|signe) (?:quand|si|dès|lorsque)|(?:mets|mettez|crée|cree|créez|pose|ajoute)(?: moi)? une alerte|tiens moi au courant (?:quand|si|dès)|je (?:veux|voudrais) être (?:prévenue?|alertée?|avertie?)",
    maybe: '(?:dis|dites) moi si',
    remind: '(?:rappelle|rappelles|rappelez) (?:moi|nous)|fais moi penser',
    tell: '(?:préviens|previens|prévenez|avertis|alerte|réveille|reveille|dis|écris|notifie) moi',
    clock:
      '(?:demain|ce soir|chaque (?:jour|matin|soir|semaine)|tous les (?:jours|matins|soirs)|(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche)|dans (?:une|deux|\\d+) (?:heures?|minutes?|jours?)|à (?:midi|minuit|\\d\\S*)|a \\d\\S*)',
    condition: "(?:quand|si|s'|dès|lorsque|lorsqu')",
    asks: '(?:pourquoi|ce qui|ce que|comment|qui|quel|quelle)',
  },
  pt: {
    sure: '(?:me avis[ae]|avis[ae] me|avis[ae] quando|avis[ae] se|me alert[ae]|alert[ae] me|me notifi(?:que|ca)|notifique me|me inform[ae]|informe me|me d[êe] um (?:aviso|toque)|(?:cri[ae]|põe|ponha|manda|coloca)(?: um)? alerta)|(?:me (?:diga|diz|fala|fale|conta)|diga me|diz me) (?:quando|assim que|logo que)|quero (?:saber|ser avisad[oa]) (?:quando|assim que|se)',
    maybe: '(?:me (?:diga|diz|fala|fale)|diga me|diz me) se',
    remind: '(?:me lembr[ae]|lembr[ae] me)',
    tell: '(?:me avis[ae]|avis[ae] me|me acord[ae]|me diga|me fal[ae]|me escreva|me notifique|me alerte)',
    clock:
      '(?:amanhã|amanha|hoje à noite|todo dia|todos os dias|toda manhã|(?:na |no )?(?:segunda|terça|quarta|quinta|sexta|sábado|domingo)|(?:em|daqui a) (?:uma|duas|\\d+) (?:horas?|minutos?|dias?)|[àa]s \\S+|ao meio dia)',
    condition: '(?:quando|se|assim que|logo que)',
    asks: '(?:por que|por quê|porque|o que|como|quem|qual)',
  },
  zh: {
    sure: '(?<=(?:当|如果|要是|若|一旦|每当|等到?).*)(?:告诉|告知|提醒|通知|警告|叫|喊)(?:一下)?我|(?<=(?:时|时候|的话|之后|以后|后|了|就|再|马上|立刻|立即|第一时间)(?:请|就)?)(?:告诉|告知|叫|喊)(?:一下)?我|(?:提醒|通知|警告)(?:一下)?我|警报|提醒一下|(?:设|设置|设个|创建|添加|加个)(?:一个|个)?[^,，。]{0,12}(?:提醒|警报)',
    maybe: '告诉我',
    remind: '(?<=(?:点|點|分|半|明天|后天|每天|早上|晚上|中午).{0,10})(?:提醒|叫醒|叫|通知)我',
    tell: '(?:告诉|提醒|叫|通知|叫醒)我',
    clock:
      '(?:[\\d一二三四五六七八九十两]+ ?[点點](?!位|数)|\\d{1,2}:\\d{2}|明天|后天|每天|每个?早上|今晚|小时后|分钟后)',
    condition: '(?:如果|要是|若|一旦|当)',
    asks: '为什么|为何|原因|怎么|什么|多少|吗|哪|谁',
  },
  ja: {
    sure: '(?<=(?:たら|れば|えば|なら|とき|時|際|場合)(?:に|には|は|、|,| |すぐに?|直ちに|是非|ぜひ)*)(?:教えて|知らせて|お知らせ|連絡して|呼んで)|(?:通知して|知らせて|アラート(?:を|して|設定|お願い)|警告して|お知らせして)',
    remind: 'リマインド|思い出させて',
    tell: '(?:教えて|知らせて|通知して|起こして|リマインド|お知らせ)',
    clock: '(?:\\d{1,2} ?時(?!点)|\\d{1,2}:\\d{2}|明日|明後日|毎日|毎朝|毎晩|今夜|時間後|分後)',
    condition: '(?:たら|れば|えば|なら|とき|場合)',
    asks: 'なぜ|何故|どうして|どう|何|いくら|誰|どれ|どの|(?:た|る|い|の)か教えて',
  },
};

const READERS = LANGUAGES.map((language) => {
  const { sure, maybe, remind, tell, clock, condition, asks } = WORDS[language];
  const isSpaced = language !== 'zh' && language !== 'ja';
  const reads = isSpaced ? spaced : unspaced;
  return {
    language,
    sure: reads(sure),
    maybe: maybe === undefined ? undefined : reads(maybe),
    remind: reads(remind),
    timed: isSpaced
      ? spaced(`${tell},? ${clock.replaceAll('\\S+', '\\S*')}`)
      : unspaced(`${clock}.{0,14}${tell}`),
    condition: reads(condition),
    asks: reads(asks),
    all: reads([sure, maybe, remind].filter((one) => one !== undefined).join('|'), 'gu'),
  };
});

/** Questions about a calendar: "tell me when the Fed meets". */
const CALENDAR =
  /(?<!\p{L})(?:fomc|meets|meeting|next (?:cpi|fed|auction|report|meeting|jobs)|comes? out|released?|earnings|opens|opening hours|holiday|expir\w+ date|tagt|sitzung|se reúne|reunión|se réunit|réunion|reunião)(?!\p{L})|开会|会议|公布|開催|発表/u;
const PAST =
  /(?<!\p{L})(?:was|were|did|had|has been|have been|ever|last|fell|rose|dropped|went|crossed|happened|ended|crashed|peaked|bottomed|rallied|started|began|broke|fue|era|estuvo|cayó|subió|pasó|última vez|war|waren|fiel|stieg|zuletzt|était|a (?:été|chuté|baissé|dépassé)|foi|caiu|subiu|última)(?!\p{L})|上次|曾经|了没有|过吗|上回|前回/u;

/** Undefined where nothing is asked to be told later. */
export function wishOf(raw: string): AlertWish | undefined {
  const text = normalise(raw);
  const isPlain = PHRASES.plainWish.some((phrase) => hasPhrase(text, phrase));
  if (!isPlain && (PAST.test(text) || CALENDAR.test(text))) return undefined;
  const told = READERS.filter(({ asks, condition }) => !asks.test(text) || condition.test(text));
  const kinds = {
    reminder: told.filter(
      ({ remind, timed, condition, language }) =>
        (remind.test(text) || timed.test(text)) && (!condition.test(text) || language === 'ja'),
    ),
    sure: told.filter(({ sure, remind, condition, asks, language }) => {
      const isJapaneseQuestion = language === 'ja' && asks.test(text);
      return !isJapaneseQuestion && (sure.test(text) || (remind.test(text) && condition.test(text)));
    }),
    maybe: told.filter(({ maybe, asks }) => maybe?.test(text) && !asks.test(text)),
  };
  for (const kind of ['reminder', 'sure', 'maybe'] as const)
    if (kinds[kind].length > 0) return { kind, languages: kinds[kind].map(({ language }) => language) };
  return undefined;
}

/** The text without the words of the wish; positions stay. */
export function withoutWish(text: string): string {
  return READERS.reduce((left, { all }) => left.replace(all, (words) => ' '.repeat(words.length)), text);
}
