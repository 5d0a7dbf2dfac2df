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
