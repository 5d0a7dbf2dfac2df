import { type Bot, type Config, createLive, type DoctorReport, type Live } from '../../src/index.ts';
import type { Io } from './io.ts';

export interface LiveParts {
  readonly recorded: Bot;
  readonly config: Config & { readonly live: NonNullable<Config['live']> };
  readonly now: () => number;
  readonly io: Io;
  /** A folder to read instead of the network. */
  readonly replay?: string;
  /** A folder to keep what the sources send. */
  readonly record?: string;
}

/** A bot that is brought up to date; progress goes to the terminal's stderr. */
export async function openLive(parts: LiveParts): Promise<Live> {
  const live = await liveOf(parts);
  const show = progressOf(parts.io);
  let waiting = true;
  await live.bot.prepare({
    // What comes after the wait would be written into the answer.
    onProgress: ({ source, done, asked }) => {
      if (waiting) show.line(`reading live sources: ${done} of ${asked} (${source})`);
    },
  });
  waiting = false;
  show.clear();
  return live;
}

/** Asks every source for everything. */
export async function examine(parts: LiveParts): Promise<DoctorReport> {
  const live = await liveOf(parts);
  const show = progressOf(parts.io);
  try {
    return await live.doctor.examine(({ source, done, asked }) =>
      show.line(`asking the sources: ${done} of ${asked} (${source})`),
    );
  } finally {
    show.clear();
    await live.bot.close();
  }
}

function liveOf({ recorded, config, now, replay, record }: LiveParts): Promise<Live> {
  return createLive({
    recorded,
    config,
    now,
    ...(replay === undefined ? {} : { replayFrom: replay }),
    ...(record === undefined ? {} : { recordTo: record }),
  });
}

/** One line that is written over again; only where somebody looks. */
function progressOf({ stderr }: Io): { line(text: string): void; clear(): void } {
  if (stderr.isTTY !== true) return { line: () => {}, clear: () => {} };
  return {
    line: (text) => stderr.write(`\r\x1b[2K${text}`),
    clear: () => stderr.write('\r\x1b[2K'),
  };
}
