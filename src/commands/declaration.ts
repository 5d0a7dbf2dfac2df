import type { Language } from '../answer/answer.ts';

/** In every language of the bot. */
export type Text = Readonly<Record<Language, string>>;

/** What an argument names; an adapter can offer `choices` for it. */
export type ArgumentKind = 'question' | 'asset' | 'indicator' | 'driver' | 'episode' | 'node' | 'settings';

export interface CommandArgument {
  readonly name: string;
  readonly kind: ArgumentKind;
  readonly required: boolean;
  readonly description: Text;
}

export type CommandOption = 'as-of' | 'window';

/** What can be completed while it is typed: an argument of a command, or a field of a form. */
export type CompletionKind = ArgumentKind | 'time' | 'zone' | 'days' | 'duration' | ChatCompletionKind;

/** What only the chat itself knows: ids of its alerts, of its muted ones, and of what was proposed in it. */
export type ChatCompletionKind = 'alert' | 'muted-alert' | 'proposed-alert';

/** What a field of a form takes. All of it becomes words of the argument that the command reads everywhere. */
export type FieldInput =
  /** The words of a flag that is set and of one that is set to no. */
  | { readonly kind: 'flag'; readonly yes: string; readonly no: string }
  /** `value` is the word. */
  | { readonly kind: 'choice'; readonly choices: readonly FieldChoice[] }
  | {
      readonly kind: 'text';
      readonly maxLength: number;
      readonly complete?: CompletionKind;
      /** The words for what was typed; undefined when it means something else than this field. */
      readonly read: (typed: string) => string | undefined;
    };

export interface FieldChoice {
  readonly value: string;
  readonly name: Text;
}

export interface FormField {
  readonly name: string;
  readonly description: Text;
  readonly required?: boolean;
  readonly input: FieldInput;
}

/** One thing that a command does, with what can be filled in: a subcommand where a platform has such things. */
export interface CommandForm {
  /** The first word of the argument. */
  readonly name: string;
  readonly description: Text;
  /** In the order of the words; required ones first. */
  readonly fields: readonly FormField[];
}

export const COMMAND_OPTIONS: Readonly<
  Record<CommandOption, { readonly description: Text; readonly choices?: readonly string[] }>
> = {
  'as-of': {
    description: {
      en: 'a recorded day (2026-01-30) or a moment with its zone (2026-01-30T15:00:00Z)',
      zh: '某个有记录的日期（2026-01-30）或带时区的时刻（2026-01-30T15:00:00Z）',
      es: 'un día registrado (2026-01-30) o un momento con su zona (2026-01-30T15:00:00Z)',
    },
  },
  window: {
    description: {
      en: 'sessions looked back over; left out, the one with the largest surprise',
      zh: '回看的交易日数；省略则取意外最大的窗口',
      es: 'sesiones que se miran hacia atrás; si se omite, la de mayor sorpresa',
    },
    choices: ['1', '3', '5'],
  },
};

/** What a platform's menu has to know of a command. */
export interface CommandDeclaration {
  readonly name: CommandName;
  readonly description: Text;
  readonly argument?: CommandArgument;
  readonly options: readonly CommandOption[];
  /** The same as the argument, to be filled in instead of typed. Platforms that know text alone leave them out. */
  readonly forms?: readonly CommandForm[];
}

export const COMMAND_NAMES = [
  'ask',
  'why',
  'indicator',
  'snapshot',
  'drivers',
  'analog',
  'framework',
  'digest',
  'alert',
  'scorecard',
  'sources',
  'usage',
  'forget',
  'help',
  'privacy',
] as const;
export type CommandName = (typeof COMMAND_NAMES)[number];
