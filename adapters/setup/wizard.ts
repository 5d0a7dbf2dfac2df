import { problemOf } from '../../src/index.ts';
import { type CheckParts, checkDiscord, checkModelEndpoint, checkTelegram, type Verdict } from './checks.ts';
import type { Values } from './env-file.ts';
import type { Prompter } from './prompter.ts';

export interface WizardParts {
  readonly prompter: Prompter;
  /** What is set already: offered again, secrets unseen. */
  readonly known: Values;
  readonly checks: CheckParts;
  /** Of this machine, offered for digests. */
  readonly zone: string;
}

const OPENAI_URL = 'https://api.openai.com/v1';

/** Asks for everything that a first start needs; resolves with the variables to write. @throws Cancelled */
export async function askAll(parts: WizardParts): Promise<Values> {
  const { prompter } = parts;
  prompter.intro(
    'Undercurrent: a few questions. Every one may be left empty; nothing is written before the end.',
  );
  const values = {
    ...(await askTelegram(parts)),
    ...(await askDiscord(parts)),
    ...(await askModel(parts)),
    ...(await askSources(parts)),
  };
  return values;
}

/** Asks until the check is content, the person keeps it all the same, or leaves it empty. */
async function checkedSecret(
  { prompter, known }: WizardParts,
  name: 'TELEGRAM_BOT_TOKEN' | 'DISCORD_BOT_TOKEN',
  message: string,
  check: (token: string) => Promise<Verdict>,
): Promise<string | undefined> {
  const kept = known[name];
  for (;;) {
    const typed = await prompter.secret({
      message: kept === undefined ? message : `${message} (empty: keep the one that is set)`,
      wrong: (value) => problemOf(name, value),
    });
    const token = typed ?? kept;
    if (token === undefined) return undefined;
    const verdict = await prompter.during('Checking the token', () => check(token));
    if (verdict.ok) {
      prompter.note(verdict.says);
      if (verdict.warning) prompter.note(verdict.warning);
      return token;
    }
    prompter.note(verdict.problem);
    if (verdict.unsure && (await prompter.confirm('Use it all the same?', false))) return token;
    if (!verdict.unsure && typed === undefined) {
      // The one that is set is wrong: without a new one it goes on as it is.
      if (!(await prompter.confirm('Type another one?', true))) return undefined;
    }
  }
}

async function askTelegram(parts: WizardParts): Promise<Values> {
  const { known, checks } = parts;
  const token = await checkedSecret(
    parts,
    'TELEGRAM_BOT_TOKEN',
    'Telegram: the token from @BotFather',
    (typed) => checkTelegram(typed, known.TELEGRAM_API_ROOT, checks),
  );
  return token === undefined ? {} : { TELEGRAM_BOT_TOKEN: token };
}

async function askDiscord(parts: WizardParts): Promise<Values> {
  const { known, checks, prompter } = parts;
  let messageContent: boolean | undefined;
  const token = await checkedSecret(
    parts,
    'DISCORD_BOT_TOKEN',
    'Discord: the token of the developer portal (Bot, Reset Token)',
    async (typed) => {
      const found = await checkDiscord(typed, known.DISCORD_API_ROOT, checks);
      messageContent = found.messageContent;
      return found.verdict;
    },
  );
  if (token === undefined) return {};
  if (messageContent === false && known.DISCORD_MESSAGE_CONTENT === 'on') {
    prompter.note(
      'DISCORD_MESSAGE_CONTENT is on, but "Message Content Intent" is off in the developer portal: it is set to off here.',
    );
    return { DISCORD_BOT_TOKEN: token, DISCORD_MESSAGE_CONTENT: 'off' };
  }
  const use =
    messageContent === true &&
    (await prompter.confirm('"Message Content Intent" is on. Read replies without a mention, too?', true));
  return { DISCORD_BOT_TOKEN: token, ...(use ? { DISCORD_MESSAGE_CONTENT: 'on' } : {}) };
}

async function askModel({ prompter, known, checks }: WizardParts): Promise<Values> {
  for (;;) {
    const model = await prompter.text({
      message: 'A language model for the wording (empty: none, code writes the answers)',
      example: 'gpt-5-mini',
      ...(known.OPENAI_MODEL === undefined ? {} : { initial: known.OPENAI_MODEL }),
    });
    if (model === undefined) return {};
    const baseUrl = await prompter.text({
      message: 'Its server (empty: OpenAI)',
      example: 'http://localhost:11434/v1',
      ...(known.OPENAI_BASE_URL === undefined ? {} : { initial: known.OPENAI_BASE_URL }),
      wrong: (value) => problemOf('OPENAI_BASE_URL', value),
    });
    const typedKey = await prompter.secret({
      message:
        known.OPENAI_API_KEY === undefined
          ? 'Its key (empty: none)'
          : 'Its key (empty: keep the one that is set)',
      wrong: (value) => problemOf('OPENAI_API_KEY', value),
    });
    const apiKey = typedKey ?? known.OPENAI_API_KEY;
    const values: Values = {
      OPENAI_MODEL: model,
      ...(baseUrl === undefined ? {} : { OPENAI_BASE_URL: baseUrl }),
      ...(apiKey === undefined ? {} : { OPENAI_API_KEY: apiKey }),
    };
    if (apiKey === undefined && baseUrl === undefined) {
      prompter.note('OpenAI needs a key. Give one, or the address of another server.');
      continue;
    }
    const verdict = await prompter.during('Asking the model what the bot will ask', () =>
      checkModelEndpoint({ model, baseUrl: baseUrl ?? OPENAI_URL, apiKey: apiKey ?? '' }, checks),
    );
    prompter.note(verdict.ok ? verdict.says : verdict.problem);
    if (verdict.ok || (await prompter.confirm('Use it all the same?', false))) return values;
  }
}

async function askSources({ prompter, known, zone }: WizardParts): Promise<Values> {
  const contact = await prompter.text({
    message: 'Your name and mail address, which the SEC wants from programs (empty: no filings are read)',
    example: 'Jane Doe jane@example.org',
    ...(known.SEC_CONTACT === undefined ? {} : { initial: known.SEC_CONTACT }),
    wrong: (value) => problemOf('SEC_CONTACT', value),
  });
  const digestZone = await prompter.text({
    message: 'The time zone of digests in chats that name none',
    initial: known.DIGEST_ZONE ?? zone,
    wrong: (value) => problemOf('DIGEST_ZONE', value),
  });
  return {
    ...(contact === undefined ? {} : { SEC_CONTACT: contact }),
    ...(digestZone === undefined ? {} : { DIGEST_ZONE: digestZone }),
  };
}
