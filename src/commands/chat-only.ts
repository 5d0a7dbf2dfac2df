import { ALERT_FORMS } from './alert-forms.ts';
import type { CommandDeclaration } from './declaration.ts';
import { DIGEST_FORMS } from './digest-forms.ts';
import { commandText } from './words.ts';

/** What only a chat with many people needs; the front desk answers them. */
export const CHAT_ONLY_COMMANDS: readonly CommandDeclaration[] = [
  {
    name: 'digest',
    description: commandText('digest'),
    argument: {
      name: 'settings',
      kind: 'settings',
      required: false,
      description: commandText('digest.settings'),
    },
    options: [],
    forms: DIGEST_FORMS,
  },
  {
    name: 'alert',
    description: commandText('alert'),
    argument: {
      name: 'what',
      kind: 'question',
      required: false,
      description: commandText('alert.what'),
    },
    options: [],
    forms: ALERT_FORMS,
  },
  {
    name: 'scorecard',
    description: commandText('scorecard'),
    options: [],
  },
  {
    name: 'sources',
    description: commandText('sources'),
    options: [],
  },
  {
    name: 'usage',
    description: commandText('usage'),
    options: [],
  },
  {
    name: 'forget',
    description: commandText('forget'),
    options: [],
  },
  {
    name: 'help',
    description: commandText('help'),
    options: [],
  },
  {
    name: 'privacy',
    description: commandText('privacy'),
    options: [],
  },
];
