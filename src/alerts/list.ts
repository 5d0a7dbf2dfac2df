import type { Language } from '../answer/answer.ts';
import { formatDate } from '../answer/format.ts';
import type { Alert } from '../store/alerts.ts';
import type { Store } from '../store/store.ts';
import type { AlertRequest } from './desk.ts';
import { type AlertReply, replyOf, section, verdict } from './reply.ts';
import { storedSchema } from './rule.ts';
import { ALERT_WORDS } from './words.ts';
import type { World } from './world.ts';

export interface ListParts {
  readonly store: Pick<Store, 'alerts'>;
  readonly bot: World;
  readonly ruleOf: (alert: Alert, language: Language) => string;
}

/** The living alerts of the chat as a table. @throws StoreError */
export async function listAlerts(
  { store, bot, ruleOf }: ListParts,
  request: AlertRequest,
): Promise<AlertReply> {
  const { who, language } = request;
  const words = ALERT_WORDS[language];
  const { platform, chatId } = who;
  const alerts = (await store.alerts.ofChat({ platform, chatId })).filter(({ state }) => state !== 'expired');
  if (alerts.length === 0)
    return replyOf({ bot, language }, [verdict(words.desk.none), section(words.title, words.examples)]);
  const date = (ms: number): string => formatDate(new Date(ms).toISOString().slice(0, 10), language);
  const rows = alerts.map((alert) => {
    const waits = storedSchema.safeParse(alert.rule).data?.memory.waits;
    const state = words.desk.states[waits && alert.state === 'armed' ? 'fired' : alert.state];
    const until = alert.state === 'muted' ? alert.mutedUntilMs : undefined;
    return [
      alert.id,
      ruleOf(alert, language),
      until === undefined ? state : words.desk.stateUntil(state, date(until)),
      alert.lastFiredAtMs === undefined ? words.desk.never : date(alert.lastFiredAtMs),
    ];
  });
  return replyOf({ bot, language }, [
    verdict(words.desk.count(alerts.length)),
    {
      kind: 'table',
      title: words.title,
      table: { columns: words.desk.columns.map((title) => ({ title, align: 'left' })), rows },
    },
    section(words.title, [words.desk.manage]),
  ]);
}
