/** Every source of live events that needs no key, in the order in which the doctor lists them. */

import type { EventSource, EventSourceParts } from './source.ts';
import { createAuctionSource } from './sources/auctions.ts';
import { createFedPressSource } from './sources/fed-press.ts';
import { createFederalRegisterSource } from './sources/federal-register.ts';
import { createGdeltSource } from './sources/gdelt.ts';
import { createSecFilingsSource } from './sources/sec-filings.ts';
import { createTruthSocialSource } from './sources/truth-social.ts';
import { createWhiteHouseSource } from './sources/white-house.ts';

/** Google News is not among them: its terms allow a personal feed reader only, and its links are redirects. */
export function createEventSources(parts: EventSourceParts): readonly EventSource[] {
  return [
    createFedPressSource(parts),
    createWhiteHouseSource(parts),
    createTruthSocialSource(parts),
    createFederalRegisterSource(parts),
    createAuctionSource(parts),
    createSecFilingsSource(parts),
    createGdeltSource(parts),
  ];
}
