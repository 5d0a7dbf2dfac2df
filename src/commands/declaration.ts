import type { Language } from '../answer/answer.ts';

type Text = Readonly<Record<Language, string>>;

/** What an argument names; an adapter can offer `choices` for it. */
export type ArgumentKind = 'question' | 'asset' | 'indicator' | 'driver' | 'episode' | 'node' | 'settings';

export interface CommandArgument {
  readonly name: string;
  readonly kind: ArgumentKind;
  readonly required: boolean;
  readonly description: Text;
}

export type CommandOption = 'as-of' | 'window';

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
