import { METRICS, type MetricDeclaration } from './declarations.ts';

/** docs/metrics.md: every figure with its labels and meaning. */
export function metricsDocument(): string {
  const rows = (Object.values(METRICS) as MetricDeclaration[]).map(
    ({ name, type, labels, help, buckets }) => {
      const more = buckets ? ` Buckets (s): ${buckets.join(', ')}.` : '';
      return `| \`${name}\` | ${type} | ${labels.map((label) => `\`${label}\``).join(', ') || '-'} | ${help}${more} |`;
    },
  );
  return `# Metrics

Made from \`src/operations/declarations.ts\` by \`npx tsx scripts/metrics-table.ts\`; a test keeps the two together.

Served at \`/metrics\` when HTTP_PORT is set, in the text format of Prometheus. Counters and histograms are those of one
process: add them up over processes. Gauges about the store (deliveries, digests, alerts, budgets, closed chats) are
the same in every process: take the largest, not the sum. No label names a person, a chat or a question.

| name | type | labels | meaning |
|---|---|---|---|
${rows.join('\n')}

Besides these, prom-client's default figures of the process: \`process_resident_memory_bytes\`,
\`process_cpu_seconds_total\`, \`process_open_fds\`, \`nodejs_eventloop_lag_p99_seconds\` and its kin,
\`nodejs_heap_size_used_bytes\`, \`nodejs_active_resources\`, \`nodejs_gc_duration_seconds\`.

## What to watch

| question | expression |
|---|---|
| Are wishes failing? | \`sum(rate(undercurrent_requests_total{outcome="failed"}[10m])) > 0\` |
| Are answers slow? | \`histogram_quantile(0.95, sum by (le) (rate(undercurrent_request_seconds_bucket{kind="command"}[10m]))) > 2\` |
| Does anybody see a sign in time? | \`histogram_quantile(0.99, sum by (le, platform) (rate(undercurrent_first_sign_seconds_bucket[10m]))) > 1\` |
| Are data old? | \`time() - max(undercurrent_last_refresh_timestamp_seconds) > 1800\` |
| Is an indicator gone? | \`max(undercurrent_indicators{state="down"}) > 0\` |
| Do digests go out? | \`max(undercurrent_deliveries_late_seconds) > 300\` |
| Must somebody look? | \`max(undercurrent_deliveries{state="ambiguous"}) + max(undercurrent_deliveries{state="failed"}) > 0\` |
| Is the model worth its money? | \`sum(rate(undercurrent_model_sentences_total{outcome="dropped"}[1h])) / sum(rate(undercurrent_model_sentences_total[1h])) > 0.2\` |
| Is a platform down? | \`min by (platform) (undercurrent_adapter_up) == 0\` |
| Is a process too busy? | \`nodejs_eventloop_lag_p99_seconds > 0.25\` |
`;
}
