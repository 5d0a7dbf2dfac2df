import type { Tool } from '../tool.ts';
import { analogs } from './analogs.ts';
import { articleClaims } from './article-claims.ts';
import { calendar } from './calendar.ts';
import { driverDetail } from './driver-detail.ts';
import { driverRanking } from './driver-ranking.ts';
import { events } from './events.ts';
import { funding } from './funding.ts';
import { history } from './history.ts';
import { indicator } from './indicator.ts';
import { marketSnapshot } from './market-snapshot.ts';
import { method } from './method.ts';
import type { ToolParts } from './parts.ts';
import { rates } from './rates.ts';
import { remembered } from './remembered.ts';
import { toldBefore } from './told-before.ts';
import { unusualness } from './unusualness.ts';

export type { ToolParts } from './parts.ts';
export { pinnedTo } from './pinned.ts';

/** In a fixed order, so that the prompt's beginning stays the same and can be cached. */
const TOOLS: readonly ((parts: ToolParts) => Tool)[] = [
  toldBefore(marketSnapshot),
  toldBefore(unusualness),
  toldBefore(driverRanking),
  toldBefore(driverDetail),
  toldBefore(indicator),
  history,
  toldBefore(funding),
  toldBefore(rates),
  toldBefore(events),
  calendar,
  toldBefore(analogs),
  toldBefore(articleClaims),
  method,
];

/** Everything that the model may ask. All of it only reads. */
export function createTools(parts: ToolParts): readonly Tool[] {
  const shared = remembered(parts);
  return TOOLS.map((create) => create(shared));
}
