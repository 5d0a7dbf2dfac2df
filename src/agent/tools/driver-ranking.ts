import { z } from 'zod';
import type { Assessment, DriverAssessment } from '../../assessment/assessment.ts';
import type { Driver, Framework } from '../../assessment/framework.ts';
import { defineTool } from '../define-tool.ts';
import type { Tool, ToolContext } from '../tool.ts';
import { Day, scopeOf } from './day.ts';
import { asOf, type ToolParts, window } from './parts.ts';
import { windowLine } from './unusualness.ts';

const schema = z.strictObject({ asOf, window });

const STANDING = {
  leads: 'leads',
  tied: 'tied, none clearly first',
  possible: 'possible only',
  'type-only': 'type only, no dated news can be seen',
  none: 'none stands out',
} as const;

export function driverRanking(parts: ToolParts): Tool {
  return defineTool({
    name: 'driver_ranking',
    description:
      'All causes by odds: who leads, what is contradicted, how firm. Only causes from here may be named.',
    schema,
    run: (input, context) => {
      const day = new Day(parts, context, input.asOf);
      const assessment = parts.assess(input.asOf ?? context.asOf, input.window);
      const scope = scopeOf(input.window);
      const content = [
        day.heading,
        windowLine(assessment),
        feedLine(assessment),
        ...leaderLines(assessment),
        robustnessLine(assessment),
        'Odds are support in decibans, part judgement; drivers do not exclude each other.',
        ...assessment.drivers.map((driver) => rankLine(day, parts.framework, driver, scope)),
        day.gaps(assessment.gaps.map(({ id }) => id)),
      ];
      return {
        content: content.filter(Boolean).join('\n'),
        figures: day.ledger.figures,
        drivers: assessment.drivers.map(({ id }) => id),
      };
    },
  });
}

export function feedLine({ feed }: Assessment): string {
  return feed === 'checked'
    ? 'Event feed: checked.'
    : 'Event feed: down, so triggers may be told as types only.';
}

function leaderLines({ unusualness, standing }: Assessment): string[] {
  if (unusualness.word === 'unknown')
    return ['Too few of the panel are known to judge the day: no cause is named.'];
  if (unusualness.word === 'ordinary') return ['An ordinary day: no cause is named.'];
  if (unusualness.nothingFalls) return ['Nothing fell by more than a usual move: no cause is named.'];
  return (['trigger', 'mechanism', 'background'] as const).map((role) => {
    const { status, named } = standing[role];
    return named.length === 0
      ? `Best ${role}: none stands out.`
      : `Best ${role}: ${named.join(', ')} (${STANDING[status]}).`;
  });
}

function robustnessLine({ robustness }: Assessment): string | undefined {
  const { leader, withoutBlock, otherWindows, fragile } = robustness;
  if (!leader) return undefined;
  if (!fragile)
    return 'Firm: the leader stays whichever block of tests is left out and in the other windows.';
  const changes = [
    ...withoutBlock
      .filter((run) => run.leader !== leader)
      .map((run) => `without ${run.block} tests ${run.leader ?? 'nobody'} leads`),
    ...otherWindows
      .filter((run) => run.leader !== leader)
      .map(
        (run) => `over ${run.window} session${run.window === 1 ? '' : 's'} ${run.leader ?? 'nobody'} leads`,
      ),
  ];
  return `Fragile: ${changes.join('; ')}.`;
}

/** Odds and support of a driver, as references. */
export function oddsRefs(day: Day, label: string, driver: DriverAssessment, scope: string): string {
  const odds = day.decibans(`${driver.id}.odds`, driver.oddsDb, 0, label, scope);
  const support = day.decibans(`${driver.id}.support`, driver.supportDb, 1, label, scope);
  return `${odds}, ${support}, ${driver.verdict.replace('-', ' ')}`;
}

function rankLine(day: Day, framework: Framework, driver: DriverAssessment, scope: string): string {
  const entry = framework.drivers.find(({ id }) => id === driver.id)!;
  const label = entry.label[day.language];
  const may = mayBeNamed(entry, driver, day.language);
  return `${driver.id} (${driver.role}; ${label}): ${oddsRefs(day, label, driver, scope)}; ${may}`;
}

/** Whether a driver may be named, and what stands in the way. */
export function mayBeNamed(
  entry: Driver,
  driver: DriverAssessment,
  language: ToolContext['language'],
): string {
  switch (driver.whyNot) {
    case undefined:
      if (driver.standsByRule) return 'may be named as a slow condition';
      return driver.verdict === 'contradicted' ? 'too unlikely to be named as a cause' : 'may be named';
    case 'null':
      return 'the null: nothing unusual';
    case 'no-event':
      return 'not to be named: no dated event of enough strength';
    case 'feed-down':
      return `type only${entry.type ? ` (${entry.type[language]})` : ''}: no event feed`;
    case 'coverage':
      return 'not to be named: too little of it could be measured';
    case 'tests-disagree':
      return 'not to be named: its slow tests disagree';
    default: {
      const says = entry.knockOuts[driver.knockOut ?? 0]?.says[language];
      return `ruled out${says ? `: ${says}` : ''}`;
    }
  }
}
