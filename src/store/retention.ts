/** How long rows are kept at most. Days of 24 hours. */
export interface RetentionLimits {
  /** Sent and skipped deliveries. They also keep a digest from being sent twice: far above any catch-up. */
  readonly deliveryDays: number;
  /** Failed and ambiguous ones. */
  readonly deadLetterDays: number;
  readonly digestTextDays: number;
  /** After they expired. */
  readonly alertDays: number;
  /** Dated live news, from when they were public; what the feed itself remembers. */
  readonly newsDays: number;
  /** Newest revisions of observations. */
  readonly revisions: number;
}

export const DEFAULT_RETENTION: RetentionLimits = {
  deliveryDays: 90,
  deadLetterDays: 180,
  digestTextDays: 14,
  alertDays: 30,
  newsDays: 60,
  revisions: 20_000,
};

/** Deleted rows per table. */
export type Swept = Readonly<Record<string, number>>;
