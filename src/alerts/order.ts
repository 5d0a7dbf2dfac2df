import { countOf, unitMs } from './clause-parts.ts';
import { FURTHER_CLAUSES, FURTHER_TYPED, withoutAccents } from './typed.ts';

/** What somebody wants of the alert command, read from what they typed behind it. */
export type Order =
  | { readonly what: 'add'; readonly phrase: string }
  | { readonly what: 'list' }
  /** `id`: of one alert, the name of what it is on, or `all`. */
  | { readonly what: 'remove' | 'unmute'; readonly id: string }
  | { readonly what: 'confirm'; readonly id: string; readonly atOnce: boolean }
  /** Without a time: until it is unmuted. Undefined when the time cannot be read. */
  | { readonly what: 'mute'; readonly id: string; readonly forMs: number | 'always' | undefined };

const OWN_VERBS: readonly (readonly [Order['what'], readonly string[]])[] = [
  ['add', ['add', 'new', '添加', '新增', 'añadir', 'anadir', 'agregar', 'nueva']],
  ['list', ['list', 'show', 'all', 'mine', 'status', '列表', '查看', 'lista', 'listar', 'ver']],
  [
    'remove',
    [
      'remove',
      'delete',
      'stop',
      'cancel',
      'clear',
      '删除',
      '移除',
      '取消',
      'quitar',
      'quita',
      'borrar',
      'borra',
      'eliminar',
      'elimina',
      'cancelar',
      'cancela',
    ],
  ],
  ['unmute', ['unmute', '取消静音', 'activar']],
  ['mute', ['mute', 'silence', 'snooze', 'pause', '静音', '暂停', 'silenciar', 'silencia', 'pausar']],
  ['confirm', ['confirm', 'arm', 'yes', '确认', '启用', 'confirmar', 'armar']],
];
const VERBS: typeof OWN_VERBS = OWN_VERBS.map(([what, words]) => [
  what,
  [...words, ...FURTHER_TYPED.flatMap(({ orders }) => orders[what] ?? [])],
]);
const AT_ONCE: ReadonlySet<string> = new Set(['now', '立即', 'ya', 'ahora']);
const MAX_MUTE_MS = 365 * 86_400_000;

const further = (words: (typed: (typeof FURTHER_TYPED)[number]) => readonly string[]): string =>
  FURTHER_TYPED.flatMap((typed) => words(typed).map((word) => `|${withoutAccents(word)}`)).join('');
const ALL = new RegExp(
  `^(?:all|everything|all (?:my |the )?alerts|todo|todas|todos|todas las alertas|全部|所有|所有提醒|全部提醒${further(({ all }) => all)})$`,
  'u',
);
/** Words that carry nothing in front of a name: "the vix one". */
const AROUND = new RegExp(
  `^(?:(?:the|my|el|la|los|las|alert|alerta|提醒|on|for|of${further(({ around }) => around)}) |l')|(?: (?:one|alert|alerts|alerta|alertas${further(({ behind }) => behind)})|的?提醒|の?(?:アラート|通知))$`,
  'gu',
);
const ASKS_FOR_LIST =
  /^(what|which|do i have|qué|que|cuáles|welche|quelles|quais|有哪些|什么)\b.*(alert|alerta|alerte|alarm|meldung|提醒)|(?:my|mis|meine|mes|meus) (?:alerts|alertas|alarme|alertes|meldungen)$|我的提醒$|(?:設定中の?|どんな|私の)アラート/u;
/** Verbs of Chinese stand without a space before, or after, what they are about: "全部静音2小时". */
const CHINESE = /^(全部|所有)?(取消静音|静音|暂停|删除|移除)(.*)$/u;
/** Verbs of Japanese and often those of German stand last: "VIXを2時間ミュート", "VIX 2 Stunden stumm". */
const LAST =
  /^(\S+?(?: \S+)?)\s?(?:を|は|の)?\s?((?:(?:für )?\d{1,4}\s?[\p{L}]+?(?:間)?)?)(?:だけ)?\s?を?(?<=\s|[\u3040-\u9fff])(ミュート解除|ミュート|消音|再開|削除|解除|取り消し|stummschalten|stumm|löschen|entfernen|beenden)(?:して|する|してください)?$/iu;

export function orderOf(argument: string | undefined): Order {
  const text = argument?.trim() ?? '';
  if (text === '' || ASKS_FOR_LIST.test(text.toLowerCase())) return { what: 'list' };
  const chinese = CHINESE.exec(text);
  const last = LAST.exec(text);
  const spaced = chinese
    ? `${chinese[2]} ${chinese[1] ?? ''} ${chinese[3]}`
    : last
      ? `${last[3]} ${last[1]} ${last[2]}`
      : text;
  const [first = '', ...rest] = spaced.split(/\s+/).filter(Boolean);
  const verb = VERBS.find(([, words]) => words.includes(first.toLowerCase()))?.[0];
  switch (verb) {
    case 'list':
      // "All" alone; "all time high" is none of the list.
      return rest.length === 0 || first !== 'all' ? { what: 'list' } : { what: 'add', phrase: text };
    case 'remove':
    case 'unmute':
      return { what: verb, id: targetOf(rest.join(' ')) };
    case 'confirm':
      return {
        what: 'confirm',
        id: (rest[0] ?? '').toLowerCase(),
        atOnce: AT_ONCE.has((rest[1] ?? '').toLowerCase()),
      };
    case 'mute':
      return muteOf(rest.join(' '));
    case 'add':
      return { what: 'add', phrase: rest.join(' ') };
    default:
      return { what: 'add', phrase: text };
  }
}

/** "all", an id, or a name without the words around it. */
function targetOf(words: string): string {
  const text = words.trim().toLowerCase();
  return ALL.test(text) ? 'all' : text.replace(AROUND, '').replace(AROUND, '').trim();
}

const COUNT_WORDS = FURTHER_CLAUSES.flatMap(({ counts }) => counts[0]!).join('|');
/** A length of time behind a target; ids may end like one ("mpm2am2m"), so it stands apart or behind Chinese. */
const TIMED = new RegExp(
  `^(?:(.*?)(?:\\s+|(?<=[\\u3040-\\u9fff])))?(?:(?:for|por|durante|für|fuer|pendant)\\s+)?(an?|una?|${COUNT_WORDS}|\\d{1,4})\\s?(\\p{L}+)$`,
  'iu',
);

function muteOf(words: string): Order {
  const timed = TIMED.exec(words);
  const forMs = timed && durationOf(timed[2]!, timed[3]!);
  if (timed && forMs !== undefined && forMs !== null)
    return { what: 'mute', id: targetOf(timed[1] ?? ''), forMs };
  const [first = '', ...rest] = words.split(/\s+/);
  // "abc forever", "abc 0d": an id and a time that cannot be read.
  const isUnread = rest.length > 0 && /^(?=.*\d)|^[^aeiou]*$|for/i.test(rest.join(' '));
  return isUnread
    ? { what: 'mute', id: targetOf(first), forMs: undefined }
    : { what: 'mute', id: targetOf(words), forMs: 'always' };
}

/** "6 h", "2 days", "3天", "an hour"; undefined for no such time. */
function durationOf(count: string, unit: string): number | undefined {
  const name = unit.toLowerCase();
  const unitLength = name === 'm' ? 60_000 : unitMs(name);
  if (unitLength === undefined) return undefined;
  const ms = countOf(count.toLowerCase()) * unitLength;
  return ms > 0 && ms <= MAX_MUTE_MS ? ms : undefined;
}
