import { EVERY_DAY, type Meaning, plain, WEEKEND, WORK_DAYS } from './settings-meanings.ts';
import { ALL_TYPED, type DigestTyped } from './typed.ts';

type Said = readonly (readonly [phrases: string | undefined, meaning: Meaning])[];

const each = <K extends string>(
  table: Readonly<Record<K, string>> | undefined,
  meaning: (key: K) => Meaning,
): Said => Object.entries<string>(table ?? {}).map(([key, phrases]) => [phrases, meaning(key as K)]);

/** In the order in which they are tried: a word that two lists hold means what the first one says. */
const KINDS: readonly ((typed: Partial<DigestTyped>) => Said)[] = [
  ({ actions }) => each(actions, (action) => ({ kind: 'action', action })),
  ({ everyDay, workDays, weekend, everyHalf }) => [
    [everyDay, { kind: 'days', days: EVERY_DAY }],
    [workDays, { kind: 'days', days: WORK_DAYS }],
    [weekend, { kind: 'days', days: WEEKEND }],
    ...each(everyHalf, (half) => ({ kind: 'days', days: EVERY_DAY, half })),
  ],
  ({ days }) => days?.map((phrases, at) => [phrases, { kind: 'days', days: [at + 1] }]) ?? [],
  ({ languages }) => each(languages, (language) => ({ kind: 'language', language })),
  ({ impossible }) => [[impossible?.language, { kind: 'impossible', why: 'language' }]],
  ({ lengths }) => each(lengths, (length) => ({ kind: 'length', length })),
  ({ pictures, not, notThese, yes, to }) => [
    [pictures, { kind: 'pictures' }],
    [not, { kind: 'not' }],
    [notThese, { kind: 'not-these' }],
    [yes, { kind: 'yes' }],
    [to, { kind: 'to' }],
  ],
  ({ halves }) => each(halves, (half) => ({ kind: 'half', half })),
  ({ clocks }) => each(clocks, (time) => ({ kind: 'clock', time })),
  ({ oclock }) => [[oclock, { kind: 'oclock' }]],
  ({ minutes }) => each(minutes, (count) => ({ kind: 'minutes', minutes: Number(count) })),
  ({ past }) => each(past, (count) => ({ kind: 'past', minutes: Number(count) })),
  ({ weekly }) => [[weekly, { kind: 'weekly' }]],
  ({ impossible }) => each(impossible, (why) => ({ kind: 'impossible', why })),
  ({ and, fillers }) => [
    [and, { kind: 'and' }],
    [fillers, { kind: 'filler' }],
  ],
  ({ numbers }) =>
    numbers?.split('|').map((words, at) => [words.replaceAll(' ', '|'), { kind: 'number', value: at + 1 }]) ??
    [],
];

/** Every phrase by its plain words, joined by one space. */
export const VOCABULARY: ReadonlyMap<string, Meaning> = vocabulary();

function vocabulary(): Map<string, Meaning> {
  const made = new Map<string, Meaning>();
  for (const kind of KINDS)
    for (const [phrases, meaning] of ALL_TYPED.flatMap(kind))
      for (const phrase of phrases?.split('|') ?? [])
        for (const key of new Set([plain(phrase), plain(phrase).replaceAll(/(?<=.)-(?=.)/g, ' ')]))
          if (key !== '' && !made.has(key)) made.set(key, meaning);
  return made;
}

export const GERMAN_SHORT_DAYS: Readonly<Record<string, number>> = {
  ...{ mo: 1, di: 2, mi: 3, do: 4, fr: 5, sa: 6, so: 7 },
};
/** Short names of days, which are other words when they stand alone: "Mo-Fr", "L-V". */
export const SHORT_DAYS: Readonly<Record<string, number>> = {
  ...GERMAN_SHORT_DAYS,
  ...{ l: 1, m: 2, x: 3, j: 4, v: 5, s: 6, d: 7 },
};
