import type { Episode } from '../assessment/analogs.ts';
import type { Claim } from '../assessment/framework.ts';
import { LEXICON, type Meaning, type UNAVAILABLE } from './lexicon.ts';
import { type Found, hasPhrase } from './matcher.ts';
import type { Name } from './names.ts';

export type Intent =
  | 'why'
  | 'reading'
  | 'driver'
  | 'claim'
  | 'compare'
  | 'confidence'
  | 'against'
  | 'evidence'
  | 'falsifier'
  | 'advice'
  | 'forecast'
  | 'quote'
  | 'who'
  | 'inject'
  | 'unavailable'
  | 'method'
  | 'sources'
  | 'help'
  | 'hello'
  | 'thanks'
  | 'unknown';

/** Down unless only rises are spoken of. "Why did gold go UP" is up; "nothing goes up, all falls" is down. */
export function directionOf(text: string): 'down' | 'up' | undefined {
  if (LEXICON.down.some((phrase) => hasPhrase(text, phrase))) return 'down';
  return LEXICON.up.some((phrase) => hasPhrase(text, phrase)) ? 'up' : undefined;
}

/** What the words say, as far as they decide what is asked. */
export interface Facts {
  readonly says: (meaning: Meaning) => boolean;
  readonly text: string;
  readonly assets: readonly string[];
  readonly drivers: readonly string[];
  readonly episodes: readonly Episode[];
  readonly claims: readonly Claim[];
  readonly direction: 'down' | 'up' | undefined;
  readonly everything: boolean;
  readonly unavailable: (typeof UNAVAILABLE)[number] | undefined;
  readonly beyondData: string | undefined;
  readonly names: readonly Found<Name>[];
}

export function intentOf(facts: Facts): Intent {
  const { says, assets, drivers, episodes, claims, direction, everything, unavailable, beyondData } = facts;
  const aboutMarket = assets.length > 0 || everything || says('market') || direction !== undefined;
  const why = says('why');
  const saysWindow = says('dayWindow') || says('threeWindow') || says('fiveWindow');
  if (says('inject')) return 'inject';
  if (says('advice') && !(why && direction)) return 'advice';
  if (says('confidence')) return 'confidence';
  if (says('falsifier')) return 'falsifier';
  if (says('who') && assets.length === 0) return 'who';
  if (says('quote') && !why && /(what|qué|que|什么|was|ce que|o que|何)/.test(facts.text)) return 'quote';
  if (
    says('forecast') &&
    !why &&
    (aboutMarket || says('forecast')) &&
    /\b20\d\d\b|will|gonna|va a|predict|forecast|tomorrow|next |mañana|明天|会|预测|wird|morgen|demain|amanhã|明日|来週|来月|来年|今後|将来|予想|予測|見通し|でしょうか|ますか|bottom|target|how low|how far|when/.test(
      facts.text,
    ) &&
    !(direction === 'down' && everything)
  )
    return 'forecast';
  if ((episodes.length > 0 || beyondData) && (says('compare') || !why || episodes.length > 0)) {
    if (says('compare') || !why) return 'compare';
    return 'why';
  }
  if (claims.length > 0 && (says('article') || (drivers.length === 0 && !(why && direction)))) return 'claim';
  if (unavailable && assets.length === 0) return 'unavailable';
  if (says('against') && !why) return 'against';
  if (why && (aboutMarket || drivers.length > 0)) return 'why';
  if (direction && (everything || says('market') || assets.length > 0)) {
    return drivers.length > 0 || everything || assets.length !== 1 || direction ? 'why' : 'reading';
  }
  if (unavailable) return 'unavailable';
  if (drivers.length > 0 && assets.length === 0) return 'driver';
  if (assets.length > 0)
    return drivers.length > 0 && !says('evidence') && facts.names[0]?.value.kind === 'driver'
      ? 'driver'
      : 'reading';
  if (says('evidence')) return 'evidence';
  if (says('method')) return 'method';
  if (says('sources')) return 'sources';
  if (says('article')) return 'claim';
  // "Is today a crash?": a move is claimed and no market named; it is measured on the whole of them.
  if (says('event') || (direction !== undefined && saysWindow)) return 'why';
  if (why || everything) return 'why';
  if (says('help')) return 'help';
  if (says('thanks')) return 'thanks';
  if (says('hello')) return 'hello';
  return 'unknown';
}
