/** Every figure that the program publishes about itself. docs/metrics.md is made from this list. */
export interface MetricDeclaration {
  /** `undercurrent_…`, as https://prometheus.io/docs/practices/naming/ wants it. */
  readonly name: string;
  readonly type: 'counter' | 'gauge' | 'histogram';
  readonly help: string;
  /** None of them names a person, a chat or a question. */
  readonly labels: readonly string[];
  /** Upper bounds of a histogram. */
  readonly buckets?: readonly number[];
}

const ANSWER_SECONDS = [0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60] as const;
const READ_SECONDS = [0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 120] as const;

export const METRICS = {
  info: {
    name: 'undercurrent_info',
    type: 'gauge',
    help: 'Always 1; the labels say what runs.',
    labels: ['version', 'role', 'store', 'jobs'],
  },
  adapterUp: {
    name: 'undercurrent_adapter_up',
    type: 'gauge',
    help: '1 while the chat platform is connected, 0 after it ended.',
    labels: ['platform'],
  },
  requests: {
    name: 'undercurrent_requests_total',
    type: 'counter',
    help: 'Wishes of people, by what became of them: answer, duplicate, left, or the reason of the refusal (denied, flood, busy, input, no-data, old-button, stopped, failed).',
    labels: ['platform', 'kind', 'outcome'],
  },
  requestSeconds: {
    name: 'undercurrent_request_seconds',
    type: 'histogram',
    help: 'From the wish to its last event, without the time that the platform takes.',
    labels: ['platform', 'kind'],
    buckets: ANSWER_SECONDS,
  },
  firstSignSeconds: {
    name: 'undercurrent_first_sign_seconds',
    type: 'histogram',
    help: 'From the wish to its first event: a line, a sign of work, or the answer itself.',
    labels: ['platform'],
    buckets: ANSWER_SECONDS,
  },
  requestsUnderWay: {
    name: 'undercurrent_requests_under_way',
    type: 'gauge',
    help: 'Wishes that are being answered or wait for their turn.',
    labels: [],
  },
  answers: {
    name: 'undercurrent_answers_total',
    type: 'counter',
    help: 'Answers by the data they speak of (live, recorded) and by who wrote them (code, model).',
    labels: ['mode', 'narrator', 'model'],
  },
  sentences: {
    name: 'undercurrent_model_sentences_total',
    type: 'counter',
    help: 'Sentences of the language model by the check against their sources: verified (shown), dropped.',
    labels: ['outcome'],
  },
  modelTokens: {
    name: 'undercurrent_model_tokens_total',
    type: 'counter',
    help: 'Tokens of the language model: input (cached ones are part of it), cached, output.',
    labels: ['model', 'kind'],
  },
  modelUsd: {
    name: 'undercurrent_model_usd_total',
    type: 'counter',
    help: 'What those tokens cost by MODEL_PRICES, in US dollars.',
    labels: ['model'],
  },
  modelFailures: {
    name: 'undercurrent_model_failures_total',
    type: 'counter',
    help: 'Calls of the language model that failed; code then wrote the answer.',
    labels: [],
  },
  budgetTokens: {
    name: 'undercurrent_budget_tokens_today',
    type: 'gauge',
    help: 'Tokens spent by the whole bot this UTC day, over all processes.',
    labels: [],
  },
  budgetUsd: {
    name: 'undercurrent_budget_usd_today',
    type: 'gauge',
    help: 'US dollars spent by the whole bot this UTC day, over all processes.',
    labels: [],
  },
  sourceReads: {
    name: 'undercurrent_source_reads_total',
    type: 'counter',
    help: 'Series asked of a source, by outcome: ok, failed.',
    labels: ['source', 'outcome'],
  },
  sourceFailures: {
    name: 'undercurrent_source_failures_total',
    type: 'counter',
    help: 'Series that could not be read, by the kind of failure.',
    labels: ['source', 'failure'],
  },
  sourceReadSeconds: {
    name: 'undercurrent_source_read_seconds',
    type: 'histogram',
    help: 'One read of all that was due at a source.',
    labels: ['source'],
    buckets: READ_SECONDS,
  },
  refreshedAt: {
    name: 'undercurrent_last_refresh_timestamp_seconds',
    type: 'gauge',
    help: 'When a source last answered, seconds since 1970; of any process.',
    labels: [],
  },
  indicators: {
    name: 'undercurrent_indicators',
    type: 'gauge',
    help: 'Indicators by state: ok, late, down, unread, recorded-only.',
    labels: ['state'],
  },
  jobRuns: {
    name: 'undercurrent_job_runs_total',
    type: 'counter',
    help: 'Rounds of background work in this process, by outcome: ok, failed.',
    labels: ['job', 'outcome'],
  },
  jobSeconds: {
    name: 'undercurrent_job_seconds',
    type: 'histogram',
    help: 'One round of background work.',
    labels: ['job'],
    buckets: READ_SECONDS,
  },
  deliveries: {
    name: 'undercurrent_deliveries',
    type: 'gauge',
    help: 'Digests and alerts in the store by state: waiting, claimed, sending, sent, ambiguous, failed, skipped.',
    labels: ['kind', 'state'],
  },
  deliveriesLate: {
    name: 'undercurrent_deliveries_late_seconds',
    type: 'gauge',
    help: 'How long the longest waiting delivery is overdue; 0 when none is.',
    labels: [],
  },
  digestRules: {
    name: 'undercurrent_digest_rules',
    type: 'gauge',
    help: 'Digests that chats have set up, by state: active, off.',
    labels: ['state'],
  },
  digestsPaused: {
    name: 'undercurrent_digests_paused',
    type: 'gauge',
    help: '1 while the owner has paused all digests.',
    labels: [],
  },
  alerts: {
    name: 'undercurrent_alerts',
    type: 'gauge',
    help: 'Alerts by state: armed, fired, muted, expired.',
    labels: ['state'],
  },
  pausedChats: {
    name: 'undercurrent_paused_chats',
    type: 'gauge',
    help: 'Chats that are closed to the bot (blocked, removed, no right to write).',
    labels: [],
  },
} as const satisfies Readonly<Record<string, MetricDeclaration>>;

export type MetricId = keyof typeof METRICS;
type OfType<T extends MetricDeclaration['type']> = {
  [Id in MetricId]: (typeof METRICS)[Id]['type'] extends T ? Id : never;
}[MetricId];
export type CounterId = OfType<'counter'>;
export type GaugeId = OfType<'gauge'>;
export type HistogramId = OfType<'histogram'>;
export type LabelsOf<Id extends MetricId> = Readonly<Record<(typeof METRICS)[Id]['labels'][number], string>>;
