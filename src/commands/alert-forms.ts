import { orderOf } from '../alerts/order.ts';
import type { ChatCompletionKind, CommandForm, FormField } from './declaration.ts';
import { commandText } from './words.ts';

/** `/alert` to be filled in. Everything becomes the text that `orderOf` reads. */

const MAX_ID = 40;
const MAX_PHRASE = 1_000;
const MAX_DURATION = 40;

/** Ids are one word: what stands behind them means something. */
const idOf = (complete: ChatCompletionKind): FormField => ({
  name: 'id',
  description: commandText('alert.id'),
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
    description: commandText('alert.add'),
    fields: [
      {
        name: 'what',
        description: commandText('alert.add.what'),
        required: true,
        input: { kind: 'text', maxLength: MAX_PHRASE, read: (typed) => typed },
      },
    ],
  },
  {
    name: 'list',
    description: commandText('alert.list'),
    fields: [],
  },
  {
    name: 'mute',
    description: commandText('alert.mute'),
    fields: [
      idOf('alert'),
      {
        name: 'for',
        description: commandText('alert.for'),
        input: { kind: 'text', maxLength: MAX_DURATION, complete: 'duration', read: durationWords },
      },
    ],
  },
  {
    name: 'unmute',
    description: commandText('alert.unmute'),
    fields: [idOf('muted-alert')],
  },
  {
    name: 'remove',
    description: commandText('alert.remove'),
    fields: [idOf('alert')],
  },
  {
    name: 'confirm',
    description: commandText('alert.confirm'),
    fields: [
      idOf('proposed-alert'),
      {
        name: 'at-once',
        description: commandText('alert.at-once'),
        input: { kind: 'flag', yes: 'now', no: '' },
      },
    ],
  },
];
