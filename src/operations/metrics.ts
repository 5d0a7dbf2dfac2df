import type { Counter, Gauge, Histogram } from 'prom-client';
import {
  type CounterId,
  type GaugeId,
  type HistogramId,
  type LabelsOf,
  METRICS,
  type MetricDeclaration,
  type MetricId,
} from './declarations.ts';

/** Figures of this process about itself. Names, labels and meaning: `METRICS`. */
export interface Metrics {
  add<Id extends CounterId>(id: Id, labels: LabelsOf<Id>, by?: number): void;
  set<Id extends GaugeId>(id: Id, labels: LabelsOf<Id>, value: number): void;
  observe<Id extends HistogramId>(id: Id, labels: LabelsOf<Id>, seconds: number): void;
  /** Called before each reading, for what costs something to find out. A failure is told to `report` of `text`. */
  beforeReading(gather: () => Promise<void>): void;
  /** In the text format of Prometheus. */
  text(report: (error: unknown) => void): Promise<{ readonly body: string; readonly contentType: string }>;
}

/** Where nobody reads them: nothing is counted and nothing is loaded. */
export const noMetrics: Metrics = {
  add: () => undefined,
  set: () => undefined,
  observe: () => undefined,
  beforeReading: () => undefined,
  text: async () => ({ body: '', contentType: 'text/plain' }),
};

/** Own figures, and those of the process (memory, processor, lag of the event loop, handles). */
export async function createMetrics(): Promise<Metrics> {
  const { Registry, Counter, Gauge, Histogram, collectDefaultMetrics } = await import('prom-client');
  const register = new Registry();
  collectDefaultMetrics({ register });
  const made = new Map<MetricId, Counter | Gauge | Histogram>();
  for (const [id, declaration] of Object.entries(METRICS) as [MetricId, MetricDeclaration][]) {
    const { name, help, labels, buckets, type } = declaration;
    const options = { name, help, labelNames: [...labels], registers: [register] };
    if (type === 'counter') made.set(id, new Counter(options));
    else if (type === 'gauge') made.set(id, new Gauge(options));
    else made.set(id, new Histogram({ ...options, buckets: [...(buckets ?? [])] }));
  }
  const gatherers: (() => Promise<void>)[] = [];
  return {
    add: (id, labels, by = 1) => (made.get(id) as Counter).inc(labels, by),
    set: (id, labels, value) => (made.get(id) as Gauge).set(labels, value),
    observe: (id, labels, seconds) => (made.get(id) as Histogram).observe(labels, seconds),
    beforeReading: (gather) => void gatherers.push(gather),
    text: async (report) => {
      // What cannot be found out keeps its last value; the rest is still worth reading.
      await Promise.all(gatherers.map((gather) => gather().catch(report)));
      return { body: await register.metrics(), contentType: register.contentType };
    },
  };
}
