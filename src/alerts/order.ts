import { FURTHER_TYPED } from './typed.ts';

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
const UNITS_MS: Readonly<Record<string, number>> = {
  m: 60_000,
  min: 60_000,
  minute: 60_000,
  minuto: 60_000,
  分钟: 60_000,
  h: 3_600_000,
  hr: 3_600_000,
  hour: 3_600_000,
  hora: 3_600_000,
  小时: 3_600_000,
  d: 86_400_000,
  day: 86_400_000,
  día: 86_400_000,
  dia: 86_400_000,
  天: 86_400_000,
  w: 604_800_000,
  week: 604_800_000,
  semana: 604_800_000,
  周: 604_800_000,
};
const MAX_MUTE_MS = 365 * 86_400_000;

const ALL =
  /^(all|everything|all (?:my |the )?alerts|todo|todas|todos|todas las alertas|全部|所有|所有提醒|全部提醒)$/u;
/** Words that carry nothing in front of a name: "the vix one". */
const AROUND =
  /^(?:the|my|el|la|los|las|alert|alerta|提醒|on|for|of) |(?: (?:one|alert|alerts|alerta|alertas)|的?提醒)$/gu;
const ASKS_FOR_LIST =
  /^(what|which|do i have|qué|que|cuáles|有哪些|什么)\b.*(alert|alerta|提醒)|(?:my|mis) (?:alerts|alertas)$|我的提醒$/u;
/** Verbs of Chinese stand without a space before, or after, what they are about: "全部静音2小时". */
const CHINESE = /^(全部|所有)?(取消静音|静音|暂停|删除|移除)(.*)$/u;

export function orderOf(argument: string | undefined): Order {
  const text = argument?.trim() ?? '';
  if (text === '' || ASKS_FOR_LIST.test(text.toLowerCase())) return { what: 'list' };
  const chinese = CHINESE.exec(text);
  const spaced = chinese ? `${chinese[2]} ${chinese[1] ?? ''} ${chinese[3]}` : text;
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

/** A length of time behind a target; ids may end like one ("mpm2am2m"), so it stands apart or behind Chinese. */
const TIMED =
  /^(?:(.*?)(?:\s+|(?<=[\u3400-\u9fff])))?(?:(?:for|por|durante)\s+)?(an?|una?|\d{1,4})\s?([a-zíá]+|小时|分钟|天|周)$/iu;

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
  const name = Object.keys(UNITS_MS).find(
    (known) => known === unit.toLowerCase() || (known.length > 1 && unit.toLowerCase() === `${known}s`),
  );
  if (name === undefined) return undefined;
  const ms = (/^\d/.test(count) ? Number(count) : 1) * UNITS_MS[name]!;
  return ms > 0 && ms <= MAX_MUTE_MS ? ms : undefined;
}
