import { FURTHER_TYPED } from './typed.ts';

/** What somebody wants of the alert command, read from what they typed behind it. */
export type Order =
  | { readonly what: 'add'; readonly phrase: string }
  | { readonly what: 'list' }
  | { readonly what: 'remove' | 'unmute'; readonly id: string }
  | { readonly what: 'confirm'; readonly id: string; readonly atOnce: boolean }
  /** Without a time: until it is unmuted. Undefined when the time cannot be read. */
  | { readonly what: 'mute'; readonly id: string; readonly forMs: number | 'always' | undefined };

const OWN_VERBS: readonly (readonly [Order['what'], readonly string[]])[] = [
  ['add', ['add', 'new', '添加', '新增', 'añadir', 'anadir', 'agregar', 'nueva']],
  ['list', ['list', 'show', 'all', '列表', '查看', 'lista', 'listar', 'ver']],
  ['remove', ['remove', 'delete', 'stop', '删除', '移除', 'quitar', 'borrar', 'eliminar']],
  ['unmute', ['unmute', '取消静音', 'activar']],
  ['mute', ['mute', 'silence', '静音', 'silenciar']],
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
  h: 3_600_000,
  小时: 3_600_000,
  d: 86_400_000,
  天: 86_400_000,
  w: 604_800_000,
  周: 604_800_000,
};
const MAX_MUTE_MS = 365 * 86_400_000;

export function orderOf(argument: string | undefined): Order {
  const text = argument?.trim() ?? '';
  if (text === '') return { what: 'list' };
  const [first = '', ...rest] = text.split(/\s+/);
  const verb = VERBS.find(([, words]) => words.includes(first.toLowerCase()))?.[0];
  const id = (rest[0] ?? '').toLowerCase();
  switch (verb) {
    case 'list':
      return { what: 'list' };
    case 'remove':
    case 'unmute':
      return { what: verb, id };
    case 'confirm':
      return { what: 'confirm', id, atOnce: AT_ONCE.has((rest[1] ?? '').toLowerCase()) };
    case 'mute':
      return {
        what: 'mute',
        id,
        forMs: rest[1] === undefined ? 'always' : durationOf(rest.slice(1).join('')),
      };
    case 'add':
      return { what: 'add', phrase: rest.join(' ') };
    default:
      return { what: 'add', phrase: text };
  }
}

/** "6h", "2d", "90 min", "3天". */
function durationOf(text: string): number | undefined {
  const match = /^(\d{1,4})\s?(min|m|h|d|w|小时|天|周)/u.exec(text.toLowerCase());
  if (!match) return undefined;
  const ms = Number(match[1]) * UNITS_MS[match[2]!]!;
  return ms > 0 && ms <= MAX_MUTE_MS ? ms : undefined;
}
