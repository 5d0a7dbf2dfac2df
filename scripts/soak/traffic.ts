import { setTimeout as sleep } from 'node:timers/promises';
import { startFakeDiscord } from '../../test/fakes/discord/index.ts';
import { serveMarketWorld } from '../../test/fakes/market-world.ts';
import { startSourceServer } from '../../test/fakes/source-server.ts';
import { startTelegramServer } from '../../test/fakes/telegram/server.ts';
import { discordCrew } from './discord-people.ts';
import { FAULTS } from './faults.ts';
import { startSoakModel } from './model.ts';
import { servePress } from './press.ts';
import { openRows, type Rows } from './rows.ts';
import {
  type FromTraffic,
  type Order,
  type Report,
  type SoakSettings,
  seeded,
  simulated,
} from './settings.ts';
import { telegramCrew } from './telegram-people.ts';

/** People of one platform. */
export interface Crew {
  /** Before everything else: digests of many. */
  start(): void;
  /** The wish number `n` of the run, or what people do besides. */
  act(n: number): void;
}

export interface CrewParts {
  /** The simulated clock. */
  readonly now: () => number;
  readonly random: () => number;
  readonly missed: (error: unknown) => void;
  readonly counted: (what: 'presses' | 'inline' | 'completions') => void;
}

const FAULT_EVERY_MS = 12_000;
const FORGET_EVERY_MS = 5_000;
/** Longer than anything is answered or edited. */
const FORGET_AFTER_MS = 60_000;
const LAST_ANSWERS_MS = 8_000;
/**
 * Before each look nobody says anything until the bot has said nothing for so long, on a slow machine not for ever: what
 * is under way is no part of what is kept.
 */
const QUIET_MS = 3_000;
const LONGEST_QUIET_MS = 20_000;

/** The other side, in a process of its own: who keeps messages must not be measured. */
export async function traffic(settings: SoakSettings, startedMs: number): Promise<void> {
  const now = simulated(startedMs, settings.speed);
  const random = seeded(settings.seed);
  const [telegram, discord, sources, model] = await Promise.all([
    startTelegramServer(),
    startFakeDiscord(),
    startSourceServer(),
    startSoakModel(),
  ]);
  serveMarketWorld(sources, { clock: now });
  servePress(sources, now);

  const misses: Record<string, number> = {};
  const counts = { said: 0, presses: 0, inline: 0, completions: 0, faults: 0, sourceRequests: 0 };
  const parts: CrewParts = {
    now,
    random,
    missed: (error) => {
      const [what = ''] = String(error).split(/;|\d{5,}/);
      misses[what.slice(0, 80)] = (misses[what.slice(0, 80)] ?? 0) + 1;
    },
    counted: (what) => {
      counts[what] += 1;
    },
  };
  const crews = [telegramCrew(telegram, parts), discordCrew(discord, parts)];
  const seen = watchMessages();
  let rows: Rows | undefined;
  let quiet = false;
  const send = (message: FromTraffic): void => void process.send!(message);
  const orders: Record<'go' | 'end', () => void> = { go: () => undefined, end: () => undefined };
  const told = (order: 'go' | 'end'): Promise<void> =>
    new Promise((resolve) => {
      orders[order] = resolve;
    });

  // A program that failed leaves nobody behind.
  process.on('disconnect', () => process.exit(1));
  process.on('message', (message: Order) => {
    if (message.order === 'resume') quiet = false;
    else if (message.order === 'count')
      void report(message).then((made) => send({ kind: 'report', report: made }));
    else orders[message.order]();
  });

  async function report({ databaseFile, databaseUrl }: Extract<Order, { order: 'count' }>): Promise<Report> {
    quiet = true;
    rows ??= await openRows(databaseFile, databaseUrl);
    await silence();
    seen.look();
    const { said, presses, faults, sourceRequests } = counts;
    return {
      said,
      presses,
      faults,
      ...seen.counts,
      sourceRequests: sourceRequests + sources.requests.length,
      modelCalls: model.calls,
      ...(await rows.count()),
      problems: [...new Set([...telegram.problems, ...discord.problems])].slice(0, 8),
      misses: { ...misses },
    };
  }

  async function silence(): Promise<void> {
    const beganMs = Date.now();
    let heardMs = beganMs;
    while (Date.now() - heardMs < QUIET_MS && Date.now() - beganMs < LONGEST_QUIET_MS) {
      await sleep(100);
      const said = telegram.journal.findLast(({ method }) => method !== 'getUpdates');
      heardMs = Math.max(heardMs, said?.at ?? 0, discord.journal.at(-1)?.at ?? 0);
    }
  }

  /** Counts what the bot sent before it is forgotten. */
  function watchMessages() {
    const counted = { messages: 0, pictures: 0 };
    const known = new WeakSet<object>();
    const count = (message: object, pictures: number): void => {
      if (known.has(message)) return;
      known.add(message);
      counted.messages += 1;
      counted.pictures += pictures;
    };
    return {
      counts: counted,
      look: () => {
        for (const { messages } of telegram.world.chats.values())
          for (const message of messages) if (message.from.is_bot) count(message, message.photo ? 1 : 0);
        for (const message of discord.world.messages.values())
          if (message.authorId === discord.botId) count(message, message.files.length);
      },
    };
  }

  send({
    kind: 'addresses',
    addresses: {
      telegram: { apiRoot: telegram.apiRoot, token: telegram.token },
      discord: { apiRoot: discord.apiRoot, token: discord.token },
      sources: sources.url,
      model: model.baseUrl,
    },
  });
  await told('go');
  for (const crew of crews) crew.start();
  setInterval(() => {
    seen.look();
    telegram.forget(FORGET_AFTER_MS);
    discord.forget(FORGET_AFTER_MS);
    counts.sourceRequests += sources.requests.length;
    sources.forget();
  }, FORGET_EVERY_MS);
  const cutDatabase = async (): Promise<void> => rows?.cut();
  setInterval(() => {
    if (quiet) return;
    const [, fault] = FAULTS[counts.faults % FAULTS.length]!;
    counts.faults += 1;
    void Promise.resolve(fault({ telegram, discord, sources, model, cutDatabase })).catch(parts.missed);
  }, FAULT_EVERY_MS);
  const endMs = Date.now() + settings.minutes * 60_000;
  for (let n = 0; Date.now() < endMs; n++) {
    try {
      // Two of three on Telegram; each platform has its own count, so that both meet every wish.
      crews[n % 3 === 2 ? 1 : 0]!.act(n % 3 === 2 ? (n - 2) / 3 : n - Math.floor(n / 3));
      counts.said += 1;
    } catch (error) {
      parts.missed(error);
    }
    await sleep(1_000 / settings.perSecond);
    while (quiet) await sleep(10);
  }
  await sleep(LAST_ANSWERS_MS);
  const ended = told('end');
  send({ kind: 'over' });
  await ended;
  await rows?.close();
  process.exit(0);
}
