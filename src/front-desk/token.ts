import { z } from 'zod';
import { LANGUAGES, type Language } from '../answer/answer.ts';
import { WINDOWS, type Window } from '../assessment/assessment.ts';
import { dayOf, isoOf } from '../time/dates.ts';
import { ACTION_KINDS, type ActionKind } from './types.ts';

/** What an answer is a view of: what its buttons read again. `question` has no subject of its own. */
export const VIEWS = [
  'question',
  'why',
  'indicator',
  'snapshot',
  'drivers',
  'analog',
  'framework',
  'alert',
] as const;
export type View = (typeof VIEWS)[number];

/** What a button remembers: nothing about the person who asked. */
export interface Ticket {
  readonly kind: ActionKind;
  readonly view: View;
  /** A day, or a moment to the minute: "2026-01-30T15:00:00Z". Absent: now. */
  readonly asOf?: string;
  /** Absent: the window with the largest surprise. */
  readonly window?: Window;
  readonly language: Language;
  /** An id: of an indicator, a driver, an episode or a node. */
  readonly subject?: string;
}

/** Changes whenever tokens of today could be read wrongly tomorrow. */
const VERSION = '1';
/** Telegram's `callback_data`: https://core.telegram.org/bots/api#inlinekeyboardbutton. Discord allows 100. */
export const MAX_TOKEN_BYTES = 64;
const MINUTE_MS = 60_000;
const DIGITS = 36;

const fields = z.tuple([
  z.literal(VERSION),
  z.enum(ACTION_KINDS.map(letterOf)),
  z.enum(VIEWS.map(letterOf)),
  z.string().regex(/^(n|[dm][0-9a-z]{1,8})$/),
  z.string().regex(/^[0135]$/),
  z.enum(LANGUAGES),
  z.string().regex(/^[\w.-]*$/),
]);

/** The token, or undefined when the subject is too long or no id: then there is no such button. */
export function tokenOf(ticket: Ticket): string | undefined {
  const { subject = '' } = ticket;
  if (!/^[\w.-]*$/.test(subject)) return undefined;
  const token = [
    VERSION,
    letterOf(ticket.kind),
    letterOf(ticket.view),
    timeText(ticket.asOf),
    String(ticket.window ?? 0),
    ticket.language,
    subject,
  ].join('~');
  return token.length <= MAX_TOKEN_BYTES ? token : undefined;
}

/** Undefined for everything that `tokenOf` did not make in this version: tokens come from outside. */
export function ticketOf(token: string): Ticket | undefined {
  const parsed = fields.safeParse(token.split('~'));
  if (!parsed.success) return undefined;
  const [, kindLetter, viewLetter, time, window, language, subject] = parsed.data;
  const asOf = timeOf(time);
  if (asOf === undefined && time !== NOW) return undefined;
  const sessions = WINDOWS.find((known) => String(known) === window);
  return {
    kind: ACTION_KINDS.find((kind) => letterOf(kind) === kindLetter)!,
    view: VIEWS.find((view) => letterOf(view) === viewLetter)!,
    ...(asOf === undefined ? {} : { asOf }),
    ...(sessions === undefined ? {} : { window: sessions }),
    language,
    ...(subject === '' ? {} : { subject }),
  };
}

/** Two letters: "against" and "analog" begin alike. */
function letterOf(name: string): string {
  return name.slice(0, 2);
}

const NOW = 'n';

function timeText(asOf: string | undefined): string {
  if (asOf === undefined) return NOW;
  if (!asOf.includes('T')) return `d${dayOf(asOf).toString(DIGITS)}`;
  return `m${Math.floor(Date.parse(asOf) / MINUTE_MS).toString(DIGITS)}`;
}

function timeOf(text: string): string | undefined {
  if (text === NOW) return undefined;
  const number = Number.parseInt(text.slice(1), DIGITS);
  // Years 1970 to 2242; beyond them it is no token of ours.
  if (text.startsWith('d')) return number < 100_000 ? isoOf(number) : undefined;
  return number < 100_000 * 1_440
    ? `${new Date(number * MINUTE_MS).toISOString().slice(0, 16)}:00Z`
    : undefined;
}
