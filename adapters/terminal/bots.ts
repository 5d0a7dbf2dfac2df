import { type Bot, type BotOptions, type Config, createBot } from '../../src/core.ts';
import type { CliOptions } from './program.ts';

/** Of the bundled record, or of a folder of one's own. */
export function recordedBot(options: CliOptions, config: Config, now: () => number): Bot {
  const dataFolder = options.data ?? config.dataFolder;
  const parts: BotOptions = {
    now,
    ...(dataFolder === undefined ? {} : { dataFolder }),
    ...(options.events === undefined ? {} : { events: options.events }),
    ...(options.framework === undefined ? {} : { frameworkFile: options.framework }),
  };
  return createBot(parts);
}

/** Live unless a date, a folder of data or the configuration says otherwise. */
export function wantsLive(
  options: CliOptions,
  config: Config,
): config is Config & { live: NonNullable<Config['live']> } {
  const { asOf, data, events, recorded } = options;
  return (
    config.live !== undefined && !recorded && asOf === undefined && data === undefined && events === undefined
  );
}
