import type { IsoDate } from '../time/dates.ts';
import type { Figure } from './figure.ts';
import type { NameIndex } from './names.ts';
import type { GroundingLanguage } from './text.ts';

/** What a sentence is checked against. Plain values only: the caller collects them from its tool results. */
export interface VerifyContext {
  readonly figures: readonly Figure[];
  /** The day of the answer; `today` in a sentence means it. */
  readonly asOf: IsoDate;
  readonly language: GroundingLanguage;
  readonly names: NameIndex;
  /** Dated records: the only source of quotations. Default none. */
  readonly statements?: readonly StatementRecord[];
  /** Drivers that the engine returned in this conversation. Default none. */
  readonly drivers?: readonly string[];
  /** Drivers that the engine contradicts: they may be named, but not as the cause. */
  readonly refuted?: readonly string[];
  readonly allDrivers?: readonly DriverNames[];
  readonly roleFacts?: readonly RoleFact[];
  /** Default: those of the seed article. */
  readonly falseStatements?: readonly FalseStatement[];
  /** Counts that belong to the method and may be said without a figure. Default nine, the size of the panel, and 250 sessions. */
  readonly constants?: readonly number[];
  /** Keys of instrument and date that the answer has named already; see `SentenceVerdict.mentioned`. */
  readonly mentioned?: ReadonlySet<string>;
  /** What the sentences before were about, for a sentence that names nothing itself. */
  readonly scope?: Scope;
}

export interface StatementRecord {
  readonly id: string;
  readonly date: string;
  readonly entity: string;
  readonly text: string;
  readonly source: string;
}

export interface DriverNames {
  readonly id: string;
  /** Labels in all languages, and what its type is called. */
  readonly labels: readonly string[];
  /** Lower case, any language. */
  readonly aliases: readonly string[];
}

/** A role with its dates; `role` is the English text of the framework. */
export interface RoleFact {
  readonly person: string;
  readonly role: string;
  readonly from: IsoDate;
  readonly to?: IsoDate;
}

/** Something known to be wrong, with the patterns that assert it. */
export interface FalseStatement {
  readonly id: string;
  /** What the record shows, as the reason told to the model. */
  readonly record: string;
  readonly patterns: readonly RegExp[];
  /** It is only wrong as said of these days. */
  readonly from?: IsoDate;
  readonly to?: IsoDate;
}

/** Carried from sentence to sentence of one answer. */
export interface Scope {
  readonly subjects: readonly string[];
  readonly windows: readonly number[];
  /** Dates named lately, as constraints on a figure's date. */
  readonly dates: readonly DateConstraint[];
  /** What would change the view is being listed: directions are suppositions. */
  readonly supposed?: boolean;
}

/** Parts of a date that a text names. All given parts must hold. */
export interface DateConstraint {
  readonly year?: number;
  readonly month?: number;
  readonly day?: number;
  /** 0 = Sunday; the last such day not after the day of the answer. */
  readonly weekday?: number;
  /** 0 for the day of the answer, -1 for the trading day before, `now` for the newest value there is, `that`
   * for the day that was named before. */
  readonly relative?: 0 | -1 | 'now' | 'that';
}

export type ProblemCode =
  | 'unknown-reference'
  /** No figure has this value. */
  | 'number'
  | 'unit'
  | 'sign'
  | 'window'
  | 'date'
  /** The number belongs to another indicator or instrument. */
  | 'source'
  /** A level used as a change, or the other way round. */
  | 'kind'
  /** A word of direction against the sign of the figure. */
  | 'direction'
  | 'driver'
  | 'quotation'
  | 'role'
  | 'advice'
  | 'leak'
  | 'forecast'
  | 'false-statement';

export interface Problem {
  readonly code: ProblemCode;
  /** One sentence: the reason told to the model for its one repair. */
  readonly detail: string;
}

export interface SentenceVerdict {
  readonly ok: boolean;
  /** The sentence with its references printed. Only fit to show when `ok`. */
  readonly text: string;
  readonly used: readonly Figure[];
  readonly problems: readonly Problem[];
  /** To be added to `VerifyContext.mentioned` once the sentence is shown. */
  readonly mentioned: readonly string[];
  /** To be passed on as `VerifyContext.scope` once the sentence is shown. */
  readonly scope: Scope;
}
