import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { valuesOf, withValues } from '../../../adapters/setup/env-file.ts';
import { runSetup } from '../../../adapters/setup/index.ts';
import { Cancelled, type Prompter, type Question } from '../../../adapters/setup/prompter.ts';
import { type FakeDiscord, startFakeDiscord } from '../../fakes/discord/index.ts';
import { callReply, type LlmServer, startLlmServer, textReply } from '../../fakes/llm-server.ts';
import { startTelegramServer, type TelegramServer } from '../../fakes/telegram/server.ts';

const SECRET_KEY = 'sk-setup-0123456789abcdef';
const WRONG_TELEGRAM = '987654321:AAWrongWrongWrongWrongWrongWrongWro';

let telegram: TelegramServer;
let discord: FakeDiscord;
let llm: LlmServer;
let folder: string;
let file: string;

beforeAll(async () => {
  telegram = await startTelegramServer();
  discord = await startFakeDiscord();
  llm = await startLlmServer({ apiKey: SECRET_KEY });
});
afterAll(async () => {
  await Promise.all([telegram.close(), discord.close(), llm.close()]);
});
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'undercurrent-setup-'));
  file = join(folder, '.env');
  llm.reset();
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** What a capable model says to the check: the tool, then two sentences with the reference and the keeper. */
const goodModel = (): void =>
  llm.reply(
    callReply({ id: 'c1', name: 'probe', arguments: ['{"gauge":"harbour"}'] }),
    textReply('The harbour gauge reads {{probe.value}} now.', ' Ottoline keeps it.'),
  );

interface Heard {
  readonly out: string;
  readonly err: string;
  readonly said: readonly string[];
  readonly code: number;
}

/** Answers by the beginning of the question; a question without an answer is left empty. */
function scripted(
  answers: Readonly<Record<string, readonly (string | boolean)[]>>,
  said: string[],
): Prompter {
  const left = new Map(Object.entries(answers).map(([start, all]) => [start, [...all]]));
  const next = (message: string): string | boolean | undefined => {
    said.push(message);
    const key = [...left.keys()].find((start) => message.startsWith(start));
    return key === undefined ? undefined : left.get(key)!.shift();
  };
  const typed = async ({ message, initial, wrong }: Question): Promise<string | undefined> => {
    for (;;) {
      const answer = next(message) ?? initial;
      if (answer === 'CTRL-C') throw new Cancelled();
      if (answer === undefined) return undefined;
      const problem = wrong?.(String(answer));
      if (problem === undefined) return String(answer);
      said.push(problem);
    }
  };
  return {
    intro: (text) => void said.push(text),
    note: (text) => void said.push(text),
    outro: (text) => void said.push(text),
    text: typed,
    secret: typed,
    confirm: async (question, usual) => (next(question) as boolean | undefined) ?? usual,
    during: (_, work) => work(),
  };
}

async function setup(
  options: {
    readonly argv?: readonly string[];
    readonly answers?: Readonly<Record<string, readonly (string | boolean)[]>>;
    readonly env?: Readonly<Record<string, string>>;
  } = {},
): Promise<Heard> {
  let out = '';
  let err = '';
  const said: string[] = [];
  const code = await runSetup(options.argv ?? [], {
    stdin: {},
    stdout: {
      write: (text) => {
        out += text;
      },
    },
    stderr: {
      write: (text) => {
        err += text;
      },
    },
    envFile: file,
    env: { TELEGRAM_API_ROOT: telegram.apiRoot, DISCORD_API_ROOT: discord.apiRoot, ...options.env },
    timeoutMs: 2_000,
    ...(options.answers ? { prompter: scripted(options.answers, said) } : {}),
  });
  return { out, err, said, code };
}

const secretsIn = ({ out, err, said }: Heard): string => [out, err, ...said].join('\n');

describe('the setup wizard', () => {
  it('checks every token with its server and writes a file for its owner alone', async () => {
    goodModel();
    const heard = await setup({
      answers: {
        Telegram: [telegram.token],
        Discord: [discord.token],
        'A language model': ['test-model'],
        'Its server': [llm.baseUrl],
        'Its key': [SECRET_KEY],
        'Your name': ['Jane Doe jane@example.org'],
        'The time zone': ['Europe/Berlin'],
      },
    });
    expect(heard.err).toBe('');
    expect(heard.code).toBe(0);
    expect(valuesOf(readFileSync(file, 'utf8'))).toEqual({
      TELEGRAM_BOT_TOKEN: telegram.token,
      DISCORD_BOT_TOKEN: discord.token,
      OPENAI_MODEL: 'test-model',
      OPENAI_BASE_URL: llm.baseUrl,
      OPENAI_API_KEY: SECRET_KEY,
      SEC_CONTACT: 'Jane Doe jane@example.org',
      DIGEST_ZONE: 'Europe/Berlin',
    });
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(heard.said.join('\n')).toContain('Telegram knows it: @');
    expect(heard.said.join('\n')).toContain('Discord knows it: Undercurrent');
    for (const secret of [telegram.token, discord.token, SECRET_KEY])
      expect(secretsIn(heard)).not.toContain(secret);
  });

  it('asks again for a token that its server refuses, or that cannot be one', async () => {
    const heard = await setup({
      answers: {
        Telegram: ['no token', WRONG_TELEGRAM, telegram.token],
        'The time zone': ['Mars/Olympus', 'UTC'],
      },
    });
    expect(heard.code).toBe(0);
    expect(heard.said).toContain('it must be one word, without spaces and line breaks');
    expect(heard.said).toContain('Telegram refuses this token. Copy it again from @BotFather.');
    expect(heard.said).toContain('it must be a time zone such as Europe/Berlin');
    expect(valuesOf(readFileSync(file, 'utf8'))).toEqual({
      TELEGRAM_BOT_TOKEN: telegram.token,
      DIGEST_ZONE: 'UTC',
    });
    expect(secretsIn(heard)).not.toContain(WRONG_TELEGRAM);
  });

  it('keeps a token that could not be checked only when told to', async () => {
    const env = { TELEGRAM_API_ROOT: 'http://127.0.0.1:9' };
    const heard = await setup({
      env,
      answers: { Telegram: [telegram.token, telegram.token], 'Use it all the same': [false, true] },
    });
    expect(heard.code).toBe(0);
    expect(heard.said.filter((line) => line.startsWith('Telegram cannot be reached'))).toHaveLength(2);
    expect(valuesOf(readFileSync(file, 'utf8')).TELEGRAM_BOT_TOKEN).toBe(telegram.token);
  });

  it('warns of a webhook that another program may use', async () => {
    await fetch(`${telegram.apiRoot}/bot${telegram.token}/setWebhook`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ url: 'https://other.example.org/hook' }),
    });
    const heard = await setup({ answers: { Telegram: [telegram.token] } });
    await fetch(`${telegram.apiRoot}/bot${telegram.token}/deleteWebhook`, { method: 'POST' });
    expect(heard.said.join('\n')).toContain('a webhook is set at other.example.org');
  });

  it('leaves comments, order and unknown lines, and replaces nothing without leave', async () => {
    const before = '# mine\nOTHER_TOOL=1\nTELEGRAM_BOT_TOKEN=111:AAold\n\nDIGEST_ZONE=UTC\n# the end\n';
    writeFileSync(file, before);
    const answers = { Telegram: [telegram.token], 'The time zone': ['UTC'] };
    const refused = await setup({ answers: { ...answers, [file]: [false] } });
    expect(refused.code).toBe(2);
    expect(refused.err).toBe('undercurrent: nothing was written.\n');
    expect(readFileSync(file, 'utf8')).toBe(before);
    const allowed = await setup({ answers: { ...answers, [file]: [true] } });
    expect(allowed.code).toBe(0);
    expect(allowed.said).toContain(`${file} has other values for TELEGRAM_BOT_TOKEN. Replace them?`);
    expect(readFileSync(file, 'utf8')).toBe(before.replace('111:AAold', telegram.token));
    expect(statSync(file).mode & 0o777).toBe(0o600);
  });

  it('writes nothing when it is left in the middle', async () => {
    const heard = await setup({ answers: { Telegram: [telegram.token], 'A language model': ['CTRL-C'] } });
    expect(heard.code).toBe(2);
    expect(() => statSync(file)).toThrow();
  });

  it('takes the environment where there is no terminal, and checks it', async () => {
    const good = await setup({
      env: { TELEGRAM_BOT_TOKEN: telegram.token, DISCORD_BOT_TOKEN: discord.token },
    });
    expect(good.code).toBe(0);
    expect(good.err).toMatch(/^Telegram knows it: @\w+\nDiscord knows it: Undercurrent\n$/);
    expect(valuesOf(readFileSync(file, 'utf8'))).toEqual({
      TELEGRAM_BOT_TOKEN: telegram.token,
      DISCORD_BOT_TOKEN: discord.token,
    });
    const wrong = await setup({ env: { TELEGRAM_BOT_TOKEN: WRONG_TELEGRAM } });
    expect(wrong.code).toBe(2);
    expect(wrong.err).toContain('Telegram refuses this token');
    expect(wrong.err).not.toContain(WRONG_TELEGRAM);
    const others = await setup({ argv: ['--no-check'], env: { TELEGRAM_BOT_TOKEN: WRONG_TELEGRAM } });
    expect(others.err).toContain('has other values for TELEGRAM_BOT_TOKEN. To replace them: --yes.');
    expect(valuesOf(readFileSync(file, 'utf8')).TELEGRAM_BOT_TOKEN).toBe(telegram.token);
    rmSync(file);
    const none = await setup();
    expect(none.code).toBe(2);
  });

  it('tells of a model that cannot do the job', async () => {
    llm.reply(textReply('I cannot use tools.'), textReply('No.'));
    const heard = await setup({
      answers: {
        'A language model': ['weak-model', undefined as unknown as string],
        'Its server': [llm.baseUrl],
        'Its key': [SECRET_KEY],
        'Use it all the same': [true],
      },
    });
    expect(heard.code).toBe(0);
    expect(valuesOf(readFileSync(file, 'utf8')).OPENAI_MODEL).toBe('weak-model');
    expect(secretsIn(heard)).not.toContain(SECRET_KEY);
  });
});

describe('values in a file', () => {
  it.each([
    'Jane Doe jane@example.org',
    'a#b',
    `it's`,
    'say "hi"',
    '{"gpt-5-mini*":{"input":0.25}}',
    '$HOME',
    ' padded ',
    'C:\\new',
  ])('come back as they were: %s', (value) => {
    expect(valuesOf(withValues('', { X: value })).X).toBe(value);
  });
});
