import type { Language } from '../answer/answer.ts';
import type { EdgeState } from '../answer/messages/cards.ts';
import type { Role } from '../assessment/framework.ts';
import type { Unit } from '../indicators/indicator.ts';
import type { IsoDate } from '../time/dates.ts';
import type { ThemeName } from './theme.ts';

/** `wide` is 1200 x 675, for a desktop chat; `phone` is 1080 x 1350. */
export type PictureShape = 'wide' | 'phone';

/** What every picture carries. All words are ready to print, in one language. */
interface Frame {
  readonly theme: ThemeName;
  readonly shape: PictureShape;
  readonly language: Language;
  /** The finding, in a sentence. */
  readonly title: string;
  /** What is drawn, and its unit. */
  readonly subtitle: string;
  /** Which day is read, and whether it is the present. */
  readonly label: string;
  /** Short: "Recorded day". Absent for the present. */
  readonly badge?: string;
  readonly sources: string;
  /** What must be known to read it, in one line. */
  readonly note?: string;
  /** For people who do not see the picture. */
  readonly alt: string;
}

export interface ReadingSpec extends Frame {
  readonly kind: 'reading';
  /** Oldest first; null where nothing is known. Empty when there is no value at all. */
  readonly days: readonly IsoDate[];
  readonly values: readonly (number | null)[];
  /** The normal band, beside the values; null where what is usual is not known. */
  readonly low: readonly (number | null)[];
  readonly high: readonly (number | null)[];
  readonly bandName: string;
  /** Places in `days` of moves of at least three usual moves. */
  readonly marks: readonly { readonly at: number; readonly up: boolean }[];
  readonly marksName: string;
  /** Places in `days` with dated news. */
  readonly events: readonly number[];
  readonly eventsName: string;
  /** How values of the axis are printed. */
  readonly unit: Unit;
  readonly decimals: number;
  /** The last value in words; printed at its mark. */
  readonly lastText: string;
  readonly facts: readonly { readonly name: string; readonly value: string }[];
}

export interface BoardSpec extends Frame {
  readonly kind: 'board';
  readonly columns: Readonly<
    Record<'family' | 'indicator' | 'level' | 'one' | 'five' | 'moves' | 'asOf', string>
  >;
  readonly families: readonly {
    readonly name: string;
    /** One per indicator: its move of one session, and whether it has a value. */
    readonly cells: readonly { readonly z: number | null; readonly known: boolean }[];
    /** The one that moved most; absent when the family has no value. */
    readonly row?: {
      readonly indicator: string;
      readonly level: string;
      readonly one: string;
      readonly five: string;
      readonly z: number | null;
      readonly moves: string;
      readonly asOf: string;
      /** Observed before the session that is read. */
      readonly older: boolean;
    };
    /** Instead of the row. */
    readonly missing?: string;
  }[];
  readonly legend: {
    readonly down: string;
    readonly usual: string;
    readonly up: string;
    readonly gap: string;
  };
}

export interface DriversSpec extends Frame {
  readonly kind: 'drivers';
  /** Highest odds first. */
  readonly rows: readonly {
    readonly name: string;
    readonly role: Role;
    readonly roleName: string;
    /** Decibans for, and against (zero or less). */
    readonly forDb: number;
    readonly againstDb: number;
    readonly oddsDb: number;
    readonly odds: string;
    /** In words: the verdict, or what stands in the way. */
    readonly word: string;
    readonly eligible: boolean;
    readonly named: boolean;
  }[];
  readonly names: Readonly<Record<'against' | 'for' | 'odds' | 'greyed', string>>;
  /** The roles that occur, for the legend. */
  readonly roles: readonly { readonly role: Role; readonly name: string }[];
  /** For those that do not fit: given how many. */
  readonly more: string;
}

export interface CrossAssetSpec extends Frame {
  readonly kind: 'cross-asset';
  /** The panel and what is shown beside it; largest rise first. */
  readonly groups: readonly {
    readonly name: string;
    readonly rows: readonly {
      readonly name: string;
      readonly z: number;
      readonly moves: string;
      readonly change: string;
    }[];
  }[];
  /** Bars end at so many usual moves. */
  readonly longest: number;
  readonly bandName: string;
  readonly columns: Readonly<Record<'change' | 'moves', string>>;
}

export interface AnalogSpec extends Frame {
  readonly kind: 'analog';
  readonly today: string;
  readonly past: string;
  /** Moves in usual moves; the axis ends at `limit`. */
  readonly rows: readonly {
    readonly name: string;
    readonly today: number;
    readonly past: number;
    readonly todayText: string;
    readonly pastText: string;
    readonly alike: boolean;
  }[];
  readonly limit: number;
  readonly levels: readonly { readonly name: string; readonly today: string; readonly past: string }[];
  /** Before the levels. */
  readonly levelsName: string;
  readonly alikeNames: { readonly yes: string; readonly no: string };
}

export interface FrameworkSpec extends Frame {
  readonly kind: 'framework';
  readonly nodes: readonly { readonly id: string; readonly name: string }[];
  readonly links: readonly { readonly path: readonly string[]; readonly state: EdgeState }[];
  readonly states: readonly { readonly state: EdgeState; readonly name: string }[];
}

/** A picture as plain data: all that a painter needs, nothing that it must look up. */
export type PictureSpec = ReadingSpec | BoardSpec | DriversSpec | CrossAssetSpec | AnalogSpec | FrameworkSpec;

export const SIZES: Readonly<Record<PictureShape, { readonly width: number; readonly height: number }>> = {
  wide: { width: 1200, height: 675 },
  phone: { width: 1080, height: 1350 },
};
