import { orderOf } from '../alerts/order.ts';
import type { ChatCompletionKind, CommandForm, FormField } from './declaration.ts';

/** `/alert` to be filled in. Everything becomes the text that `orderOf` reads. */

const MAX_ID = 40;
const MAX_PHRASE = 1_000;
const MAX_DURATION = 40;

/** Ids are one word: what stands behind them means something. */
const idOf = (complete: ChatCompletionKind): FormField => ({
  name: 'id',
  description: {
    en: 'the id, as the list shows it',
    zh: '列表中显示的编号',
    es: 'el id, como lo muestra la lista',
  },
  required: true,
  input: {
    kind: 'text',
    maxLength: MAX_ID,
    complete,
    read: (typed) => (typed.includes(' ') ? undefined : typed),
  },
});

/** "90 min" as "90min"; undefined when it is no length of time that an alert may be muted for. */
export function durationWords(typed: string): string | undefined {
  const words = typed.replaceAll(' ', '');
  const order = orderOf(`mute id ${words}`);
  return order.what === 'mute' && typeof order.forMs === 'number' ? words : undefined;
}

export const ALERT_FORMS: readonly CommandForm[] = [
  {
    name: 'add',
    description: {
      en: 'a new alert; you see what I understood before it is armed',
      zh: '新增提醒；启用前会显示我的理解',
      es: 'una alerta nueva; antes de armarla se ve qué he entendido',
    },
    fields: [
      {
        name: 'what',
        description: {
          en: 'one reading and one number, such as "VIX above 30" or "gold down 3% in a day"',
          zh: '一个指标和一个数值，如“VIX高于30”或“黄金单日下跌3%”',
          es: 'un indicador y un número, como "VIX por encima de 30" u "oro cae 3% en un día"',
        },
        required: true,
        input: { kind: 'text', maxLength: MAX_PHRASE, read: (typed) => typed },
      },
    ],
  },
  {
    name: 'list',
    description: { en: 'the alerts of this chat', zh: '本聊天的提醒', es: 'las alertas de este chat' },
    fields: [],
  },
  {
    name: 'mute',
    description: {
      en: 'silence an alert for a while, or until it is unmuted',
      zh: '将提醒静音一段时间，或直到取消静音',
      es: 'silenciar una alerta un tiempo, o hasta que se reactive',
    },
    fields: [
      idOf('alert'),
      {
        name: 'for',
        description: {
          en: 'how long, such as 6h, 2d or 1w; left out, until it is unmuted',
          zh: '多久，如6h、2d或1w；省略则直到取消静音',
          es: 'cuánto tiempo, como 6h, 2d o 1w; si se omite, hasta reactivarla',
        },
        input: { kind: 'text', maxLength: MAX_DURATION, complete: 'duration', read: durationWords },
      },
    ],
  },
  {
    name: 'unmute',
    description: {
      en: 'let a muted alert tell again',
      zh: '取消提醒的静音',
      es: 'reactivar una alerta silenciada',
    },
    fields: [idOf('muted-alert')],
  },
  {
    name: 'remove',
    description: { en: 'delete an alert', zh: '删除提醒', es: 'borrar una alerta' },
    fields: [idOf('alert')],
  },
  {
    name: 'confirm',
    description: {
      en: 'arm what was proposed, as its button does',
      zh: '启用所建议的提醒，与按钮相同',
      es: 'armar lo propuesto, como hace su botón',
    },
    fields: [
      idOf('proposed-alert'),
      {
        name: 'at-once',
        description: {
          en: 'tell me also when it holds already',
          zh: '若条件已成立也通知我',
          es: 'avisarme también si ya se cumple',
        },
        input: { kind: 'flag', yes: 'now', no: '' },
      },
    ],
  },
];
