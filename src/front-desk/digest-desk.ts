import type { Answer, Block, Language, Line } from '../answer/answer.ts';
import { formatDate, formatWeekday } from '../answer/format.ts';
import { LOCALES } from '../answer/locales.ts';
import type { Bot } from '../bot.ts';
import { CHAT_COMMANDS } from '../commands.ts';
import { DIGEST_LENGTHS, type DigestLength } from '../digest/build.ts';
import { localDateOf, localTimeOf, nextRun } from '../digest/schedule.ts';
import { type DigestWish, EVERY_DAY, parseDigestWish, WORK_DAYS } from '../digest/settings.ts';
import { SETTINGS_WORDS } from '../digest/settings-words.ts';
import type { DigestService } from '../digest-service.ts';
import type { DigestRule } from '../store/digest-rules.ts';
import type { Place } from '../store/place.ts';
import type { Store } from '../store/store.ts';
import type { Performed } from './perform.ts';
import { serviceAnswer } from './service-answers.ts';
import type { DeskRequest } from './types.ts';

export interface DigestDeskParts {
  readonly bot: Bot;
  readonly store: Store;
  readonly service: DigestService;
  readonly now: () => number;
  /** Of chats that name none. */
  readonly zone?: string;
  /** A rule was made or changed: its time may be sooner than all others. */
  readonly changed: () => void;
}

export type DigestReply =
  | { readonly answer: Answer; readonly isDigest: boolean }
  /** The person may not do that. */
  | { readonly refused: string };

/** `/digest`: the settings of a chat. */
export interface DigestDesk {
  /** @throws InputError for words that are not understood. */
  handle(request: DeskRequest, words: string, language: Language): Promise<DigestReply>;
}

/** Discord sends no typed words: the forms that it shows, with the names of their fields. */
function filledForms(language: Language): string[] {
  const { forms } = CHAT_COMMANDS.find(({ name }) => name === 'digest')!;
  return (forms ?? []).map(({ name, fields, description }) => {
    const shown = fields.map((field) => ` [${field.name}]`).join('');
    return `/digest ${name}${shown}${LOCALES[language].colon}${description[language]}`;
  });
}

const DEFAULT_TIME = '08:00';
const LAST_TOLD = 3;
const plain = (text: string): Line => [{ text }];

export function createDigestDesk(parts: DigestDeskParts): DigestDesk {
  const { bot, store, service, now, changed } = parts;

  async function ruleOf(place: Place): Promise<DigestRule | undefined> {
    const rules = await store.digestRules.ofChat(place);
    // Without a thread the store gives those of all threads.
    return rules.find(({ threadId }) => threadId === place.threadId);
  }

  /** The next run of a date that has no delivery yet: a digest comes once a day, however often its time changes. */
  async function nextFor(rule: DigestRule): Promise<number> {
    for (let run = nextRun(rule, now()); ; run = nextRun(rule, run.atMs)) {
      const key = { ...placeOf(rule), kind: 'digest' as const, sourceId: rule.id, eventKey: run.date };
      if (!(await store.deliveries.find(key))) return run.atMs;
    }
  }

  async function turnOn(request: DeskRequest, wish: DigestWish, language: Language): Promise<DigestReply> {
    const words = SETTINGS_WORDS[language];
    const place = placeOf(request.who);
    const known = await ruleOf(place);
    const zone = wish.zone ?? known?.zone ?? parts.zone;
    if (zone === undefined) return { refused: words.noZone };
    const settings = {
      time: wish.time ?? known?.time ?? DEFAULT_TIME,
      zone,
      weekdays: wish.weekdays ?? known?.weekdays ?? WORK_DAYS,
      language: wish.language ?? known?.language ?? language,
      length: wish.length ?? known?.length ?? 'normal',
      pictures: wish.pictures ?? known?.pictures ?? false,
      setBy: request.who.userId,
      active: true,
    };
    // In one write: a rule is never active without a time.
    const rule = known
      ? await store.digestRules.update(known.id, {
          ...settings,
          nextRunAtMs: await nextFor({ ...known, ...settings }),
        })
      : await store.digestRules.create({ ...place, ...settings, nextRunAtMs: nextRun(settings, now()).atMs });
    if (!rule) return { refused: words.wasOff };
    await store.chats.resume({ platform: place.platform, chatId: place.chatId });
    changed();
    return status(rule, known?.active ? words.changed : words.on, language, place.platform);
  }

  async function status(
    rule: DigestRule | undefined,
    verdict: string | undefined,
    language: Language,
    askedOn: string,
  ): Promise<DigestReply> {
    const words = SETTINGS_WORDS[language];
    const howLines = askedOn === 'discord' ? filledForms(language) : words.howLines;
    const how: Block = { kind: 'section', role: 'help', title: words.how, lines: howLines.map(plain) };
    if (!rule) return say(language, [{ kind: 'verdict', line: plain(words.none) }, how]);
    const { platform, chatId } = rule;
    const paused = (await store.chats.get({ platform, chatId }))?.paused;
    const lines = [
      words.when(daysText(rule.weekdays, language), rule.time, rule.zone),
      words.form(
        words.languages[rule.language as Language] ?? rule.language,
        words.lengths[lengthOf(rule.length)],
        rule.pictures,
      ),
    ];
    if (rule.active && rule.nextRunAtMs !== undefined) {
      const date = localDateOf(rule.nextRunAtMs, rule.zone);
      const when = `${formatWeekday(date, language)} ${formatDate(date, language)}, ${localTimeOf(rule.nextRunAtMs, rule.zone)}`;
      lines.push(words.next(when, new Date(rule.nextRunAtMs).toISOString().slice(11, 16)));
    }
    if (paused) lines.push(words.paused(paused.reason));
    const last = (await store.deliveries.ofSource(rule.id, LAST_TOLD)).map(({ eventKey, state, error }) =>
      plain(words.lastLine(formatDate(eventKey, language), words.states[state] ?? state, error ?? '')),
    );
    return say(language, [
      { kind: 'verdict', line: plain(verdict ?? (rule.active ? words.on : words.stopped)) },
      { kind: 'section', role: 'help', title: words.settings, lines: lines.map(plain) },
      ...(last.length > 0
        ? [{ kind: 'section' as const, role: 'help' as const, title: words.last, lines: last }]
        : []),
      ...(verdict === undefined ? [how] : []),
    ]);
  }

  function say(language: Language, blocks: readonly Block[]): DigestReply {
    return { answer: serviceAnswer(bot, language, 'digest', blocks), isDigest: false };
  }

  return {
    handle: async (request, typed, language) => {
      const wish = parseDigestWish(typed, language, now());
      const words = SETTINGS_WORDS[language];
      const place = placeOf(request.who);
      const rule = await ruleOf(place);
      if (wish.action === 'status') return status(rule, undefined, language, place.platform);
      if (wish.action !== 'preview' && !(await request.isAdmin())) return { refused: words.noRight };
      switch (wish.action) {
        case 'on':
          return turnOn(request, wish, language);
        case 'off':
          if (!rule?.active) return say(language, [{ kind: 'verdict', line: plain(words.wasOff) }]);
          await store.digestRules.update(rule.id, { active: false, nextRunAtMs: null });
          return say(language, [{ kind: 'verdict', line: plain(words.off) }]);
        case 'now':
        case 'preview': {
          const answer = await service.preview(
            wish.language ?? (rule?.language as Language | undefined) ?? language,
            wish.length ?? lengthOf(rule?.length),
          );
          return { answer, isDigest: true };
        }
      }
    },
  };
}

/** The command as the desk serves it, also where nothing is kept. @throws InputError */
export async function performDigest(
  { bot, digests }: { readonly bot: Bot; readonly digests?: DigestDesk },
  request: DeskRequest,
  words: string | undefined,
  language: Language,
): Promise<Performed> {
  if (!digests) {
    const line = plain(SETTINGS_WORDS[language].noStore);
    return { type: 'answer', answer: serviceAnswer(bot, language, 'digest', [{ kind: 'verdict', line }]) };
  }
  const reply = await digests.handle(request, words ?? '', language);
  if ('refused' in reply) return { type: 'sorry', reason: 'input', sentence: reply.refused };
  return {
    type: 'answer',
    answer: reply.answer,
    ...(reply.isDigest ? { shown: { view: 'question', window: 1 } } : {}),
  };
}

function placeOf({ platform, chatId, threadId }: Place): Place {
  return { platform, chatId, ...(threadId === undefined ? {} : { threadId }) };
}

/** A length that a newer version knows is normal here. */
function lengthOf(length: string | undefined): DigestLength {
  return DIGEST_LENGTHS.find((known) => known === length) ?? 'normal';
}

function daysText(weekdays: readonly number[], language: Language): string {
  const words = SETTINGS_WORDS[language];
  const key = weekdays.join();
  if (key === EVERY_DAY.join()) return words.everyDay;
  if (key === WORK_DAYS.join()) return words.workDays;
  const names = weekdays.map((day) => words.dayNames[day - 1]!);
  return new Intl.ListFormat(language, { type: 'conjunction', style: 'long' }).format(names);
}
