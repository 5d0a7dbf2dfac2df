import { LANGUAGES } from '../languages.ts';

/**
 * Countries of one time zone and that zone, as zone.tab of the tz database (public domain) has them; without those whose
 * name is also another place or another word (Georgia, Jersey, Réunion). One zone a line, then its ISO 3166 codes.
 */
const COUNTRIES = `
Africa/Abidjan CI
Africa/Accra GH
Africa/Addis_Ababa ET
Africa/Algiers DZ
Africa/Asmara ER
Africa/Bamako ML
Africa/Bangui CF
Africa/Banjul GM
Africa/Bissau GW
Africa/Blantyre MW
Africa/Brazzaville CG
Africa/Bujumbura BI
Africa/Cairo EG
Africa/Casablanca MA
Africa/Conakry GN
Africa/Dakar SN
Africa/Dar_es_Salaam TZ
Africa/Djibouti DJ
Africa/Douala CM
Africa/El_Aaiun EH
Africa/Freetown SL
Africa/Gaborone BW
Africa/Harare ZW
Africa/Johannesburg ZA
Africa/Juba SS
Africa/Kampala UG
Africa/Khartoum SD
Africa/Kigali RW
Africa/Lagos NG
Africa/Libreville GA
Africa/Lome TG
Africa/Luanda AO
Africa/Lusaka ZM
Africa/Malabo GQ
Africa/Maputo MZ
Africa/Maseru LS
Africa/Mbabane SZ
Africa/Mogadishu SO
Africa/Monrovia LR
Africa/Nairobi KE
Africa/Ndjamena TD
Africa/Niamey NE
Africa/Nouakchott MR
Africa/Ouagadougou BF
Africa/Porto-Novo BJ
Africa/Sao_Tome ST
Africa/Tripoli LY
Africa/Tunis TN
Africa/Windhoek NA
America/Anguilla AI
America/Antigua AG
America/Aruba AW
America/Asuncion PY
America/Barbados BB
America/Belize BZ
America/Bogota CO
America/Caracas VE
America/Cayenne GF
America/Cayman KY
America/Costa_Rica CR
America/Curacao CW
America/Dominica DM
America/El_Salvador SV
America/Grand_Turk TC
America/Grenada GD
America/Guadeloupe GP
America/Guatemala GT
America/Guyana GY
America/Havana CU
America/Jamaica JM
America/Kralendijk BQ
America/La_Paz BO
America/Lima PE
America/Lower_Princes SX
America/Managua NI
America/Marigot MF
America/Martinique MQ
America/Miquelon PM
America/Montevideo UY
America/Montserrat MS
America/Nassau BS
America/Panama PA
America/Paramaribo SR
America/Port-au-Prince HT
America/Port_of_Spain TT
America/Puerto_Rico PR
America/Santo_Domingo DO
America/St_Barthelemy BL
America/St_Kitts KN
America/St_Lucia LC
America/St_Thomas VI
America/St_Vincent VC
America/Tegucigalpa HN
America/Tortola VG
Arctic/Longyearbyen SJ
Asia/Aden YE
Asia/Amman JO
Asia/Ashgabat TM
Asia/Baghdad IQ
Asia/Bahrain BH
Asia/Baku AZ
Asia/Bangkok TH
Asia/Beirut LB
Asia/Bishkek KG
Asia/Brunei BN
Asia/Colombo LK
Asia/Damascus SY
Asia/Dhaka BD
Asia/Dili TL
Asia/Dubai AE
Asia/Dushanbe TJ
Asia/Ho_Chi_Minh VN
Asia/Hong_Kong HK
Asia/Jerusalem IL
Asia/Kabul AF
Asia/Karachi PK
Asia/Kathmandu NP
Asia/Kolkata IN
Asia/Kuwait KW
Asia/Macau MO
Asia/Manila PH
Asia/Muscat OM
Asia/Phnom_Penh KH
Asia/Pyongyang KP
Asia/Qatar QA
Asia/Riyadh SA
Asia/Seoul KR
Asia/Singapore SG
Asia/Taipei TW
Asia/Tehran IR
Asia/Thimphu BT
Asia/Tokyo JP
Asia/Vientiane LA
Asia/Yangon MM
Asia/Yerevan AM
Atlantic/Bermuda BM
Atlantic/Cape_Verde CV
Atlantic/Faroe FO
Atlantic/Reykjavik IS
Atlantic/St_Helena SH
Atlantic/Stanley FK
Europe/Amsterdam NL
Europe/Andorra AD
Europe/Athens GR
Europe/Belgrade RS
Europe/Bratislava SK
Europe/Brussels BE
Europe/Bucharest RO
Europe/Budapest HU
Europe/Chisinau MD
Europe/Copenhagen DK
Europe/Dublin IE
Europe/Gibraltar GI
Europe/Guernsey GG
Europe/Helsinki FI
Europe/Isle_of_Man IM
Europe/Istanbul TR
Europe/Ljubljana SI
Europe/London GB
Europe/Luxembourg LU
Europe/Malta MT
Europe/Mariehamn AX
Europe/Minsk BY
Europe/Monaco MC
Europe/Oslo NO
Europe/Paris FR
Europe/Podgorica ME
Europe/Prague CZ
Europe/Riga LV
Europe/Rome IT
Europe/San_Marino SM
Europe/Sarajevo BA
Europe/Skopje MK
Europe/Sofia BG
Europe/Stockholm SE
Europe/Tallinn EE
Europe/Tirane AL
Europe/Vaduz LI
Europe/Vatican VA
Europe/Vienna AT
Europe/Vilnius LT
Europe/Warsaw PL
Europe/Zagreb HR
Europe/Zurich CH
Indian/Antananarivo MG
Indian/Comoro KM
Indian/Mahe SC
Indian/Maldives MV
Indian/Mauritius MU
Indian/Mayotte YT
Pacific/Apia WS
Pacific/Efate VU
Pacific/Fakaofo TK
Pacific/Fiji FJ
Pacific/Funafuti TV
Pacific/Guadalcanal SB
Pacific/Guam GU
Pacific/Nauru NR
Pacific/Niue NU
Pacific/Noumea NC
Pacific/Pago_Pago AS
Pacific/Palau PW
Pacific/Pitcairn PN
Pacific/Rarotonga CK
Pacific/Saipan MP
Pacific/Tongatapu TO
Pacific/Wallis WF
`;

/** Zone and name of each such country in every language of digests, as Unicode CLDR calls it. */
export function countryNames(): (readonly [zone: string, name: string])[] {
  const rows = COUNTRIES.trim()
    .split('\n')
    .map((line) => line.split(' '));
  return LANGUAGES.flatMap((language) => {
    const names = new Intl.DisplayNames(language, { type: 'region', fallback: 'none' });
    return rows.flatMap(([zone, ...codes]) =>
      codes.flatMap((code): [string, string][] => {
        const name = names.of(code);
        // Two letters of kana stand in too many other words.
        return name === undefined || /^[\u3040-\u30ff]{1,2}$/.test(name) ? [] : [[zone!, name]];
      }),
    );
  });
}
