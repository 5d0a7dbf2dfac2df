import { z } from 'zod';
import type { Claim, Framework } from '../../assessment/framework.ts';
import { NoDataError } from '../../errors.ts';
import { dayOf } from '../../time/dates.ts';
import { defineTool } from '../define-tool.ts';
import type { Statement, Tool, ToolContext } from '../tool.ts';
import { Day } from './day.ts';
import { asOf, name, type ToolParts } from './parts.ts';

const schema = z.strictObject({ about: name.optional().describe('topic words or claim id'), asOf });

const LATER = '-later';
const MOST_CLAIMS = 4;
/** A claim's own words for being asked about count like a word that only it holds. */
const ASKED_SCORE = 1;
/** Words that every second claim holds do not reach this together. */
const MIN_SCORE = 0.2;

export function articleClaims(parts: ToolParts): Tool {
  return defineTool({
    name: 'article_claims',
    description:
      'What the seed article claims and what the record shows; offices people held. Without "about": the list.',
    schema,
    run: (input, context) => {
      const day = new Day(parts, context, input.asOf);
      const { lastDay } = day.snapshot.asOf;
      const { framework } = parts;
      const known = knownClaims(framework, lastDay);
      if (known.length === 0)
        throw new NoDataError(`article_claims: nothing about the article's claims was known by ${day.date}.`);
      const heading = articleLine(framework, lastDay, day);
      if (input.about === undefined) {
        const list = known.map((claim) => `${claim.id}: ${claim.claim[day.language]}`);
        return { content: [heading, ...list].join('\n'), figures: [] };
      }
      const claims = matching(known, input.about);
      const offices = officesOf(framework, input.about, lastDay, day.language);
      if (claims.length === 0 && offices.length === 0) {
        const ids = known.map(({ id }) => id).join(', ');
        return { content: `${heading}\nNo claim known by then is about that. Known: ${ids}.`, figures: [] };
      }
      const content = [
        heading,
        ...claims.map(
          (claim) =>
            `${claim.id} (${claim.confidence}, known since ${claim.knownFrom}): ${claim.claim[day.language]}. Record: ${claim.record[day.language]}`,
        ),
        ...offices.map(({ text }) => text),
        'Numbers in these texts are no references: take them from indicator, funding, rates or history.',
      ];
      return {
        content: content.join('\n'),
        figures: [],
        statements: [...claims.map((claim) => claimStatement(framework, claim, day.language)), ...offices],
      };
    },
  });
}

/** What could be known by a day; a later, fuller entry replaces the one that it continues. */
export function knownClaims({ claims }: Framework, lastDay: number): readonly Claim[] {
  const known = claims.filter(({ knownFrom }) => dayOf(knownFrom) <= lastDay);
  const ids = new Set(known.map(({ id }) => id));
  return known.filter(({ id }) => !ids.has(id + LATER));
}

function articleLine({ title, article }: Framework, lastDay: number, day: Day): string {
  const later = dayOf(article.date) > lastDay ? ` It is later than ${day.date}, the day read.` : '';
  return `The article: ${title[day.language]}, about ${article.date} (${article.dateBasis}); an opinion, not a source of facts.${later}`;
}

/** Letters and digits in lower case; Chinese, which has no spaces, in pairs of characters. */
function wordsOf(text: string): string[] {
  const runs = text.toLowerCase().match(/\p{Script=Han}+|[\p{L}\p{N}]+/gu) ?? [];
  return runs.flatMap((run) => (/^\p{Script=Han}/u.test(run) ? pairsOf([...run]) : [run]));
}

function pairsOf(characters: readonly string[]): string[] {
  if (characters.length < 2) return [...characters];
  return characters.slice(1).map((character, i) => characters[i]! + character);
}

/** By id; else by the word groups of the claims and by words of their ids and texts, best first. */
function matching(known: readonly Claim[], about: string): readonly Claim[] {
  const typed = about.trim().toLowerCase();
  const exact = known.filter(({ id }) => id === typed || id === typed + LATER);
  if (exact.length > 0) return exact;
  const words = new Set(wordsOf(typed));
  const own = new Map(
    known.map((claim) => [claim, new Set([claim.id, ...Object.values(claim.claim)].flatMap(wordsOf))]),
  );
  // A word that many claims hold says little about which one is meant.
  const rarity = (word: string): number => {
    const holders = [...own.values()].filter((held) => held.has(word)).length;
    return holders === 0 ? 0 : 1 / holders;
  };
  const scored = known.map((claim) => {
    const asked = claim.asked.some((group) => group.every((word) => typed.includes(word)));
    const shared = [...words].filter((word) => own.get(claim)!.has(word));
    const score = shared.reduce((sum, word) => sum + rarity(word), asked ? ASKED_SCORE : 0);
    return { claim, score };
  });
  const best = Math.max(0, ...scored.map(({ score }) => score));
  return scored
    .filter(({ score }) => score >= MIN_SCORE && score * 2 >= best)
    .sort((a, b) => b.score - a.score || (a.claim.id < b.claim.id ? -1 : 1))
    .slice(0, MOST_CLAIMS)
    .map(({ claim }) => claim);
}

function claimStatement(framework: Framework, claim: Claim, language: ToolContext['language']): Statement {
  return {
    id: `claim.${claim.id}`,
    date: claim.knownFrom,
    entity: framework.title[language],
    text: claim.record[language],
    source: 'checked record of the article',
  };
}

/** Offices of the people named, as far as they had begun by the day. */
function officesOf(
  { roleFacts }: Framework,
  about: string,
  lastDay: number,
  language: ToolContext['language'],
): readonly Statement[] {
  const text = about.toLowerCase();
  return roleFacts
    .filter(({ person, from }) => {
      const surname = person.split(' ').at(-1)!.toLowerCase();
      return text.includes(surname) && dayOf(from) <= lastDay;
    })
    .map(({ person, role, from, to, source }) => {
      const over = to !== undefined && dayOf(to) <= lastDay;
      const span = over ? `${from} to ${to}` : `since ${from}`;
      return {
        id: `office.${person.toLowerCase().replaceAll(' ', '-')}.${from}`,
        date: from,
        entity: person,
        text: `${person}: ${role[language]} (${span})`,
        source,
      };
    });
}
