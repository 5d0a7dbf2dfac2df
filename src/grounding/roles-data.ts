import { wordEdges } from './text.ts';

/** Names and titles of office holders in the seven languages. */

/** Surnames as written in other scripts, by the English surname. */
const SURNAMES: Readonly<Record<string, readonly string[]>> = {
  Trump: ['特朗普', '川普', 'トランプ'],
  Biden: ['拜登', 'バイデン'],
  Obama: ['奥巴马', 'オバマ'],
  Powell: ['鲍威尔', 'パウエル'],
  Warsh: ['沃什', '沃尔什', 'ウォーシュ', 'ウォルシュ'],
  Yellen: ['耶伦', 'イエレン'],
  Bessent: ['贝森特', 'ベッセント'],
  Kuroda: ['黑田', '黒田'],
  Ueda: ['植田'],
  Draghi: ['德拉吉', 'ドラギ'],
  Lagarde: ['拉加德', 'ラガルド'],
};

const known = new Map<string, readonly string[]>();

/** All ways to write the surname of a person, the English one first. */
export function surnamesOf(person: string): readonly string[] {
  let names = known.get(person);
  if (!names) {
    const surname = person.trim().split(/\s+/).at(-1) ?? person;
    const found = Object.entries(SURNAMES).find(
      ([key, others]) => key === surname || others.includes(surname),
    );
    names = found ? [found[0], ...found[1]] : [surname];
    known.set(person, names);
  }
  return names;
}

export type Office =
  | 'us-president'
  | 'fed-chair'
  | 'fed-vice-chair'
  | 'us-vice-president'
  | 'treasury-secretary'
  | 'boj-governor'
  | 'ecb-president';

/** The office that the English role text of a fact names. */
export function officeOfRole(role: string): { readonly office: Office; readonly pick: boolean } | undefined {
  const pick = /\b(?:pick|nominee|candidate|choice|nominated|chosen)\b/i.test(role);
  const found = OFFICES.find(({ english }) => english.test(role));
  return found && { office: found.office, pick };
}

interface OfficeWords {
  readonly office: Office;
  readonly english: RegExp;
  /** Titles as they stand beside a surname, in any of the languages. */
  readonly titles: readonly string[];
}

const OF_FED =
  '(?:\\s+(?:of|de|der|do|da)(?:\\s+(?:the|la))?\\s*(?:US\\s+)?(?:Fed(?:eral Reserve)?|Reserva Federal|Réserve fédérale|Notenbank))';

/** The more special title first: a vice chair is no chair. */
export const OFFICES: readonly OfficeWords[] = [
  {
    office: 'fed-vice-chair',
    english: /vice[- ]chair/i,
    titles: [
      `(?:Fed(?:eral Reserve)?(?:['’]s)?\\s+)?(?:new\\s+)?vice[- ]?chair(?:man|woman)?${OF_FED}?`,
      `(?:nuevo\\s+)?vicepresident[ea]\\s+de\\s+la\\s+(?:Fed|Reserva Federal)`,
      '(?:美联储)?(?:新任)?副主席',
      '(?:FRB|連邦準備制度理事会)?副議長',
      '(?:stellvertretende[rn]?|Vize-?)\\s?(?:Fed-?)?(?:Chef|Vorsitzende[rn]?)',
      'Fed-Vize(?:chef|präsident)?',
      '(?:nouveau\\s+)?vice-président\\s+de\\s+la\\s+(?:Fed|Réserve fédérale)',
      '(?:novo\\s+)?vice-presidente\\s+d[oa]\\s+(?:Fed|Reserva Federal)',
    ],
  },
  {
    office: 'fed-chair',
    english: /chair of the federal reserve|fed chair/i,
    titles: [
      `(?:Fed(?:eral Reserve)?(?:['’]s)?)\\s+(?:chair(?:man|woman)?|boss|chief)`,
      `chair(?:man|woman)?${OF_FED}`,
      `president[ea]\\s+de\\s+la\\s+(?:Fed|Reserva Federal)`,
      '美联储(?:新任|现任|候任)?主席',
      'FRB議長',
      'FRB(?:新)?議長',
      'Fed-?(?:Chef|Vorsitzende[rn]?|Präsident)',
      'Notenbankchef',
      'président\\s+de\\s+la\\s+(?:Fed|Réserve fédérale)',
      'patron\\s+de\\s+la\\s+Fed',
      'presidente\\s+d[oa]\\s+(?:Fed|Reserva Federal)',
    ],
  },
  {
    office: 'treasury-secretary',
    english: /treasury secretary/i,
    titles: [
      '(?:US\\s+)?Treasury\\s+secretary',
      'secretari[oa]\\s+del\\s+Tesoro',
      '(?:美国)?财长',
      '(?:美国)?财政部长',
      '(?:米)?財務長官',
      'US-Finanzminister(?:in)?',
      'Finanzminister(?:in)?',
      'secrétaire\\s+(?:américain[e]?\\s+)?au\\s+Trésor',
      'secretári[oa]\\s+do\\s+Tesouro',
    ],
  },
  {
    office: 'boj-governor',
    english: /governor of the bank of japan/i,
    titles: [
      '(?:Bank of Japan|BoJ)(?:[' + "'’" + ']s)?\\s+governor',
      'governor of the Bank of Japan',
      'gobernador\\s+del\\s+Banco\\s+de\\s+Japón',
      '日本央行行长',
      '日银行长',
      '日銀総裁',
      'Gouverneur\\s+der\\s+Bank\\s+of\\s+Japan',
      'gouverneur\\s+de\\s+la\\s+Banque\\s+du\\s+Japon',
    ],
  },
  {
    office: 'ecb-president',
    english: /president of the european central bank/i,
    titles: [
      'ECB\\s+president',
      'president[ea]\\s+del\\s+(?:BCE|Banco Central Europeo)',
      '欧洲央行行长',
      'ECB総裁',
      'EZB-?(?:Präsidentin|Präsident|Chefin|Chef)',
      'présidente?\\s+de\\s+la\\s+BCE',
    ],
  },
  {
    office: 'us-vice-president',
    english: /vice president/i,
    titles: [
      'vice[- ]president',
      '副总统',
      '副大統領',
      'Vizepräsident(?:in)?',
      'vice-président(?:e)?(?!\\s+de\\s+la\\s+(?:Fed|Réserve))',
      'vicepresident[ea](?!\\s+de\\s+la\\s+(?:Fed|Reserva))',
    ],
  },
  {
    office: 'us-president',
    english: /president of the united states/i,
    titles: [
      '(?:US\\s+|U\\.S\\.\\s+)?president(?!\\s+of\\s+the\\s+(?:European|ECB|New York|Fed))(?:\\s+of\\s+the\\s+United\\s+States)?',
      '(?:el\\s+)?president[ea](?!\\s+de\\s+la\\s+(?:Fed|Reserva)|\\s+del\\s+(?:BCE|Banco))(?:\\s+de\\s+(?:Estados\\s+Unidos|EE\\.\\s?UU\\.))?',
      '(?:美国)?总统',
      '(?:米)?大統領',
      '(?:US-)?Präsident(?:en)?',
      'président(?:\\s+américain)?(?!\\s+de\\s+la)',
      'presidente(?:\\s+americano)?(?!\\s+d[oa])',
      'Staatschef',
      'POTUS',
    ],
  },
];

/** Before or inside a title: he held it, and holds it no more. */
export const FORMER = wordEdges(
  /(?:\b(?:former|ex|past|one-time|then-former|antiguo|anterior|expresidente|ehemalige[rn]?|früherer?|Ex|ancien(?:ne)?|antig[oa])\b[\s-]*(?:US[\s-]+|U\.S\.\s+|american\s+|Fed\s+)?|\bex-?|前(?:任)?(?:美国|米|美联储|FRB)?|元(?:米)?)$/iu,
);
/** Named for the office, not in it yet. */
export const PICK = wordEdges(
  /\b(?:pick(?:ed)?|nomin\w+|candidate|choice|chosen|named|appoint\w*|elect|designate|replace|succeed|elegid[oa]|eligió|candidat[oa]|nominad[oa]|designad[oa]|propuest[oa]|presidir|nominiert[A-Za-zÀ-ɏ]*|Kandidat[A-Za-zÀ-ɏ]*|Wunschkandidat|ausgewählt|choisi|nommé|candidat|pressenti|désigné|indicad[oa]|escolhid[oa]|nomead[oa])\b|提名|选定|挑选|人选|候任|候选|将出任|指名|候補|起用/iu,
);
