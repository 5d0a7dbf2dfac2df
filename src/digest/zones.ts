import { nearest, suggestion } from '../answer/nearest.ts';
import { InputError } from '../errors.ts';

/**
 * What people write instead of a zone's name. Abbreviations stand for the place where most who write them are, with
 * its daylight saving time; those that mean several places (CST, IST) are left out, so that nobody is wrong by hours.
 */
const SPOKEN: Readonly<Record<string, string>> = {
  et: 'America/New_York',
  est: 'America/New_York',
  edt: 'America/New_York',
  nyc: 'America/New_York',
  'nueva york': 'America/New_York',
  纽约: 'America/New_York',
  pt: 'America/Los_Angeles',
  pst: 'America/Los_Angeles',
  pdt: 'America/Los_Angeles',
  'san francisco': 'America/Los_Angeles',
  bst: 'Europe/London',
  londres: 'Europe/London',
  伦敦: 'Europe/London',
  cet: 'Europe/Berlin',
  cest: 'Europe/Berlin',
  frankfurt: 'Europe/Berlin',
  barcelona: 'Europe/Madrid',
  马德里: 'Europe/Madrid',
  beijing: 'Asia/Shanghai',
  shenzhen: 'Asia/Shanghai',
  北京: 'Asia/Shanghai',
  上海: 'Asia/Shanghai',
  深圳: 'Asia/Shanghai',
  香港: 'Asia/Hong_Kong',
  台北: 'Asia/Taipei',
  新加坡: 'Asia/Singapore',
  singapur: 'Asia/Singapore',
  jst: 'Asia/Tokyo',
  tokio: 'Asia/Tokyo',
  东京: 'Asia/Tokyo',
  mumbai: 'Asia/Kolkata',
  delhi: 'Asia/Kolkata',
  cdmx: 'America/Mexico_City',
  'ciudad de mexico': 'America/Mexico_City',
  'buenos aires': 'America/Argentina/Buenos_Aires',
  utc: 'UTC',
  gmt: 'UTC',
  z: 'UTC',
};

const keyOf = (text: string): string =>
  text
    .trim()
    .toLowerCase()
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
  for (const [spoken, zone] of Object.entries(SPOKEN)) made.set(spoken, zone);
  index = made;
  return made;
}

/** The IANA name of a zone, a city or a common abbreviation; undefined when it is none. */
export function findZone(text: string): string | undefined {
  const found = zoneIndex().get(keyOf(text));
  if (found) return found;
  // Older names (Asia/Calcutta) are not in the list, but known. Offsets (+02:00) know no daylight saving time.
  if (!/^[a-z]+(\/[\w+-]+)+$/i.test(text.trim())) return undefined;
  try {
    return new Intl.DateTimeFormat('en', { timeZone: text.trim() }).resolvedOptions().timeZone;
  } catch {
    return undefined;
  }
}

/** @throws InputError with the nearest names. */
export function zoneNamed(text: string): string {
  const zone = findZone(text);
  if (zone) return zone;
  const shown = text.trim().slice(0, 40);
  const near = nearest(keyOf(text), [...zoneIndex().keys()], 3).map((key) => zoneIndex().get(key)!);
  const help = suggestion([...new Set(near)]) || '; write a name such as Europe/Madrid or America/New_York.';
  throw new InputError(`"${shown}" is no time zone${help}`);
}

/** Zones whose name or city begins with or holds what was typed, for completion. */
export function zonesLike(typed: string, limit: number): readonly string[] {
  const key = keyOf(typed);
  const all = [...zoneIndex()];
  const starting = all.filter(([name]) => name.startsWith(key));
  const holding = all.filter(([name]) => name.includes(key));
  return [...new Set([...starting, ...holding].map(([, zone]) => zone))].slice(0, limit);
}
