import {
  type Bot,
  type Config,
  createEventCalendar,
  openExistingStore,
  previewDigest,
  warnerFor,
} from '../../src/index.ts';
import type { Io } from './io.ts';
import type { CliOptions } from './program.ts';

/** A digest of now, or of the recorded day of `--as-of`, as a chat would get it. @throws InputError, NoDataError */
export async function digestPreview(bot: Bot, options: CliOptions, config: Config, now: () => number) {
  const { lang, length = 'normal', asOf } = options;
  const parts = { bot, calendar: bot.parts.calendar ?? createEventCalendar(), now };
  return previewDigest(parts, lang ?? config.language ?? 'en', length, asOf);
}

const MAX_SHOWN = 50;
/** Undelivered ones that need somebody's eyes make the exit code 1, for scripts. */
const NEEDS_EYES = 1;

/**
 * `undercurrent deliveries`: how many were sent, wait, failed; each of which nobody knows whether it arrived, or that
 * failed; chats that are paused. @throws InputError without a database, StoreError
 */
export async function deliveries(
  { stdout }: Io,
  config: Config,
  options: CliOptions,
  now: () => number,
): Promise<number> {
  const store = await openExistingStore(config, now, warnerFor(config));
  try {
    const counts = await store.deliveries.counts();
    const dead = await store.deliveries.deadLetters(MAX_SHOWN);
    const paused = await store.chats.paused();
    const rules = await store.digestRules.count();
    const nextMs = await store.digestRules.nextRunAtMs();
    const next = nextMs === undefined ? undefined : new Date(nextMs).toISOString();
    if (options.json) {
      const value = { counts, rules, ...(next === undefined ? {} : { next }), deadLetters: dead, paused };
      stdout.write(`${JSON.stringify(value, null, 2)}\n`);
    } else {
      const states = Object.entries(counts).map(([state, count]) => `${state} ${count}`);
      stdout.write(`deliveries: ${states.join(', ')}\n`);
      stdout.write(`digests: ${rules.active} on, ${rules.total - rules.active} off`);
      stdout.write(next === undefined ? '\n' : `; next at ${next.slice(0, 16)}Z\n`);
      for (const { id, state, kind, platform, chatId, threadId, eventKey, attempts, error } of dead) {
        const place = `${platform}:${chatId}${threadId === undefined ? '' : `/${threadId}`}`;
        stdout.write(
          `${state}: ${kind} ${eventKey} to ${place}, tries ${attempts}: ${error ?? ''} [${id}]\n`,
        );
      }
      for (const { platform, chatId, paused: why } of paused)
        stdout.write(`paused: ${platform}:${chatId}: ${why?.reason ?? ''}\n`);
      if (dead.length > 0)
        stdout.write('To settle one: undercurrent admin resolve ID sent | waiting | skipped\n');
    }
    return dead.length > 0 ? NEEDS_EYES : 0;
  } finally {
    await store.close();
  }
}
