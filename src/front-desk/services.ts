import type { Answer, Language } from '../answer/answer.ts';
import type { CommandName } from '../commands.ts';
import type { PerformParts } from './perform.ts';
import { presentable } from './present.ts';
import {
  forgottenAnswer,
  helpAnswer,
  privacyAnswer,
  recordedSourcesAnswer,
  usageAnswer,
} from './service-answers.ts';
import type { DeskRequest } from './types.ts';

/** Commands about the bot itself; undefined for all others. */
export async function serviceAnswer(
  { bot, chat, sources, conversationTtlMs, forget, engine }: PerformParts,
  { who, isGroup }: DeskRequest,
  name: CommandName,
  language: Language,
): Promise<Answer | undefined> {
  switch (name) {
    case 'help':
      return helpAnswer(bot, language);
    case 'privacy':
      return privacyAnswer(bot, language, conversationTtlMs, chat.model !== undefined, engine);
    case 'usage': {
      const payer = { userId: `${who.platform}:${who.userId}`, chatId: `${who.platform}:${who.chatId}` };
      return usageAnswer(bot, language, await chat.budgets.usage(payer));
    }
    case 'forget':
      await chat.forgetUser(who);
      await forget?.(who, { isDirect: !isGroup });
      return forgottenAnswer(bot, language);
    case 'sources':
      return sources ? presentable(await sources(language), undefined) : recordedSourcesAnswer(bot, language);
    default:
      return undefined;
  }
}
