import { Phrases } from './phrases.ts';
import { REPORTED } from './roles.ts';
import { findAll, folded, hasCjk } from './text.ts';
import type { DriverNames, Problem } from './types.ts';

/** A driver that is named as a cause must be one that the engine returned, and one that it does not contradict. */

/** What follows (or, in Chinese and Japanese, stands around) is said to be a cause. */
const CAUSE =
  /(?<![A-Za-zÀ-ɏ])(?:because of|because|due to|caused by|driven by|triggered by|owing to|thanks to|down to|blame[sd]?|the (?:main |real |root )?(?:cause|trigger|driver|culprit|reason)(?: (?:is|was|behind it is))?|explained by|explains|sparked by|set off by|a result of|led by|stems? from|debido a|a causa de|por culpa de|causad[oa]s? por|provocad[oa]s? por|impulsad[oa]s? por|el detonante (?:fue|es)|la causa (?:fue|es)|se debe a|obedece a|wegen|aufgrund|ausgelöst durch|verursacht durch|getrieben von|die Ursache (?:ist|war)|der Auslöser (?:ist|war)|à cause de|en raison de|dû à|due à|provoqué(?:e)? par|causé(?:e)? par|la cause (?:est|était)|le déclencheur (?:est|était)|por causa de|devido a|causad[oa] por|provocad[oa] por|a causa (?:é|foi))(?![A-Za-zÀ-ɏ])|因为|由于|源于|归因于|归咎于|罪魁祸首是|主因是|原因是|导火索是|触发因素是|主导因素是|が原因|のせい|によって引き起こ|要因は/giu;
const CAUSE_AFTER =
  /^(?:\s*(?:is|was|are|were)\s+(?:the\s+)?(?:main\s+|real\s+|root\s+)?(?:cause|trigger|driver|culprit|reason)|\s*(?:explains|caused|triggered|drove|sparked)\b|\s+(?:causó|provocó|explica|desencadenó)|引发|导致|造成|触发|推动|是主因|是原因|才是|が原因|のせい|が引き金)/iu;
/** Without one of these no cause is named, and nothing else is looked at. */
const CAUSE_ANY = new RegExp(`${CAUSE.source}|${CAUSE_AFTER.source.replace(/^\^/, '')}`, 'iu');
const DENIAL =
  /(?<![A-Za-zÀ-ɏ])(?:not|no|n['’]t|never|nothing|neither|nor|cannot|without|unlikely|contradict[A-Za-zÀ-ɏ]*|rules? out|ruled out|against|dismiss[A-Za-zÀ-ɏ]*|rather than|instead of|whether|if|nunca|tampoco|ni|sin|contradi[A-Za-zÀ-ɏ]*|descart[A-Za-zÀ-ɏ]*|improbable|nicht|kein[A-Za-zÀ-ɏ]*|widerspr[A-Za-zÀ-ɏ]*|unwahrscheinlich|ne|pas|aucune?|contredi[A-Za-zÀ-ɏ]*|exclu[A-Za-zÀ-ɏ]*|não|nem|sem|descarta[A-Za-zÀ-ɏ]*)(?![A-Za-zÀ-ɏ])|不是|并非|没有|不支持|排除|矛盾|否定|不成立|而非|不能|难以|無関係|ではな|否定|矛盾/iu;
/** Aliases that are ordinary words: alone they name no driver. */
const LOOSE: ReadonlySet<string> = new Set(
  (
    'prices economy fed chair ai trump growth jobs credit yen exchange calendar debt margin leverage default banks auction powell warsh tensions liquidity funding remark repo ' +
    '利率 银行 信用 主席 日元 交易所 特朗普 国债 增长 就业 物价 美联储 流动性 杠杆 保证金 banco crédito empleo crecimiento liquidez deuda calendario'
  ).split(' '),
);
/** How far behind the word of cause a driver still belongs to it. */
const REACH = 60;
const REACH_CJK = 24;

export function checkDrivers(
  sentence: string,
  all: readonly DriverNames[],
  returned: readonly string[],
  refuted: readonly string[],
): Problem[] {
  if (all.length === 0 || !CAUSE_ANY.test(sentence) || REPORTED.test(sentence)) return [];
  const claimed = new Map<string, { label: string; ids: string[] }>();
  for (const { text, start, end } of namesIn(sentence, all)) {
    if (!isCause(sentence, start, end)) continue;
    const key = folded(text);
    const ids = all
      .filter((driver) => namesOf(driver).some((name) => folded(name) === key))
      .map(({ id }) => id);
    if (ids.length > 0) claimed.set(key, { label: text, ids });
  }
  const problems: Problem[] = [];
  for (const { label, ids } of claimed.values()) {
    if (!ids.some((id) => returned.includes(id))) {
      problems.push({
        code: 'driver',
        detail: `"${label}" is named as a cause, but the engine has not returned the driver ${ids.join(' or ')} in this conversation; name only drivers of the assessment.`,
      });
    } else if (ids.every((id) => refuted.includes(id) || !returned.includes(id))) {
      problems.push({
        code: 'driver',
        detail: `"${label}" is named as a cause, but the engine contradicts the driver ${ids.join(' or ')}; say that it is contradicted or leave it out.`,
      });
    }
  }
  return problems;
}

function namesOf({ labels, aliases }: DriverNames): string[] {
  return [
    ...labels.map((label) => label.replace(/^(?:an?|un|una)\s+/i, '')),
    ...aliases.filter((alias) => !LOOSE.has(alias.toLowerCase())),
  ];
}

const known = new Map<string, Phrases<string>>();
/** Frameworks in use at a time. */
const MOST_KNOWN = 8;

function namesIn(
  sentence: string,
  all: readonly DriverNames[],
): { text: string; start: number; end: number }[] {
  const key = all.map(({ id, labels, aliases }) => `${id}:${labels.length}:${aliases.join()}`).join('|');
  let phrases = known.get(key);
  if (!phrases) {
    phrases = new Phrases<string>();
    for (const name of new Set(all.flatMap(namesOf))) phrases.add(name, name);
    if (known.size >= MOST_KNOWN) known.clear();
    known.set(key, phrases);
  }
  return phrases.find(sentence).map(({ start, end, value }) => ({ start, end, text: value }));
}

function isCause(sentence: string, start: number, end: number): boolean {
  const clause = clauseAround(sentence, start);
  if (DENIAL.test(clause)) return false;
  const reach = hasCjk(sentence) ? REACH_CJK : REACH;
  const before = findAll(CAUSE, sentence).some(
    (cue) =>
      cue.end <= start && start - cue.end <= reach && !/[.;:。；：]/.test(sentence.slice(cue.end, start)),
  );
  return before || CAUSE_AFTER.test(sentence.slice(end));
}

function clauseAround(sentence: string, at: number): string {
  const from = Math.max(...[...';:；：'].map((mark) => sentence.lastIndexOf(mark, at))) + 1;
  const rest = sentence.slice(at).search(/[;；]/);
  return sentence.slice(from, rest === -1 ? undefined : at + rest);
}
