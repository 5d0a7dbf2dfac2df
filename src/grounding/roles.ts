import { dayOf, type IsoDate } from '../time/dates.ts';
import type { DateMention } from './dates.ts';
import { FORMER, OFFICES, type Office, officeOfRole, PICK, surnamesOf } from './roles-data.ts';
import { hasCjk, wordEdges } from './text.ts';
import type { Problem, RoleFact } from './types.ts';

/** Titles beside a surname must fit the dated roles: "Fed chair Powell", "former president Trump". */

/** Title and name touch, or one comma or copula lies between. */
const BETWEEN =
  '(?:\\s|,|，|、|[Tt]he |is |was |as |es |el |la |ist |est |le |é |o |new |nuevo |neue[rn]? |nouveau |novo |(?:Donald|Kevin|Jerome|Joe|Janet|Scott|Kazuo|Haruhiko|Christine|Mario|J\\.|D\\.)(?: [A-Z]\\.)? |是|为|出任|担任|·|唐纳德|凯文|杰罗姆|・|ドナルド|ケビン|氏は|は|の|新任|美联储)*';
const DENIED = wordEdges(
  /\b(?:not|never|no|isn['’]t|wasn['’]t|nie|nicht|kein[A-Za-zÀ-ɏ]*|nunca|jamás|jamais|pas|não|neither|rather than|instead of)\b|不是|并非|从未|而非|而不是|ではな|ではありません/iu,
);
/** Says what the article claims, or that it is wrong. */
export const REPORTED = wordEdges(
  /\b(?:article|essay|the text|claim (?:that|is|was)|claims that|claimed that|wrong\w*|incorrect\w*|mistak\w*|myth|calls? him|premise|artículo|ensayo|erróne[oa]|equivocad[oa]|falso|falsa|Artikel|Behauptung|falsch|article|affirmation|faux|erreur|artigo|errad[oa])\b|文章|原文|作者|误|错误|说法|不实|記事|誤り|間違い/iu,
);

export function checkRoles(
  sentence: string,
  facts: readonly RoleFact[],
  asOf: IsoDate,
  dates: readonly DateMention[],
): Problem[] {
  if (facts.length === 0 || REPORTED.test(sentence)) return [];
  const problems: Problem[] = [];
  const people = [...new Set(facts.map(({ person }) => person))];
  for (const person of people) {
    const claim = titleBeside(sentence, surnamesOf(person));
    if (!claim) continue;
    const own = facts.filter((fact) => fact.person === person);
    const days = daysOf(asOf, dates);
    if (days.some((day) => holds(claim, own, day))) continue;
    problems.push({
      code: 'role',
      detail: `${person} is not ${claim.former ? 'a former ' : ''}${claim.office.replace(/-/g, ' ')}${claim.pick ? ' pick' : ''} on ${asOf}: ${described(own, asOf)}.`,
    });
  }
  return problems;
}

interface TitleClaim {
  readonly office: Office;
  readonly former: boolean;
  readonly pick: boolean;
}

interface TitlePattern {
  readonly office: Office;
  readonly titleFirst: boolean;
  readonly pattern: RegExp;
}

const patterns = new Map<string, readonly TitlePattern[]>();

/** Every title before and behind a surname, built once. */
function patternsOf(surname: string): readonly TitlePattern[] {
  let known = patterns.get(surname);
  if (!known) {
    const name = hasCjk(surname) ? surname : `(?<![A-Za-zÀ-ɏ])${surname}(?![A-Za-zÀ-ɏ])`;
    known = OFFICES.flatMap(({ office, titles }) =>
      titles.flatMap((title) => {
        const bounded = hasCjk(title)
          ? `(?:${title})`
          : `(?<![A-Za-zÀ-ɏ])(?:former\\s+|ex-?)?(?:${title})(?![A-Za-zÀ-ɏ])`;
        return [
          { office, titleFirst: true, pattern: new RegExp(`(${bounded})${BETWEEN}${name}`, 'iu') },
          { office, titleFirst: false, pattern: new RegExp(`${name}${BETWEEN}(${bounded})`, 'iu') },
        ];
      }),
    );
    patterns.set(surname, known);
  }
  return known;
}

function titleBeside(sentence: string, surnames: readonly string[]): TitleClaim | undefined {
  const lower = sentence.toLowerCase();
  for (const surname of surnames) {
    // Most sentences name nobody: no pattern is needed to see that.
    if (!lower.includes(surname.toLowerCase())) continue;
    for (const { office, titleFirst, pattern } of patternsOf(surname)) {
      const match = pattern.exec(sentence);
      if (!match) continue;
      const end = match.index + match[0].length;
      if (DENIED.test(sentence.slice(Math.max(0, match.index - 20), end))) continue;
      const at = titleFirst ? match.index : end - match[1]!.length;
      const former =
        FORMER.test(sentence.slice(Math.max(0, at - 24), at)) || /^(?:former|ex-?)/iu.test(match[1]!);
      // "Trump's pick for Fed chair, Warsh": the choice, not the office.
      const pick = PICK.test(sentence.slice(Math.max(0, match.index - 34), end + 14));
      return { office, former, pick };
    }
  }
  return undefined;
}

/** The day of the answer and those that the sentence names in full. */
function daysOf(asOf: IsoDate, dates: readonly DateMention[]): IsoDate[] {
  const named = dates.flatMap(({ any }) =>
    any.flatMap(({ year, month, day }) =>
      year === undefined
        ? []
        : [`${year}-${String(month ?? 7).padStart(2, '0')}-${String(day ?? 1).padStart(2, '0')}`],
    ),
  );
  return [asOf.slice(0, 10), ...named];
}

function holds({ office, former, pick }: TitleClaim, facts: readonly RoleFact[], day: IsoDate): boolean {
  const today = dayOf(day);
  return facts.some(({ role, from, to }) => {
    const known = officeOfRole(role);
    if (!known || known.office !== office) return false;
    const current = dayOf(from) <= today && (to === undefined || today <= dayOf(to));
    if (former)
      return (
        to !== undefined &&
        dayOf(to) <= today &&
        !facts.some(
          (other) =>
            officeOfRole(other.role)?.office === office &&
            dayOf(other.from) <= today &&
            other.to === undefined,
        )
      );
    if (pick && known.pick) return dayOf(from) <= today;
    return current && !known.pick;
  });
}

function described(facts: readonly RoleFact[], asOf: IsoDate): string {
  const today = dayOf(asOf.slice(0, 10));
  const now = facts.filter(({ from, to }) => dayOf(from) <= today && (to === undefined || today < dayOf(to)));
  const last = (now.length > 0 ? now : facts).at(-1)!;
  return `${last.person} is ${last.role} from ${last.from}${last.to ? ` to ${last.to}` : ''}`;
}
