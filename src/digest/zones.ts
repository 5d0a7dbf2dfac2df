import { edits, nearest } from '../answer/nearest.ts';
import { CITY_NAMES } from './zone-cities.ts';
import { countryNames } from './zone-countries.ts';
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

/** Runtimes list zones under the names that they had first; these are the ones of today in the tz database. */
const RENAMED: Readonly<Record<string, string>> = {
  'Africa/Asmera': 'Africa/Asmara',
  'America/Buenos_Aires': 'America/Argentina/Buenos_Aires',
  'America/Godthab': 'America/Nuuk',
  'Asia/Calcutta': 'Asia/Kolkata',
  'Asia/Katmandu': 'Asia/Kathmandu',
  'Asia/Rangoon': 'Asia/Yangon',
  'Asia/Saigon': 'Asia/Ho_Chi_Minh',
  'Atlantic/Faeroe': 'Atlantic/Faroe',
  'Pacific/Ponape': 'Pacific/Pohnpei',
  'Pacific/Truk': 'Pacific/Chuuk',
};

let index: ReadonlyMap<string, string> | undefined;

/** Names and cities of all zones: `america/new york`, `new york`. */
function zoneIndex(): ReadonlyMap<string, string> {
  if (index) return index;
  const made = new Map<string, string>();
  for (const listed of Intl.supportedValuesOf('timeZone')) {
    const zone = RENAMED[listed] ?? listed;
    for (const name of [listed, zone]) {
      // A full name means itself.
      made.set(keyOf(name), name);
      const city = keyOf(name.split('/').at(-1)!);
      if (!made.has(city)) made.set(city, zone);
    }
  }
  for (const [zone, name] of countryNames()) if (!made.has(keyOf(name))) made.set(keyOf(name), zone);
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

/** Minutes ahead of UTC. */
function offsetOf(zone: string, ms: number): number {
  const shown = new Intl.DateTimeFormat('en', { timeZone: zone, timeZoneName: 'longOffset' })
    .formatToParts(ms)
    .find(({ type }) => type === 'timeZoneName')!.value;
  const [, sign, hours, minutes] = /([+-])(\d{2}):(\d{2})/.exec(shown) ?? [];
  return hours === undefined ? 0 : (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes));
}

interface Seasons {
  readonly zone: string;
  /** In January and in July. */
  readonly at: readonly number[];
}
let seasons: { readonly year: number; readonly zones: readonly Seasons[] } | undefined;

/** Of all zones that people name. Asking four hundred zones takes a tenth of a second: kept for the year. */
function seasonsOf(year: number): readonly Seasons[] {
  if (seasons?.year !== year) {
    const all = [...Object.keys(SPOKEN_ZONES), ...zoneIndex().values()];
    const named = [...new Set(all.map((zone) => RENAMED[zone] ?? zone))];
    const at = (zone: string): number[] => [0, 6].map((month) => offsetOf(zone, Date.UTC(year, month, 15)));
    seasons = { year, zones: named.map((zone) => ({ zone, at: at(zone) })) };
  }
  return seasons.zones;
}

/**
 * Zones that people name and that stand at this distance from UTC all year; empty where one of them has daylight saving
 * time, so that the distance leaves its half of the year open.
 * @param atMs any moment of the year that counts
 */
export function zonesAtOffset(text: string, atMs: number): readonly string[] {
  const [, sign, hours, minutes] = /([+\-−])\s?(\d{1,2}):?(\d{2})?$/.exec(text.trim()) ?? [];
  if (hours === undefined) return [];
  const wanted = (sign === '+' ? 1 : -1) * (Number(hours) * 60 + Number(minutes ?? 0));
  const there = seasonsOf(new Date(atMs).getUTCFullYear()).filter(
    ({ zone, at }) => !zone.startsWith('Etc/') && at.includes(wanted),
  );
  const isOpen = there.some(({ zone, at }) => zone in SPOKEN_ZONES && at[0] !== at[1]);
  return isOpen ? [] : there.filter(({ at }) => at[0] === at[1]).map(({ zone }) => zone);
}

/** Names spelled nearly like this, the nearest first. */
export function zonesNear(text: string): readonly string[] {
  const key = keyOf(text);
  // A slip is a letter or two: "todo" is no Tokyo, "what are" no Harare.
  const slips = Math.max(1, Math.floor(key.length / 4));
  const near = nearest(key, [...zoneIndex().keys()], 3)
    .filter((name) => (key.length > 2 && name.startsWith(key)) || edits(key, name) <= slips)
    .map((name) => zoneIndex().get(name)!);
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
