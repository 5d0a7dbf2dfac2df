import { normalise } from '../answer/matcher.ts';
import { nameIndex } from '../answer/names.ts';
import type { Alert } from '../store/alerts.ts';
import type { Store } from '../store/store.ts';
import type { AlertRequest } from './desk.ts';
import type { Order } from './order.ts';
import { quotesOf } from './readings.ts';
import type { AlertReply } from './reply.ts';
import { indicatorsOf, storedSchema } from './rule.ts';
import { ALERT_WORDS } from './words.ts';
import type { World } from './world.ts';

export interface ChangeParts {
  readonly store: Pick<Store, 'alerts'>;
  readonly now: () => number;
  readonly names: World;
  readonly say: (request: AlertRequest, text: string) => AlertReply;
  readonly ofChat: (request: AlertRequest, id: string) => Promise<Alert | undefined>;
  readonly ruleOf: (alert: Alert, language: AlertRequest['language']) => string;
}

type Change = Extract<Order, { what: 'remove' | 'mute' | 'unmute' }>;

/** Removes, mutes or unmutes one alert of the chat, by its id or by what it is on, or all of them. @throws StoreError */
export async function changeAlerts(
  parts: ChangeParts,
  request: AlertRequest,
  order: Change,
): Promise<AlertReply> {
  const { language, who } = request;
  const words = ALERT_WORDS[language].desk;
  const living = (await parts.store.alerts.ofChat({ platform: who.platform, chatId: who.chatId })).filter(
    ({ state }) => state !== 'expired',
  );
  const shown = order.id.slice(0, 40);
  if (order.id === 'all' && living.length > 0) {
    if (order.what === 'mute' && order.forMs === undefined) return parts.say(request, words.muteHow);
    const until = untilOf(parts, order);
    for (const alert of living) await apply(parts, alert, order);
    const { length } = living;
    const text = {
      remove: words.removedAll(length),
      mute: words.mutedAll(length, until),
      unmute: words.unmutedAll(length),
    };
    return parts.say(request, text[order.what]);
  }
  const byId = await parts.ofChat(request, order.id);
  const matching = byId && byId.state !== 'expired' ? [byId] : namedBy(parts, living, order.id);
  const [alert] = matching;
  if (!alert) return parts.say(request, living.length === 0 ? words.none : words.noSuch(shown));
  if (matching.length > 1) return parts.say(request, words.whichOf(shown));
  if (order.what === 'mute' && order.forMs === undefined) return parts.say(request, words.muteHow);
  const rule = parts.ruleOf(alert, language);
  await apply(parts, alert, order);
  const text = {
    remove: words.removed(rule),
    mute: words.muted(rule, untilOf(parts, order)),
    unmute: words.unmuted(rule),
  };
  return parts.say(request, text[order.what]);
}

/** Alerts on what the words name: "vix", "黄金". */
function namedBy({ names }: ChangeParts, alerts: readonly Alert[], words: string): Alert[] {
  const ids = new Set(
    nameIndex(names)
      .find(normalise(words))
      .flatMap(({ value }) => (value.kind === 'asset' ? quotesOf(value.id) : [])),
  );
  return alerts.filter((alert) => {
    const parsed = storedSchema.safeParse(alert.rule);
    return parsed.success && indicatorsOf(parsed.data.rule.metric).some((id) => ids.has(id));
  });
}

function untilOf({ now }: ChangeParts, order: Change): string | undefined {
  if (order.what !== 'mute' || typeof order.forMs !== 'number') return undefined;
  return new Date(now() + order.forMs).toISOString().slice(0, 16).replace('T', ' ');
}

async function apply({ store, now }: ChangeParts, { id, state }: Alert, order: Change): Promise<void> {
  if (order.what === 'remove') await store.alerts.remove(id);
  else if (order.what === 'mute')
    await store.alerts.update(id, {
      state: 'muted',
      mutedUntilMs: typeof order.forMs === 'number' ? now() + order.forMs : null,
    });
  // The next look begins it anew: what happened meanwhile is not told late.
  else if (state === 'muted') await store.alerts.update(id, { mutedUntilMs: now() });
}
