import type { Answer, Block, Figure, Language, Line } from '../answer/answer.ts';
import { formatDate, formatNumber } from '../answer/format.ts';
import type { Said } from '../delivery/attempt.ts';
import type { MessageAction } from '../delivery/sender.ts';
import type { Delivery } from '../store/deliveries.ts';
import type { Store } from '../store/store.ts';
import { amountText } from './amount-text.ts';
import { type AlertPayload, type FiredPayload, payloadSchema } from './payload.ts';
import { indicatorOf } from './rule.ts';
import { driverName, hoursOf, metricText, type NameSource, rearmText, ruleText } from './rule-text.ts';
import { ALERT_WORDS } from './words.ts';

export interface AlertContentParts {
  readonly names: NameSource;
  readonly store: Pick<Store, 'alerts'>;
  /** Buttons under a message: of the front desk. `indicator`: what the alert is on, if it is one. */
  readonly actionsOf: (about: {
    readonly alertId: string;
    readonly indicator?: string;
    readonly language: Language;
  }) => readonly MessageAction[];
  readonly mode: 'recorded' | 'live';
}

/** What deliveries of alerts say; for the runner of deliveries. */
export function alertContent(parts: AlertContentParts): { contentOf(delivery: Delivery): Promise<Said> } {
  return {
    contentOf: async ({ payload }) => {
      const parsed = payloadSchema.safeParse(payload);
      if (!parsed.success) return { skip: 'it was written by another version' };
      const { alertId, language, what } = parsed.data;
      const alert = await parts.store.alerts.get(alertId);
      if (!alert) return { skip: 'the alert was removed' };
      if (alert.state === 'muted') return { skip: 'the alert is muted' };
      const answer = alertAnswer(parsed.data, parts.names, parts.mode);
      const indicator = indicatorOf(parsed.data.rule.metric);
      const actions =
        what === 'fired'
          ? parts
              .actionsOf({ alertId, language, ...(indicator === undefined ? {} : { indicator }) })
              .filter(({ kind }) => parsed.data.what !== 'fired' || !parsed.data.last || kind !== 'mute')
          : [];
      return { answer, ...(actions.length > 0 ? { actions } : {}) };
    },
  };
}

const plain = (text: string): Line => [{ text }];

/** The message of an alert as an answer, the same on every platform. Pure. */
export function alertAnswer(payload: AlertPayload, names: NameSource, mode: 'recorded' | 'live'): Answer {
  const { rule, language, alertId, date } = payload;
  const words = ALERT_WORDS[language].message;
  const text = ruleText(rule, names, language);
  const made =
    payload.what === 'fired'
      ? fired(payload, names)
      : {
          blocks: [
            verdict(words.ending(text, formatDate(isoOf(payload.endsAtMs), language), alertId)),
          ] as Block[],
          figures: [] as Figure[],
        };
  return {
    question: `alert ${alertId}`,
    language,
    mode,
    asOf: date,
    // The value has its own date; an alert speaks of no day as a whole.
    label: '',
    verdict: 'no-premise',
    blocks: made.blocks,
    figures: made.figures,
    model: 'narrator',
    toolCalls: [],
    notes: [],
  };
}

const isoOf = (ms: number): string => new Date(ms).toISOString().slice(0, 10);
const verdict = (text: string): Block => ({ kind: 'verdict', line: plain(text) });

function fired(
  payload: FiredPayload,
  names: NameSource,
): { readonly blocks: Block[]; readonly figures: Figure[] } {
  const { rule, language, value, unit, date, running, leader, cooldownMs, alertId, z, percentile } = payload;
  const { metric, condition } = rule;
  const words = ALERT_WORDS[language].message;
  const figures: Figure[] = [];
  const lines: Line[] = [];
  if (value !== undefined && unit !== undefined && 'threshold' in condition) {
    const shown = amountText(value, unit, metric, names.registry, language);
    const threshold = amountText(condition.threshold, unit, metric, names.registry, language, true);
    const id = `alert.${alertId}`;
    figures.push({
      id,
      value,
      unit,
      asOf: date,
      instrument: payload.instrument || metricText(metric, names, language),
      source: payload.source,
      text: shown,
    });
    const line = words.value(metricText(metric, names, language), '\u0000', threshold);
    const [before = '', after = ''] = line.split('\u0000');
    lines.push([{ text: before }, { text: shown, figure: id }, { text: after }]);
  }
  if (metric.kind === 'leader' && condition.is === 'changes') {
    const name = (driver: string | null | undefined): string =>
      driver === null || driver === undefined
        ? ALERT_WORDS[language].nothingLeads
        : driverName(driver, names.framework, language);
    lines.push(plain(words.changed(name(payload.from), name(payload.to))));
  }
  if (z !== undefined && metric.kind !== 'z') lines.push(plain(words.unusual(formatNumber(z, 1, language))));
  if (percentile !== undefined && metric.kind === 'level')
    lines.push(plain(words.percentile(formatNumber(percentile, 0, language))));
  lines.push(plain(words.asOf(formatDate(date, language), running)));
  if (metric.kind !== 'leader')
    lines.push(
      plain(leader === null ? words.noLeader : words.leader(driverName(leader, names.framework, language))),
    );
  if (payload.last) lines.push(plain(words.over));
  else
    lines.push(
      plain(words.again(rearmText(rule, names, language), hoursOf(cooldownMs))),
      plain(words.id(alertId)),
    );
  const blocks: Block[] = [
    verdict(words.fired(ruleText(rule, names, language))),
    { kind: 'section', role: 'reading', title: words.what, lines },
  ];
  const source = [payload.instrument, payload.source].filter(Boolean).join(', ');
  if (source !== '' && source !== 'Undercurrent')
    blocks.push({ kind: 'sources', title: words.source, lines: [plain(source)] });
  return { blocks, figures };
}
