import type { Status } from '../../src/index.ts';

/** A few lines for a terminal. */
export function statusText(status: Status): string {
  const { digests, spentToday, budgets, lists } = status;
  const counts = (of: Readonly<Record<string, number>>): string =>
    Object.entries(of)
      .filter(([, count]) => count > 0)
      .map(([state, count]) => `${count} ${state}`)
      .join(', ') || 'none';
  const listed = ({ users, chats, guilds }: Status['lists']['allow']): string =>
    [...users, ...chats, ...guilds].join(', ') || 'nobody';
  const rows: [string, string][] = [
    ['store', status.engine],
    [
      'digests',
      `${digests.active} active of ${digests.total}${digests.pausedSince ? `, ALL PAUSED since ${digests.pausedSince}` : ''}${digests.nextDue ? `, next ${digests.nextDue}` : ''}`,
    ],
    ['alerts', counts(status.alerts)],
    ['deliveries', counts(status.deliveries)],
    ['closed chats', String(status.pausedChats)],
    ['spent today', `${spentToday.tokens} tokens, $${spentToday.usd.toFixed(4)}`],
    ['budgets', counts(budgets)],
    ['allowed here', listed(lists.allow)],
    ['denied here', listed(lists.deny)],
    ...status.leases.map(({ name, holder, untilMs }): [string, string] => [
      'background',
      `${name}: ${holder} until ${new Date(untilMs).toISOString()}`,
    ]),
    ...status.deadLetters.map(({ id, kind, state, eventKey, error }): [string, string] => [
      state,
      `${id} (${kind} ${eventKey})${error === undefined ? '' : `: ${error}`}`,
    ]),
  ];
  const width = Math.max(...rows.map(([title]) => title.length));
  return rows.map(([title, text]) => `${title.padEnd(width)}  ${text}`).join('\n');
}
