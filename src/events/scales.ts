import { z } from 'zod';

/** One figure of a report: which keys hold it, what a usual surprise is, and how much it matters. */
const printFigure = z.object({
  actual: z.string(),
  /** The key of what was expected; null where the figure is a surprise by itself (revisions). */
  base: z.string().nullable(),
  kind: z.enum(['growth', 'inflation']),
  /** 1 where a higher figure is strong or hot, -1 where it is weak (unemployment, claims). */
  sign: z.union([z.literal(1), z.literal(-1)]),
  relevance: z.number().positive().max(1),
  typical: z.number().positive(),
  /** Figures with the same name here are averaged before they count. */
  mean: z.string().optional(),
});

const printSeries = z.object({
  /** Lower-case words of the record's entity; the first series that matches is used. */
  match: z.array(z.string()).min(1),
  figures: z.array(printFigure).min(1),
});
export type PrintSeries = z.infer<typeof printSeries>;

/** What counts as a full event, per unit. Basis: DOMAIN 3.1, repeated in the framework file. */
export const eventScalesSchema = z.object({
  prints: z.array(printSeries),
  unknownPrint: z.object({ growth: printFigure, inflation: printFigure }),
  /** Points of trade: share of imports times rate change. */
  tariffPointsFull: z.number().positive(),
  auctionTailBpFull: z.number().positive(),
  /** Index points lost in one session; grows with the square root of the window. */
  megacapPointsFull: z.number().positive(),
  megacapWeightPct: z.record(z.string(), z.number().positive()),
  marginIncreasePctFull: z.number().positive(),
  liquidationsUsdBnFull: z.number().positive(),
  calendar: z.record(z.string(), z.number().min(0).max(1)),
});
export type EventScales = z.infer<typeof eventScalesSchema>;
