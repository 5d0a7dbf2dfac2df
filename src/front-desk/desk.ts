import { randomUUID } from 'node:crypto';
import type { Answer, Language } from '../answer/answer.ts';
import type { Config } from '../config.ts';
import type { Warner } from '../log.ts';
import { isAllowed } from './access.ts';
import { actionsOf } from './actions.ts';
import { completions, idCompletions } from './complete.ts';
import { failureOf } from './failures.ts';
import { glances } from './glance.ts';
import { languageOf, type Performed, type PerformParts, perform } from './perform.ts';
import type { PictureLook, Pictures } from './pictures.ts';
import type { Rates } from './rates.ts';
import type { SeenEvents } from './seen.ts';
import type { DeskEvent, DeskRequest, FrontDesk, Picture, RefusalReason } from './types.ts';
import { DESK_WORDS } from './words.ts';

export interface DeskParts extends PerformParts {
  readonly access: Config['access'];
  readonly rates: Rates;
  readonly seen: SeenEvents;
  readonly pictures?: Pictures;
  readonly now: () => number;
  readonly logger?: Warner;
  /** Short, for the log and the person alike. */
  readonly newReference?: () => string;
}

const DEFAULT_STOP_MS = 10_000;
/** Who is not let in is told so once an hour. */
const DENIED_AGAIN_MS = 3_600_000;
const MAX_DENIED_KNOWN = 10_000;
/** Answers of these kinds stand beside a picture; to "thanks" or "who is Warsh" none belongs. */
const WITH_PICTURE: ReadonlySet<Answer['verdict']> = new Set([
  'confirmed',
  'corrected',
  'partly',
  'ordinary',
]);
const DEFAULT_LOOK: PictureLook = { theme: 'dark', shape: 'wide' };

const STOPPED = Symbol('stopped');

export function createFrontDesk(parts: DeskParts): FrontDesk {
  const { bot, chat, access, rates, seen, now, logger } = parts;
  const newReference = parts.newReference ?? ((): string => randomUUID().slice(0, 8));
  const deniedAt = new Map<string, number>();
  const underWay = new Set<symbol>();
  let stopping = false;
  let over = false;
  /** Of the wishes that wait for their next event. */
  const interrupts = new Set<() => void>();

  /**
   * What comes first: the event or the end of the desk. A promise of its own each time: one that lives as long as
   * the desk would keep every event that ever raced with it.
   */
  async function eventOrEnd<T>(next: Promise<T>): Promise<T | typeof STOPPED> {
    let interrupt: () => void = () => undefined;
    const end = new Promise<typeof STOPPED>((resolve) => {
      interrupt = () => resolve(STOPPED);
    });
    if (over) interrupt();
    interrupts.add(interrupt);
    try {
      return await Promise.race([next, end]);
    } finally {
      interrupts.delete(interrupt);
    }
  }

  /** Of those that wait for the last wish to end. */
  const idle: (() => void)[] = [];

  /** Undefined: the wish may be served. */
  async function obstacle(request: DeskRequest, language: Language): Promise<DeskEvent | undefined> {
    const words = DESK_WORDS[language];
    const { who, guildId } = request;
    if (stopping) return refusal('stopped', words.stopped);
    const user = `${who.platform}:${who.userId}`;
    if (!isAllowed(access, { ...who, ...(guildId === undefined ? {} : { guildId }) })) {
      const before = deniedAt.get(user);
      if (deniedAt.size >= MAX_DENIED_KNOWN) deniedAt.clear();
      const repeated = before !== undefined && now() - before < DENIED_AGAIN_MS;
      if (!repeated) deniedAt.set(user, now());
      return { ...refusal('denied', words.denied), repeated };
    }
    const verdict = await rates.take(user, `${who.platform}:${who.chatId}`);
    if (verdict.ok) return undefined;
    const seconds = Math.max(1, Math.ceil(verdict.retryAfterMs / 1_000));
    const sentence = verdict.scope === 'user' ? words.flood(seconds) : words.floodChat(seconds);
    return { ...refusal('flood', sentence), retryAfterMs: verdict.retryAfterMs, repeated: !verdict.first };
  }

  function shown(event: Performed): DeskEvent {
    if (event.type === 'sorry') return refusal(event.reason, event.sentence);
    if (event.type !== 'answer') return event;
    const { answer, turnId, shown, pressed } = event;
    const picture = shown && pictureOf(event, answer);
    return {
      type: 'answer',
      answer,
      ...(turnId === undefined ? {} : { turnId }),
      actions: event.actions ?? (shown ? actionsOf(answer, shown, pressed) : []),
      ...(picture ? { picture } : {}),
      pictureFirst: pressed === 'chart',
    };
  }

  function pictureOf(
    { shown, pressed }: Extract<Performed, { type: 'answer' }>,
    answer: Answer,
  ): ((look?: PictureLook) => Promise<Picture | undefined>) | undefined {
    const { pictures } = parts;
    if (!pictures || !shown || (pressed !== undefined && pressed !== 'chart' && pressed !== 'analog'))
      return undefined;
    const asked = shown.view === 'question' || shown.view === 'why';
    if (asked && pressed === undefined && !WITH_PICTURE.has(answer.verdict)) return undefined;
    return async (look = DEFAULT_LOOK) => {
      try {
        return await pictures.for({
          ...shown,
          ...look,
          ...(pressed === 'analog' ? { view: 'analog' } : {}),
          language: answer.language,
          answer,
          purpose: pressed === 'chart' ? 'chart' : 'answer',
        });
      } catch (error) {
        logger?.warn(
          { err: error, view: shown.view },
          'a picture could not be drawn; the answer goes without',
        );
        return undefined;
      }
    };
  }

  async function* serve(request: DeskRequest): AsyncGenerator<DeskEvent> {
    const { wish, who, eventId } = request;
    const text = wish.type === 'text' || wish.type === 'command' ? textOf(wish) : undefined;
    const language = languageOf(text, request.language);
    const left = new AbortController();
    const signal = request.signal ? AbortSignal.any([request.signal, left.signal]) : left.signal;
    let work: AsyncGenerator<Performed> | undefined;
    try {
      if (!(await seen.isNew(`${who.platform}:${eventId}`))) return;
      const refused = await obstacle(request, language);
      if (refused) return yield refused;
      work = perform(parts, request, wish.type === 'text' ? language : (request.language ?? 'en'), signal);
      for (;;) {
        const step = await eventOrEnd(work.next());
        if (step === STOPPED) return yield refusal('stopped', DESK_WORDS[language].stopped);
        // Who has left is told nothing more.
        if (step.done || signal.aborted) return;
        yield shown(step.value);
      }
    } catch (error) {
      if (signal.aborted) return;
      const reference = newReference();
      const failure = failureOf(error, language, reference, { bot, wish });
      if (failure.reason === 'failed') logger?.warn({ err: error, reference }, 'a wish failed');
      yield refusal(failure.reason, failure.sentence);
    } finally {
      left.abort();
      // Work that was left in the middle ends by its signal; what it still says is of no use.
      work?.return(undefined).catch(() => undefined);
    }
  }

  return {
    get size() {
      return underWay.size;
    },
    handle: async function* (request) {
      const place = Symbol('wish');
      underWay.add(place);
      try {
        yield* serve(request);
      } finally {
        underWay.delete(place);
        if (underWay.size === 0) for (const resolve of idle.splice(0)) resolve();
      }
    },
    complete: (kind, typed, language) => completions(bot, kind, typed, language),
    completeInChat: async ({ who, isGroup, isAdmin, guildId }, kind, typed, language) => {
      const { alerts } = parts;
      if (stopping || !alerts || !isAllowed(access, { ...who, ...(guildId ? { guildId } : {}) })) return [];
      try {
        return idCompletions(await alerts.ids({ who, isGroup, isAdmin, language }, kind), typed);
      } catch (error) {
        logger?.warn({ err: error }, 'ids of alerts could not be offered');
        return [];
      }
    },
    glance: async ({ platform, userId }, typed, language) => {
      if (stopping || !isAllowed(access, { platform, userId, chatId: userId })) return [];
      try {
        return await glances(parts, typed, language);
      } catch (error) {
        logger?.warn({ err: error }, 'offers could not be made');
        return [];
      }
    },
    link: (who, turnId, messageId) => chat.link(who, turnId, messageId),
    stop: async (limitMs = DEFAULT_STOP_MS) => {
      stopping = true;
      const idleAgain = new Promise<void>((resolve) => {
        if (underWay.size === 0) resolve();
        else idle.push(resolve);
      });
      let timer: ReturnType<typeof setTimeout> | undefined;
      const limit = new Promise<void>((resolve) => {
        timer = setTimeout(resolve, limitMs);
      });
      await Promise.race([idleAgain, limit]);
      clearTimeout(timer);
      over = true;
      for (const interrupt of interrupts) interrupt();
    },
  };
}

function refusal(reason: RefusalReason, sentence: string): Extract<DeskEvent, { type: 'refused' }> {
  return { type: 'refused', reason, sentence, repeated: false };
}

function textOf(wish: Extract<DeskRequest['wish'], { type: 'text' | 'command' }>): string | undefined {
  if (wish.type === 'text') return wish.text;
  return wish.name === 'ask' ? wish.argument : undefined;
}
