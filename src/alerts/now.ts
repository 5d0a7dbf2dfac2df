import type { Language } from '../answer/answer.ts';
import { formatDate } from '../answer/format.ts';
import { NoDataError } from '../errors.ts';
import type { Snapshot } from '../snapshot/snapshot.ts';
import { amountText } from './amount-text.ts';
import { begin } from './evaluate.ts';
import type { Rule } from './rule.ts';
import { driverName } from './rule-text.ts';
import { type Sight, type SnapshotView, viewOf } from './sight.ts';
import { ALERT_WORDS } from './words.ts';
import type { Health, World } from './world.ts';

/** A snapshot of this moment as alerts see it. */
export function viewNow(bot: World, snapshot: Snapshot, health: Health | undefined): SnapshotView {
  return viewOf({
    registry: bot.registry,
    snapshot,
    assess: () => {
      try {
        return bot.assess();
      } catch (error) {
        if (error instanceof NoDataError) return undefined;
        throw error;
      }
    },
    compare: (window, episode) => bot.analogs.compare(snapshot, window, episode),
    health,
  });
}

/** What a rule reads at this moment. */
export function sightNow(bot: World, health: Health | undefined, rule: Rule): Sight {
  return viewNow(bot, bot.snapshot(), health).sight(rule.metric);
}

/** The value of now in words, and whether the rule holds already. */
export function nowText(rule: Rule, sight: Sight, bot: World, language: Language): string[] {
  const words = ALERT_WORDS[language].details;
  if (sight.kind === 'missing') return [words.nowMissing(sight.reason)];
  const value =
    sight.kind === 'number'
      ? amountText(sight.value, sight.unit, rule.metric, bot.registry, language)
      : sight.value === null
        ? ALERT_WORDS[language].nothingLeads
        : driverName(sight.value, bot.framework, language);
  const waits = !begin(rule, sight).armed;
  return [words.now(value, formatDate(sight.date, language)), ...(waits ? [words.holds] : [])];
}
