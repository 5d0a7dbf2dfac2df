/**
 * The Discord adapter against an independent fake, discord-digital-twin: `npx tsx scripts/discord-twin.ts [folder]`.
 * It is installed into the folder (default: a new one under the system's temporary folder), not into the project.
 * Only what that fake can do is checked; docs/discord-testing.md lists its gaps. Exit code 1 when a check fails.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { REST, Routes } from 'discord.js';
import { commandBodies } from '../adapters/discord/commands.ts';
import { startDiscord } from '../adapters/discord/index.ts';
import { createBot, createChatFor, createFrontDeskFor, loadConfig } from '../src/index.ts';

/** What is used of it; the package has no types that this project could see. */
interface Twin {
  readonly restUrl: string;
  readonly botToken: string;
  readonly botUserId: string;
  readonly prisma: {
    readonly interactionResponse: {
      findFirst(query: object): Promise<{ readonly data: string | null } | null>;
    };
    readonly channel: { findFirst(query: object): Promise<{ readonly id: string } | null> };
    readonly user: { findFirst(query: object): Promise<{ readonly id: string } | null> };
  };
  start(): Promise<void>;
  stop(): Promise<void>;
  channel(id: string): {
    getMessages(): Promise<readonly TwinMessage[]>;
    user(id: string): {
      runSlashCommand(wish: object): Promise<{ readonly id: string }>;
      clickButton(wish: object): Promise<unknown>;
      selectMenu(wish: object): Promise<unknown>;
    };
  };
  simulateInteraction(wish: object): Promise<{ readonly id: string }>;
}

interface TwinMessage {
  readonly id: string;
  readonly content: string;
  readonly embeds: readonly { readonly description?: string }[];
  readonly components?: readonly {
    readonly components: readonly {
      readonly custom_id?: string;
      readonly label?: string;
      readonly options?: readonly { readonly value: string }[];
    }[];
  }[];
}

const VERSION = '0.1.1';
/** The version that it pins is not published everywhere; this one does as well. */
const OVERRIDES = { spiceflow: '1.19.0' };
const WAIT_MS = 15_000;

function install(folder: string): string {
  const entry = join(folder, 'node_modules', 'discord-digital-twin');
  if (!existsSync(entry)) {
    writeFileSync(
      join(folder, 'package.json'),
      JSON.stringify({ private: true, type: 'module', overrides: OVERRIDES }),
    );
    execFileSync('npm', ['install', '--no-audit', '--no-fund', `discord-digital-twin@${VERSION}`], {
      cwd: folder,
      stdio: 'inherit',
    });
  }
  return createRequire(join(folder, 'package.json')).resolve('discord-digital-twin');
}

const folder = process.argv[2] ?? mkdtempSync(join(tmpdir(), 'discord-twin-'));
const { DigitalDiscord } = (await import(pathToFileURL(install(folder)).href)) as {
  DigitalDiscord: new (options: object) => Twin;
};
const twin = new DigitalDiscord({ channels: [{ name: 'general', type: 0 }], users: [{ username: 'alice' }] });
await twin.start();

const config = loadConfig({ UNDERCURRENT_MODE: 'recorded' });
const bot = createBot({ now: Date.now });
const chat = await createChatFor(bot, config, Date.now);
// Without pictures: it answers every file with status 500.
const desk = createFrontDeskFor({ bot, chat, config, now: Date.now });
const adapter = await startDiscord({
  desk,
  config: { token: twin.botToken, apiRoot: twin.restUrl, messageContent: false },
  log: {
    info: () => undefined,
    warn: (fields, message) => process.stderr.write(`${message} ${JSON.stringify(fields)}\n`),
  },
});

let failed = 0;
async function check(name: string, work: () => Promise<boolean>): Promise<void> {
  const started = performance.now();
  const ok = await work().catch((error: unknown) => {
    process.stdout.write(`     ${String(error)}\n`);
    return false;
  });
  if (!ok) failed += 1;
  process.stdout.write(`${ok ? 'ok  ' : 'FAIL'} ${name} (${Math.round(performance.now() - started)} ms)\n`);
}

async function until<T>(look: () => Promise<T | undefined>): Promise<T> {
  const giveUpAt = performance.now() + WAIT_MS;
  for (;;) {
    const found = await look();
    if (found !== undefined) return found;
    if (performance.now() > giveUpAt) throw new Error(`not seen within ${WAIT_MS} ms`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

const place = (await twin.prisma.channel.findFirst({ where: { name: 'general' } }))!.id;
const person = (await twin.prisma.user.findFirst({ where: { username: 'alice' } }))!.id;
const alice = twin.channel(place).user(person);
const textOf = ({ content, embeds }: TwinMessage): string =>
  [content, ...embeds.map(({ description }) => description ?? '')].join('\n');
const messages = () => twin.channel(place).getMessages();
const last = (words: RegExp, known: ReadonlySet<string> = new Set()): Promise<TwinMessage> =>
  until(async () =>
    (await messages()).find(
      (message) =>
        !known.has(message.id) && words.test(textOf(message)) && (message.components?.length ?? 0) > 0,
    ),
  );
const parts = (message: TwinMessage) => (message.components ?? []).flatMap(({ components }) => components);
const idsNow = async (): Promise<Set<string>> => new Set((await messages()).map(({ id }) => id));

/** A reply to a button: a new message on Discord, while this fake writes it over the message with the button. */
const reply = (source: TwinMessage, words: RegExp, known: ReadonlySet<string>): Promise<TwinMessage> =>
  until(async () =>
    (await messages()).find(
      (message) =>
        (!known.has(message.id) || (message.id === source.id && textOf(message) !== textOf(source))) &&
        words.test(textOf(message)),
    ),
  );

let answer: TwinMessage | undefined;
await check('commands are accepted', async () => {
  const rest = new REST({ api: twin.restUrl }).setToken(twin.botToken);
  const put = (await rest.put(Routes.applicationCommands(twin.botUserId), {
    body: commandBodies(),
  })) as unknown[];
  return put.length === commandBodies().length;
});
await check('a slash command: deferred, then edited into an embed with buttons', async () => {
  await alice.runSlashCommand({ name: 'why', options: [{ name: 'as-of', type: 3, value: '2026-01-30' }] });
  answer = await last(/metals crash/);
  return parts(answer).length > 5;
});
await check('a button: an answer beside the first', async () => {
  const known = await idsNow();
  const { custom_id } = parts(answer!).find(({ label }) => label === 'Against it')!;
  await alice.clickButton({ messageId: answer!.id, customId: custom_id });
  return textOf(await reply(answer!, /against|Against/, known)).length > 50;
});
await check('Refresh: the message itself is edited', async () => {
  const known = await idsNow();
  const { custom_id } = parts(answer!).find(({ label }) => label === 'Refresh')!;
  await alice.clickButton({ messageId: answer!.id, customId: custom_id });
  await new Promise((resolve) => setTimeout(resolve, 1_000));
  return (await idsNow()).size === known.size;
});
await check('a menu: the evidence of a driver', async () => {
  const known = await idsNow();
  const menu = parts(answer!).find(({ options }) => options)!;
  await alice.selectMenu({
    messageId: answer!.id,
    customId: menu.custom_id,
    values: [menu.options![0]!.value],
  });
  return textOf(await reply(answer!, /Evidence/, known)).length > 50;
});
await check('pages turn', async () => {
  const known = await idsNow();
  await alice.runSlashCommand({ name: 'snapshot', options: [] });
  const board = await last(/indicators/i, known);
  const { custom_id } = parts(board).find(({ label }) => label === '▶')!;
  await alice.clickButton({ messageId: board.id, customId: custom_id });
  return until(
    async () =>
      (await messages()).some(
        (message) => message.id === board.id && parts(message).some(({ label }) => label?.startsWith('2 of')),
      ) || undefined,
  );
});
await check('completions', async () => {
  const { id } = await twin.simulateInteraction({
    type: 4,
    channelId: place,
    userId: person,
    data: {
      id: '1',
      name: 'indicator',
      type: 1,
      options: [{ name: 'name', type: 3, value: 'gol', focused: true }],
    },
  });
  return until(async () => {
    const response = await twin.prisma.interactionResponse.findFirst({ where: { interactionId: id } });
    return response?.data?.includes('gold') || undefined;
  });
});

await adapter.stop(1_000);
await twin.stop();
process.stdout.write(failed === 0 ? 'all checks passed\n' : `${failed} checks failed\n`);
process.exit(failed === 0 ? 0 : 1);
