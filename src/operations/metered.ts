import type { Spending } from '../agent/budget.ts';
import type { ModelUsage } from '../agent/model.ts';
import { costOf, type Prices } from '../agent/usage.ts';
import type { Chat } from '../chat/chat.ts';
import type { FrontDesk } from '../front-desk/types.ts';
import type { SeriesStore } from '../sources/store/series-store.ts';
import type { Metrics } from './metrics.ts';

/** Wrappers that count; what they wrap behaves as before. */

const NARRATOR = 'narrator';

/** Wishes, their outcome and how long they took. `clockMs`: rising, such as `performance.now`. */
export function meteredDesk(desk: FrontDesk, metrics: Metrics, clockMs: () => number): FrontDesk {
  metrics.beforeReading(async () => metrics.set('requestsUnderWay', {}, desk.size));
  return {
    get size() {
      return desk.size;
    },
    complete: (kind, typed, language) => desk.complete(kind, typed, language),
    completeInChat: (request, kind, typed, language) => desk.completeInChat(request, kind, typed, language),
    glance: (who, typed, language) => desk.glance(who, typed, language),
    link: (who, turnId, messageId) => desk.link(who, turnId, messageId),
    stop: (limitMs) => desk.stop(limitMs),
    handle: async function* (request) {
      const { platform } = request.who;
      const kind = request.wish.type;
      const startedMs = clockMs();
      const seconds = (): number => (clockMs() - startedMs) / 1_000;
      let signs = 0;
      let outcome = 'left';
      try {
        for await (const event of desk.handle(request)) {
          if (signs++ === 0) metrics.observe('firstSignSeconds', { platform }, seconds());
          if (event.type === 'answer') {
            outcome = 'answer';
            const { mode, model } = event.answer;
            const byCode = model === NARRATOR;
            metrics.add('answers', {
              mode,
              narrator: byCode ? 'code' : 'model',
              model: byCode ? 'none' : model,
            });
          } else if (event.type === 'refused') outcome = event.reason;
          yield event;
        }
        if (signs === 0) outcome = 'duplicate';
      } finally {
        metrics.add('requests', { platform, kind, outcome });
        metrics.observe('requestSeconds', { platform, kind }, seconds());
      }
    },
  };
}

/** Tokens, money and sentences of the language model; what is spent of the day's budget. */
export function meteredChat(chat: Chat, metrics: Metrics, prices: Prices): Chat {
  metrics.beforeReading(async () => {
    const spent = await botSpending(chat);
    metrics.set('budgetTokens', {}, spent.tokens);
    metrics.set('budgetUsd', {}, spent.usd);
  });
  return {
    ...chat,
    ask: async function* (request) {
      let verified = 0;
      for await (const event of chat.ask(request)) {
        if (event.type === 'line') verified += 1;
        if (event.type === 'answer' && event.usage.inputTokens + event.usage.outputTokens > 0) {
          metrics.add('sentences', { outcome: 'verified' }, verified);
          metrics.add('sentences', { outcome: 'dropped' }, event.dropped ?? 0);
          countUsage(metrics, chat.model ?? 'unknown', event.usage, prices);
        }
        yield event;
      }
    },
  };
}

function countUsage(metrics: Metrics, model: string, usage: ModelUsage, prices: Prices): void {
  metrics.add('modelTokens', { model, kind: 'input' }, usage.inputTokens);
  metrics.add('modelTokens', { model, kind: 'cached' }, usage.cachedTokens);
  metrics.add('modelTokens', { model, kind: 'output' }, usage.outputTokens);
  metrics.add('modelUsd', { model }, costOf(usage, prices, model) ?? 0);
}

/** Of the whole bot today: its account is the same whoever asks. */
export async function botSpending(chat: Pick<Chat, 'budgets'>): Promise<Spending> {
  const { bot } = await chat.budgets.usage({ userId: 'nobody', chatId: 'nowhere' });
  return { tokens: bot.tokens.used, usd: bot.usd.used };
}

/** What sources gave and what they failed to give, as it is written down. */
export function meteredSeries(store: SeriesStore, metrics: Metrics): SeriesStore {
  return {
    get version() {
      return store.version;
    },
    get: (key) => store.get(key),
    attempt: (key) => store.attempt(key),
    keys: () => store.keys(),
    revisions: (limit) => store.revisions(limit),
    put: async (updates, attempts) => {
      await store.put(updates, attempts);
      const slowest = new Map<string, number>();
      for (const { source, durationMs, failure } of attempts) {
        metrics.add('sourceReads', { source, outcome: failure ? 'failed' : 'ok' });
        if (failure) metrics.add('sourceFailures', { source, failure: failure.kind });
        slowest.set(source, Math.max(slowest.get(source) ?? 0, durationMs));
      }
      for (const [source, durationMs] of slowest)
        metrics.observe('sourceReadSeconds', { source }, durationMs / 1_000);
    },
  };
}
