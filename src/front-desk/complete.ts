import type { Language } from '../answer/answer.ts';
import type { Bot } from '../bot.ts';
import type { ArgumentKind, CompletionKind } from '../commands.ts';
import { zonesLike } from '../digest/zones.ts';
import { fieldCompletions } from './complete-fields.ts';
import type { Choice } from './types.ts';

/** Of Discord; Telegram shows as many inline results: https://discord.com/developers/docs/interactions. */
const MAX_CHOICES = 25;
const MAX_CHARACTERS = 100;

interface Candidate {
  readonly value: string;
  readonly name: string;
  /** Everything that it is called, in any language. */
  readonly names: readonly string[];
}

/** Completions by what things are called in any language, best first. */
export function completions(bot: Bot, kind: CompletionKind, typed: string, language: Language): Choice[] {
  if (kind === 'time' || kind === 'zone' || kind === 'days' || kind === 'duration')
    return fieldCompletions(kind, typed, language).slice(0, MAX_CHOICES);
  if (kind === 'settings') return digestCompletions(typed).slice(0, MAX_CHOICES);
  // Those know only the chat: `chatCompletions`.
  if (kind === 'alert' || kind === 'muted-alert' || kind === 'proposed-alert') return [];
  const candidates = candidatesOf(bot, kind, language);
  const query = key(typed);
  if (query === '') return candidates.slice(0, MAX_CHOICES).map(choice);
  const ranked = candidates
    .map((candidate, i) => ({
      candidate,
      i,
      // What it is called first counts before its other names: "go" is gold, not GOOG.
      rank: Math.min(
        rank(query, key(candidate.name)),
        rank(query, key(candidate.value)) + 0.25,
        ...candidate.names.map((name) => rank(query, key(name)) + 0.5),
      ),
    }))
    .filter(({ rank }) => Number.isFinite(rank))
    .sort((a, b) => a.rank - b.rank || a.i - b.i)
    .map(({ candidate }) => candidate);
  const known = new Set(ranked);
  // A slip of typing: names that are near.
  if (kind === 'asset' || kind === 'indicator') {
    for (const { id } of bot.registry.suggest(typed, MAX_CHOICES)) {
      const near = candidates.find(({ value }) => value === id);
      if (near && !known.has(near)) ranked.push(near);
    }
  }
  return ranked.slice(0, MAX_CHOICES).map(choice);
}

/** Ids with the rule as their name: by the beginning of the id, or by any words of the rule. */
export function idCompletions(
  ids: readonly { readonly id: string; readonly text: string }[],
  typed: string,
): Choice[] {
  const query = key(typed);
  return ids
    .filter(({ id, text }) => id.startsWith(query) || Number.isFinite(rank(query, key(text))))
    .slice(0, MAX_CHOICES)
    .map(({ id, text }) => choice({ value: id, name: `${text} (${id})`, names: [] }));
}

/** Whole settings: the words so far, with the zones that the last of them may mean. */
function digestCompletions(typed: string): Choice[] {
  const words = typed.trim().split(/\s+/).filter(Boolean);
  const last = words.at(-1) ?? '';
  const before = words.slice(0, -1);
  const same = (value: string): Choice => ({ name: value, value });
  if (before.length === 0)
    return [
      'status',
      'on 08:00 Europe/Madrid mon-fri',
      'on 08:00 America/New_York mon-fri',
      'now',
      'preview',
      'off',
    ]
      .filter((value) => value.startsWith(last.toLowerCase()))
      .map(same);
  const zones = /^[a-z]/i.test(last) && last.length > 1 ? zonesLike(last, MAX_CHOICES) : [];
  return [same(words.join(' ')), ...zones.map((zone) => same([...before, zone].join(' ')))].filter(
    ({ value }) => value.length <= MAX_CHARACTERS,
  );
}

function choice({ name, value }: Candidate): Choice {
  return { name: [...name].slice(0, MAX_CHARACTERS).join(''), value };
}

function key(text: string): string {
  return text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/\p{M}/gu, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** 0 the same, 1 begins alike, 2 a word of it begins alike, 3 holds it. */
function rank(query: string, name: string): number {
  if (name === query) return 0;
  if (name.startsWith(query)) return 1;
  if (name.includes(` ${query}`)) return 2;
  return name.includes(query) ? 3 : Number.POSITIVE_INFINITY;
}

function candidatesOf(bot: Bot, kind: ArgumentKind, language: Language): Candidate[] {
  switch (kind) {
    case 'asset':
    case 'indicator':
      return bot.registry.all.map(({ id, label, aliases }) => ({
        value: id,
        name: label[language] ?? label.en,
        names: [id, ...Object.values(label), ...Object.values(aliases).flat()],
      }));
    case 'driver':
      return bot.framework.drivers.map(({ id, label, aliases }) => ({
        value: id,
        name: label[language],
        names: [id, ...Object.values(label), ...aliases],
      }));
    case 'episode':
      return bot.analogs.episodes
        .filter(({ calm }) => !calm)
        .map(({ id, date, aliases, name }) => ({
          value: aliases[0] ?? id,
          name: `${name[language]} (${date})`,
          names: [id, date, ...aliases, ...Object.values(name)],
        }));
    case 'node':
      return bot.framework.nodes.map(({ id, label }) => ({
        value: id,
        name: `${id}: ${label[language]}`,
        names: [id, ...Object.values(label)],
      }));
    case 'question':
    case 'settings':
      return [];
  }
}
