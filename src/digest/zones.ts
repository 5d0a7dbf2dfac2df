import { nearest } from '../answer/nearest.ts';
import { CITY_NAMES } from './zone-cities.ts';
import { AMBIGUOUS_ZONES, SPOKEN_ZONES } from './zone-names.ts';

/** Without case, accents, hyphens between letters and underscores, so that "São Paulo" and `sao_paulo` are one. */
const keyOf = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .trim()
    .toLowerCase()
    .replaceAll(/(?<=\p{L})-(?=\p{L})/gu, ' ')
    .replaceAll(/[_\s]+/g, ' ');

let index: ReadonlyMap<string, string> | undefined;

/** Names and cities of all zones: `america/new york`, `new york`. */
function zoneIndex(): ReadonlyMap<string, string> {
  if (index) return index;
  const made = new Map<string, string>();
  for (const zone of Intl.supportedValuesOf('timeZone')) {
    made.set(keyOf(zone), zone);
    const city = keyOf(zone.split('/').at(-1)!);
    if (!made.has(city)) made.set(city, zone);
  }
  for (const [zone, names] of Object.entries(SPOKEN_ZONES))
    for (const name of names) made.set(keyOf(name), zone);
  for (const [zone, name] of CITY_NAMES) made.set(keyOf(name), zone);
  index = made;
  return made;
}

/** The IANA name of a zone, a city or a common abbreviation; undefined when it is none. */
export function findZone(text: string): string | undefined {
  const found = zoneIndex().get(keyOf(text));
  if (found) return found;
  const name = text.trim();
  // Older names (Asia/Calcutta) are not in the list, but known. Offsets (+02:00) know no daylight saving time.
  if (!/^[a-z]+(\/[\w+-]+)+$/i.test(name)) return undefined;
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone;
  } catch {
    return undefined;
  }
}

/** Cities to choose from when an abbreviation or a country means several zones. */
export function zoneChoices(text: string): readonly string[] | undefined {
  return AMBIGUOUS_ZONES[keyOf(text)];
}

/** "UTC+2", "+02:00", "GMT-5": a distance from UTC, which is no zone with daylight saving time. */
export function isOffset(text: string): boolean {
  return /^(utc|gmt)?\s?[+-−]\s?\d{1,2}(:?\d{2})?$/i.test(text.trim());
}

/** Names spelled nearly like this, the nearest first. */
export function zonesNear(text: string): readonly string[] {
  const near = nearest(keyOf(text), [...zoneIndex().keys()], 3).map((key) => zoneIndex().get(key)!);
  return [...new Set(near)];
}

/** Zones whose name or city begins with or holds what was typed, for completion. */
export function zonesLike(typed: string, limit: number): readonly string[] {
  const key = keyOf(typed);
  const all = [...zoneIndex()];
  const starting = all.filter(([name]) => name.startsWith(key));
  const holding = all.filter(([name]) => name.includes(key));
  return [...new Set([...starting, ...holding].map(([, zone]) => zone))].slice(0, limit);
}
