import type { Language } from '../answer/answer.ts';
import { normalise } from '../answer/matcher.ts';
import type { Warner } from '../log.ts';
import type { Alert } from '../store/alerts.ts';
import { StoreError } from '../store/failure.ts';
import type { Store } from '../store/store.ts';
import type { CompileParts } from './build.ts';
import { changeAlerts } from './change.ts';
import { clausesIn } from './clauses.ts';
import { type Compiled, compileAlert } from './compile.ts';
import type { CompileWithModel } from './compile-model.ts';
import { begin } from './evaluate.ts';
import { listAlerts } from './list.ts';
import { nowText, sightNow } from './now.ts';
import { orderOf } from './order.ts';
import { createPending } from './pending.ts';
import { type AlertReply, type Offer, replyOf, section, verdict } from './reply.ts';
import { type Memory, type Rule, type StoredRule, storedSchema } from './rule.ts';
import { limitLines, refusalText, ruleText, termLines } from './rule-text.ts';
import { type AgreedTerms, agree, endOf } from './terms.ts';
import { wishOf } from './wishes.ts';
import { ALERT_WORDS } from './words.ts';
import type { Health, World } from './world.ts';

export interface AlertLimits {
  readonly perChat: number;
  readonly perUser: number;
  readonly cooldownMs: number;
  /** From the confirmation on. */
  readonly lastsMs: number;
}

export interface AlertDeskParts {
  readonly store: Pick<Store, 'alerts' | 'keyv'>;
  readonly bot: World;
  readonly health?: () => Health;
  readonly limits: AlertLimits;
  readonly now: () => number;
  /** Uniform in [0, 1), for ids. */
  readonly random: () => number;
  readonly logger: Warner;
  /** Asked about words that the rules do not understand. */
  readonly model?: (payer: { readonly userId: string; readonly chatId: string }) => CompileWithModel;
}

export interface AlertRequest {
  readonly who: {
    readonly platform: string;
    readonly chatId: string;
    readonly threadId?: string;
    readonly userId: string;
  };
  readonly isGroup: boolean;
  /** Asked only for what changes alerts of a group. */
  readonly isAdmin: () => Promise<boolean>;
  readonly language: Language;
  readonly signal: AbortSignal;
}

/** The alert command and its buttons. @throws StoreError */
export interface AlertDesk {
  command(request: AlertRequest, argument: string | undefined): Promise<AlertReply>;
  press(request: AlertRequest, kind: Offer['kind'], id: string): Promise<AlertReply>;
  /** Words of a conversation that ask for an alert; undefined when they cannot be read as one. */
  wish(request: AlertRequest, text: string): Promise<AlertReply | undefined>;
  /** What the person may change in this chat, with one look at the store; nothing where nothing may be changed. */
  ids(request: Omit<AlertRequest, 'signal'>, of: IdsOf): Promise<readonly AlertId[]>;
}

export type IdsOf = 'alert' | 'muted-alert' | 'proposed-alert';
export interface AlertId {
  readonly id: string;
  /** The rule in words. */
  readonly text: string;
}

/** Without letters and digits that look alike; 31^8 ids. */
export const ID_LETTERS = '23456789abcdefghjkmnpqrstuvwxyz';
export const ID_LENGTH = 8;
const MUTE_BUTTON_MS = 86_400_000;
const MAX_UNREAD = 80;

export function createAlertDesk(parts: AlertDeskParts): AlertDesk {
  const { store, bot, limits, now, random } = parts;
  const pending = createPending(store.keyv('alert-proposals'), now);
  const newId = (): string =>
    Array.from({ length: ID_LENGTH }, () => ID_LETTERS[Math.floor(random() * ID_LETTERS.length)]!).join('');

  const compileParts = (): CompileParts & Pick<World, 'analogs'> => ({
    registry: bot.registry,
    framework: bot.framework,
    analogs: bot.analogs,
    snapshot: bot.snapshot(),
    mode: bot.mode,
    health: parts.health?.(),
  });

  const say = (request: AlertRequest, text: string): AlertReply =>
    replyOf({ bot, language: request.language }, [verdict(text)]);

  const textOf = (rule: Rule, language: Language): string => ruleText(rule, bot, language);
  const nowLines = (rule: Rule, language: Language): string[] =>
    nowText(rule, sightNow(bot, parts.health?.(), rule), bot, language);

  const termsAt = (agreed: AgreedTerms) => ({ ...agreed, expiresAtMs: endOf(agreed, now(), limits) });

  async function mayChange({
    isGroup,
    isAdmin,
  }: Pick<AlertRequest, 'isGroup' | 'isAdmin'>): Promise<boolean> {
    return !isGroup || (await isAdmin());
  }

  async function compiled(request: AlertRequest, phrase: string): Promise<Compiled> {
    const given = compileParts();
    const byRules = compileAlert(phrase, request.language, given);
    if (byRules.kind !== 'not-understood' || !parts.model) return byRules;
    // How often and how long is read by code alone.
    const { rest, wish, cannot } = clausesIn(normalise(phrase));
    if (cannot !== undefined) return { kind: 'refused', refusal: { why: 'cannot', words: cannot } };
    const { platform, userId, chatId } = request.who;
    const payer = { userId: `${platform}:${userId}`, chatId: `${platform}:${chatId}` };
    const byModel = await parts.model(payer)(rest === '' ? phrase : rest, given, request.signal);
    return 'rule' in byModel || 'rules' in byModel ? { ...byModel, terms: wish } : byModel;
  }

  /** Shows what was understood, as one rule or a choice; nothing is armed. */
  async function propose(request: AlertRequest, result: Compiled): Promise<AlertReply> {
    const { language, who } = request;
    const words = ALERT_WORDS[language];
    if (result.kind === 'not-understood')
      return replyOf({ bot, language }, [verdict(words.notUnderstood), section(words.title, words.examples)]);
    if (result.kind === 'refused')
      return say(request, refusalText(result.refusal, { ...compileParts(), analogs: bot.analogs }, language));
    const agreed = agree(result.terms ?? {}, limits, now());
    if ('refusal' in agreed)
      return say(request, refusalText(agreed.refusal, { ...compileParts(), analogs: bot.analogs }, language));
    const rules = result.kind === 'rule' ? [result.rule] : result.rules;
    const offers: Offer[] = [];
    const lines: string[] = [];
    for (const [i, rule] of rules.entries()) {
      const id = newId();
      await pending.put(who, id, { rule, terms: agreed });
      const number = rules.length > 1 ? i + 1 : undefined;
      offers.push({ kind: 'confirm', id, label: words.desk.confirm(number) });
      lines.push(
        `${number === undefined ? '' : `${number}. `}${textOf(rule, language)}`,
        ...nowLines(rule, language),
        ...(number === undefined ? termLines(rule, termsAt(agreed), bot, language) : []),
        words.confirmHow(id),
      );
    }
    // The same for each of the choice.
    if (rules.length > 1 && result.terms) lines.push(...limitLines(termsAt(agreed), language));
    if (result.unread) lines.push(words.details.unread(result.unread.join(' ').slice(0, MAX_UNREAD)));
    if (result.kind === 'rule' && result.proposed) lines.push(words.details.proposed);
    const head = verdict(rules.length > 1 ? words.ask : words.shown);
    return replyOf({ bot, language }, [head, section(words.title, lines)], offers);
  }

  async function confirm(request: AlertRequest, id: string, atOnce: boolean): Promise<AlertReply> {
    const { who, language } = request;
    const words = ALERT_WORDS[language];
    const proposal = await pending.get(who, id);
    const before = await ofChat(request, id);
    if (before) return say(request, words.armed(id));
    if (!proposal) return say(request, words.desk.gone);
    const { rule } = proposal;
    const terms = termsAt(proposal.terms ?? limits);
    if (terms.expiresAtMs <= now()) return say(request, words.desk.gone);
    const full = await limitReached(request);
    if (full) return say(request, full);
    const sight = sightNow(bot, parts.health?.(), rule);
    const { armed, memory } = begin(rule, sight);
    const stored: StoredRule = {
      rule,
      memory: armed || atOnce ? memory : ({ ...memory, waits: true } satisfies Memory),
    };
    const { platform, chatId, threadId, userId } = who;
    const value = sight.kind === 'number' ? { armedValue: sight.value, lastValue: sight.value } : {};
    try {
      await store.alerts.create({
        id,
        platform,
        chatId,
        ...(threadId === undefined ? {} : { threadId }),
        userId,
        rule: stored,
        text: textOf(rule, language),
        language,
        cooldownMs: terms.cooldownMs,
        expiresAtMs: terms.expiresAtMs,
        ...value,
      });
    } catch (error) {
      // Pressed twice at the same moment: the other press has armed it.
      if (!(error instanceof StoreError) || error.failure !== 'refused') throw error;
    }
    return replyOf({ bot, language }, [
      verdict(words.armed(id)),
      section(words.title, [
        textOf(rule, language),
        ...nowLines(rule, language),
        ...termLines(rule, terms, bot, language),
      ]),
    ]);
  }

  async function limitReached({ who, language }: AlertRequest): Promise<string | undefined> {
    const words = ALERT_WORDS[language].desk;
    const living = (alerts: readonly Alert[]): number =>
      alerts.filter(({ state }) => state !== 'expired').length;
    const { platform, chatId, userId } = who;
    if (living(await store.alerts.ofChat({ platform, chatId })) >= limits.perChat)
      return words.limitChat(limits.perChat);
    if (living(await store.alerts.ofUser({ platform, userId })) >= limits.perUser)
      return words.limitUser(limits.perUser);
    return undefined;
  }

  /** Alerts of other chats are not to be seen or changed, whoever knows their id. */
  async function ofChat({ who }: AlertRequest, id: string): Promise<Alert | undefined> {
    const alert = id === '' ? undefined : await store.alerts.get(id);
    return alert && alert.platform === who.platform && alert.chatId === who.chatId ? alert : undefined;
  }

  function ruleOf(alert: Alert, language: Language): string {
    const parsed = storedSchema.safeParse(alert.rule);
    return parsed.success ? textOf(parsed.data.rule, language) : alert.text;
  }

  const mute = (
    request: AlertRequest,
    id: string,
    forMs: number | 'always' | undefined,
  ): Promise<AlertReply> => changeAlerts(changing, request, { what: 'mute', id, forMs });
  const changing = { store, now, say, ofChat, ruleOf, names: bot };

  return {
    ids: async (request, of) => {
      if (!(await mayChange(request))) return [];
      const { platform, chatId } = request.who;
      if (of === 'proposed-alert')
        return (await pending.list({ platform, chatId })).map(({ id, rule }) => ({
          id,
          text: textOf(rule, request.language),
        }));
      const alerts = await store.alerts.ofChat({ platform, chatId });
      return alerts
        .filter(({ state }) => (of === 'muted-alert' ? state === 'muted' : state !== 'expired'))
        .map((alert) => ({ id: alert.id, text: ruleOf(alert, request.language) }));
    },
    command: async (request, argument) => {
      const order = orderOf(argument);
      if (order.what === 'list') return listAlerts({ store, bot, ruleOf }, request);
      if (!(await mayChange(request))) return say(request, ALERT_WORDS[request.language].desk.onlyAdmins);
      switch (order.what) {
        case 'add':
          return propose(request, await compiled(request, order.phrase));
        case 'confirm':
          return confirm(request, order.id, order.atOnce);
        case 'mute':
          return mute(request, order.id, order.forMs);
        default:
          return changeAlerts(changing, request, order);
      }
    },
    press: async (request, kind, id) => {
      if (!(await mayChange(request))) return say(request, ALERT_WORDS[request.language].desk.onlyAdmins);
      return kind === 'confirm' ? confirm(request, id, false) : mute(request, id, MUTE_BUTTON_MS);
    },
    wish: async (request, text) => {
      const result = await compiled(request, text);
      // "Tell me if gold is at its high" may be a question; "alert me" is none.
      const isOpen = result.kind === 'not-understood' || result.kind === 'refused';
      const kind = wishOf(text)?.kind;
      if (isOpen && kind !== 'sure' && kind !== 'reminder') return undefined;
      if (isOpen && kind === 'reminder') return say(request, ALERT_WORDS[request.language].desk.reminder);
      if (!(await mayChange(request))) return say(request, ALERT_WORDS[request.language].desk.onlyAdmins);
      return propose(request, result);
    },
  };
}
