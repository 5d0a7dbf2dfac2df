export const VIEW_STATES = ['open', 'held', 'wrong', 'unresolved', 'void'] as const;
/**
 * `held`: the date passed and the falsifier did not come true; `wrong`: it did; `unresolved`: the data to
 * decide are missing; `void`: taken back, with a reason.
 */
export type ViewState = (typeof VIEW_STATES)[number];

/** What would prove a view wrong, fixed when the view is written down. */
export interface Falsifier {
  readonly indicator: string;
  readonly comparison: 'above' | 'below';
  readonly threshold: number;
  readonly unit: string;
  /** ISO date: the last day that counts. */
  readonly by: string;
  /** Value of the indicator when the view was made. */
  readonly from?: number;
  /** The newest close when the view was made: it shows later whether the series was restated (a split, a dividend). */
  readonly anchor?: { readonly day: string; readonly value: number };
  /** In how many of how many recorded stretches as long a threshold as far away was crossed. */
  readonly base?: { readonly crossed: number; readonly of: number };
}

/** A statement that was made and is scored later. It never changes, only its outcome is added. */
export interface View {
  readonly id: string;
  /** Times: ms since 1970. */
  readonly madeAtMs: number;
  /** ISO date of the data. */
  readonly asOf: string;
  /** In the words of the assessment: `day`, `week`. */
  readonly window: string;
  readonly leader: string;
  /** Decibans for the leader against the rest. */
  readonly oddsDb: number;
  /** In English, for whoever reads the table; readers get their own words from `leader` and `asOf`. */
  readonly text: string;
  readonly falsifier: Falsifier;
  readonly state: ViewState;
  readonly resolvedAtMs?: number;
  readonly resolvedValue?: number;
  /** Why it is unresolved or void. */
  readonly note?: string;
  readonly createdAtMs: number;
}

export type NewView = Omit<
  View,
  'id' | 'state' | 'resolvedAtMs' | 'resolvedValue' | 'note' | 'createdAtMs'
> & {
  /** Default: one view per `asOf`, `window` and leader. */
  readonly id?: string;
};

export interface Views {
  /** The first one of an id stays; returns what is kept, and whether it is new. */
  record(view: NewView): Promise<{ readonly view: View; readonly isNew: boolean }>;
  get(id: string): Promise<View | undefined>;
  /** Newest first. */
  list(options: { readonly state?: ViewState; readonly limit: number }): Promise<readonly View[]>;
  /** Open views whose last day is on or before this date, oldest first. */
  open(options: { readonly byOnOrBefore?: string; readonly limit: number }): Promise<readonly View[]>;
  /** Of open views alone: an outcome is never written over. */
  resolve(
    id: string,
    outcome: {
      readonly state: Exclude<ViewState, 'open'>;
      readonly value?: number;
      readonly note?: string;
    },
  ): Promise<boolean>;
  count(): Promise<Readonly<Record<ViewState, number>>>;
}
