import { z } from 'zod';
import { LANGUAGES, type Language } from './answer/answer.ts';
import type { ScoredView } from './answer/scored-view.ts';
import type { Assessment } from './assessment/assessment.ts';
import type { Bot } from './bot.ts';
import type { ContentSources } from './delivery/attempt.ts';
import { createRunner, type Runner, type RunnerTimings } from './delivery/runner.ts';
import { type Content, SendError, type Sender } from './delivery/sender.ts';
import {
  type BuiltDigest,
  buildDigest,
  DIGEST_LENGTHS,
  DIGEST_WINDOW,
  type DigestInput,
  type DigestLength,
} from './digest/build.ts';
import { createEditions, type Editions, type EditionWish } from './digest/editions.ts';
import { INCOMPLETE_PATIENCE_MS, untilRead } from './digest/patience.ts';
import type { ResolvedView } from './digest/sections.ts';
import { SETTINGS_WORDS } from './digest/settings-words.ts';
import type { DigestSummary } from './digest/summary.ts';
import { UndercurrentError } from './errors.ts';
import type { EventCalendar } from './events/calendar.ts';
import { actionsOf } from './front-desk/actions.ts';
import { createDigestDesk, type DigestDesk } from './front-desk/digest-desk.ts';
import type { Pictures } from './front-desk/pictures.ts';
import { presentable } from './front-desk/present.ts';
import { serviceAnswer } from './front-desk/service-answers.ts';
import type { Picture } from './front-desk/types.ts';
import type { Warner } from './log.ts';
import { spokenAtMs } from './snapshot/as-of.ts';
import type { Store } from './store/store.ts';

/** The scorecard, as far as a digest needs it. */
export interface Scorecard {
  /** Writes down who leads, as the digest says it; what is kept of that, while it is open. Never throws. */
  publish(assessment: Assessment): Promise<ScoredView | undefined>;
  /** Views whose day came after an instant, the newest first. */
  resolvedSince(ms: number): Promise<readonly ResolvedView[]>;
}

/** Writes a short lead over the facts of a digest, each sentence checked; undefined when that fails. */
export type DigestLead = (digest: BuiltDigest['answer']) => Promise<BuiltDigest['answer'] | undefined>;

export interface DigestServiceParts {
  readonly bot: Bot;
  readonly store: Store;
  readonly calendar: EventCalendar;
  readonly now: () => number;
  readonly logger: Warner;
  readonly pictures?: Pictures;
  readonly scorecard?: Scorecard;
  readonly lead?: DigestLead;
  /** How long a digest waits in all while too few prices are known to judge the market. Default: 5 minutes. */
  readonly incompletePatienceMs?: number;
}

export interface DigestService {
  /** For the runner of deliveries. */
  readonly source: NonNullable<ContentSources['digest']>;
  readonly editions: Editions;
  /** A digest of this moment, or of a recorded day, that is sent nowhere. */
  preview(language: Language, length: DigestLength, asOf?: string): Promise<BuiltDigest['answer']>;
}

/** What a delivery of the planner remembers. */
const payloadSchema = z.object({
  edition: z.string(),
  language: z.enum(LANGUAGES).catch('en'),
  length: z.enum(DIGEST_LENGTHS).catch('normal'),
  pictures: z.boolean(),
  previous: z.string().optional(),
  setBy: z.string(),
});

/** Who reads a digest later than this gets one that is made anew. */
const FRESH_MS = 30 * 60_000;
const MAX_PICTURES = 12;
const LOOK = { theme: 'dark', shape: 'phone' } as const;
/** Views that came due are told for at most a week back. */
const RESOLVED_BACK_MS = 7 * 86_400_000;

/** A digest of this moment, or of a recorded day, that is sent nowhere. @throws InputError, NoDataError */
export async function previewDigest(
  parts: Pick<DigestServiceParts, 'bot' | 'calendar' | 'now'>,
  language: Language,
  length: DigestLength,
  asOf?: string,
): Promise<BuiltDigest['answer']> {
  return (await build(parts, { language, length }, undefined, asOf)).answer;
}

async function build(
  parts: Omit<DigestServiceParts, 'store' | 'logger' | 'pictures'> & {
    readonly logger?: Warner;
    /** Instead of the short wait for who looks on. */
    readonly whenRead?: () => Promise<void>;
  },
  { language, length }: Pick<EditionWish, 'language' | 'length'>,
  previous: DigestSummary | undefined,
  asOf?: string,
): Promise<BuiltDigest> {
  const { bot, calendar, now, lead } = parts;
  if (asOf === undefined && parts.whenRead) await parts.whenRead();
  else await bot.prepare(asOf === undefined ? {} : { asOf });
  // A recorded bot speaks from its newest day, on the evening of that day.
  const recorded = asOf ?? (bot.mode === 'recorded' ? bot.defaultDay : undefined);
  const nowMs = recorded === undefined ? now() : spokenAtMs(bot.asOf(recorded));
  const sinceMs = Math.max(previous?.atMs ?? 0, nowMs - RESOLVED_BACK_MS);
  const scored = recorded === undefined ? await scoredFor(parts, sinceMs) : {};
  const built = buildDigest(bot.parts, {
    language,
    length,
    nowMs,
    calendar,
    previous,
    ...(asOf === undefined ? {} : { asOf }),
    ...scored,
  });
  const led = await lead?.(built.answer);
  return { ...built, answer: presentable(led ?? built.answer, undefined) };
}

/** The view that this digest publishes, and those that came due. Without them when the store fails. */
async function scoredFor(
  { bot, scorecard, logger }: Pick<DigestServiceParts, 'bot' | 'scorecard'> & { readonly logger?: Warner },
  sinceMs: number,
): Promise<Pick<DigestInput, 'view' | 'resolved'>> {
  if (!scorecard) return {};
  const view = await scorecard.publish(bot.assess({ window: DIGEST_WINDOW }));
  const published = view ? { view } : {};
  try {
    return { ...published, resolved: await scorecard.resolvedSince(sinceMs) };
  } catch (error) {
    if (!(error instanceof UndercurrentError)) throw error;
    logger?.warn({ err: error }, 'a digest goes out without the views that came due');
    return published;
  }
}

export function createDigestService(parts: DigestServiceParts): DigestService {
  const { bot, store, now, logger, pictures } = parts;
  /** By answer and picture; neither is kept by it. */
  const contents = new WeakMap<object, WeakMap<object, Content>>();
  const drawn = new Map<string, Promise<Picture | undefined>>();

  const whenRead = untilRead(bot, now, parts.incompletePatienceMs);
  const editions = createEditions({
    framework: bot.framework.id,
    texts: store.digestTexts,
    build: (wish, previous) => build({ ...parts, whenRead }, wish, previous),
  });

  function picture(edition: string, answer: BuiltDigest['answer']): Promise<Picture | undefined> {
    const key = `${edition} ${answer.language}`;
    const known = drawn.get(key);
    if (known || !pictures) return known ?? Promise.resolve(undefined);
    const wish = {
      view: 'drivers',
      language: answer.language,
      answer,
      purpose: 'answer',
      window: 1,
      ...LOOK,
    } as const;
    const made = pictures.for(wish).catch((error: unknown) => {
      logger.warn({ err: error }, 'the picture of a digest could not be drawn; it goes without');
      return undefined;
    });
    if (drawn.size >= MAX_PICTURES) drawn.delete(drawn.keys().next().value!);
    drawn.set(key, made);
    return made;
  }

  return {
    editions,
    preview: (language, length, asOf) => previewDigest(parts, language, length, asOf),
    source: {
      contentOf: async ({ payload, eventKey }) => {
        const parsed = payloadSchema.safeParse(payload);
        if (!parsed.success) return { skip: `the digest of ${eventKey} was planned by another version` };
        const { edition: planned, language, length, previous, pictures: wanted } = parsed.data;
        const late = Math.floor((now() - Date.parse(`${planned}Z`)) / FRESH_MS);
        const edition = late > 0 ? `${planned}+${late}` : planned;
        const answer = await editions.get({
          edition,
          language,
          length,
          ...(previous === undefined ? {} : { previous }),
        });
        const image = wanted ? await picture(edition, answer) : undefined;
        return contentFor(answer, image);
      },
      onClosed: async (delivery, sender) => {
        const parsed = payloadSchema.safeParse(delivery.payload);
        const setBy = parsed.success ? parsed.data.setBy : '';
        // In a chat of one's own the same person closed it.
        if (!parsed.success || setBy === '' || setBy === delivery.chatId) return;
        const { language } = parsed.data;
        const line = [{ text: SETTINGS_WORDS[language].closed(delivery.chatId) }];
        const answer = serviceAnswer(bot, language, 'digest', [{ kind: 'verdict', line }]);
        try {
          await sender.send(
            sender.directPlace(setBy),
            { answer },
            { nonce: delivery.nonce, begin: async () => true },
          );
        } catch (error) {
          // Who cannot be reached is not told.
          if (!(error instanceof SendError)) throw error;
        }
      },
    },
  };

  /** One object per answer and picture, so that adapters render it once. */
  function contentFor(answer: BuiltDigest['answer'], image: Picture | undefined): Content {
    const byPicture = contents.get(answer) ?? new WeakMap<object, Content>();
    contents.set(answer, byPicture);
    const key = image ?? answer;
    const known = byPicture.get(key);
    if (known) return known;
    const content = {
      answer,
      actions: actionsOf(answer, {
        view: 'question',
        window: 1,
        ...(answer.mode === 'live' ? {} : { asOf: answer.asOf }),
      }),
      ...(image ? { picture: image } : {}),
    };
    byPicture.set(key, content);
    return content;
  }
}

export interface DigestsParts extends DigestServiceParts {
  readonly catchUpMs: number;
  /** Of chats that name none for their digest. */
  readonly zone?: string;
  /** Content of other kinds of deliveries: alerts. */
  readonly sources?: ContentSources;
  readonly sleep: (ms: number, signal: AbortSignal) => Promise<void>;
  readonly paused?: () => boolean;
  readonly timings?: Partial<RunnerTimings>;
}

/** Digests of this process: the command, and the deliveries by the senders that it has. */
export interface Digests {
  readonly desk: DigestDesk;
  readonly service: DigestService;
  /** When a platform runs; again for each that comes later. */
  start(senders: readonly Sender[]): void;
  /** Something is to be delivered that was not planned by itself: an alert fired. */
  wake(): void;
  /** What is in the air is settled, the rest handed back. Before the platforms stop. */
  stop(limitMs?: number): Promise<void>;
}

export function createDigests(parts: DigestsParts): Digests {
  const { bot, store, now, logger, catchUpMs, sleep, sources, paused, timings } = parts;
  // Never so long that a digest misses its time.
  const incompletePatienceMs = Math.min(parts.incompletePatienceMs ?? INCOMPLETE_PATIENCE_MS, catchUpMs / 2);
  const service = createDigestService({ ...parts, incompletePatienceMs });
  const runners: Runner[] = [];
  const wake = (): void => {
    for (const runner of runners) runner.wake();
  };
  return {
    service,
    desk: createDigestDesk({
      bot,
      store,
      service,
      now,
      changed: wake,
      ...(parts.zone === undefined ? {} : { zone: parts.zone }),
    }),
    wake,
    start: (senders) => {
      const runner = createRunner({
        store,
        senders,
        sources: { ...sources, digest: service.source },
        now,
        logger,
        catchUpMs,
        sleep,
        planned: wake,
        ...(paused ? { paused } : {}),
        ...(timings ? { timings } : {}),
      });
      runners.push(runner);
      runner.start();
    },
    stop: async (limitMs) => {
      await Promise.all(runners.map((runner) => runner.stop(limitMs)));
    },
  };
}
