import type { Translated } from '../languages.ts';
import { commandText } from './words.ts';

/** What an argument names; an adapter can offer `choices` for it. */
export type ArgumentKind = 'question' | 'asset' | 'indicator' | 'driver' | 'episode' | 'node' | 'settings';

export interface CommandArgument {
  readonly name: string;
  readonly kind: ArgumentKind;
  readonly required: boolean;
  readonly description: Translated;
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
  readonly name: Translated;
}

export interface FormField {
  readonly name: string;
  readonly description: Translated;
  readonly required?: boolean;
  readonly input: FieldInput;
}

/** One thing that a command does, with what can be filled in: a subcommand where a platform has such things. */
export interface CommandForm {
  /** The first word of the argument. */
  readonly name: string;
  readonly description: Translated;
  /** In the order of the words; required ones first. */
  readonly fields: readonly FormField[];
}

export const COMMAND_OPTIONS: Readonly<
  Record<CommandOption, { readonly description: Translated; readonly choices?: readonly string[] }>
> = {
  'as-of': {
    description: commandText('as-of'),
  },
  window: {
    description: commandText('window'),
    choices: ['1', '3', '5'],
  },
};

/** What a platform's menu has to know of a command. */
export interface CommandDeclaration {
  readonly name: CommandName;
  readonly description: Translated;
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
