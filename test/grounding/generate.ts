import type { Figure } from '../../src/grounding/figure.ts';
import type { GroundingLanguage } from '../../src/grounding/text.ts';
import { datePhrases, NAME, NOUNS, SPREAD_VERBS, TEMPLATES, VERBS, WINDOW } from './generate-words.ts';

/**
 * Builds true sentences from figures, and the same sentences with exactly one thing wrong. It shares no code and no
 * word list with the verifier.
 */

export const ERROR_KINDS = ['value', 'unit', 'sign', 'window', 'date', 'source'] as const;
export type ErrorKind = (typeof ERROR_KINDS)[number];

export interface Generated {
  readonly language: GroundingLanguage;
  readonly text: string;
  readonly figure: string;
  readonly error?: ErrorKind;
}

/** mulberry32: the same seed, the same sentences. */
export function random(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const NOW = '2026-01-30';
/** Weekly values may be called by a date a few days after their own. */
const SLOW = new Set(['reserves', 'reserves-to-gdp', 'fed-assets', 'mortgage', 'claims']);
/** Whose number also fits this name: see the verifier's rule on instruments. */
const FAMILY: Readonly<Record<string, readonly string[]>> = {
  gold: ['gold', 'gold-futures'],
  reserves: ['reserves', 'reserves-to-gdp'],
};
const OTHER_DATES = ['2026-01-29', '2020-03-12', '2025-10-10', '2024-08-05', '2026-01-16'];

interface Fact {
  readonly id: string;
  readonly figure: Figure;
  readonly kind: 'change' | 'level' | 'sigma';
  readonly window: 1 | 3 | 5 | undefined;
  /** Must be named, since it is not of the day asked about. */
  readonly dated: boolean;
}

export function factsOf(figures: readonly Figure[]): Fact[] {
  return figures.flatMap((figure): Fact[] => {
    const [id, part] = figure.id.split('.') as [string, string];
    if (!NAME[id] || !part || /threshold/.test(figure.id)) return [];
    const kind = part.startsWith('change')
      ? 'change'
      : part.startsWith('z_')
        ? 'sigma'
        : part === 'level'
          ? 'level'
          : undefined;
    if (!kind) return [];
    const window = kind === 'level' ? undefined : (Number(/_(\d)d/.exec(part)?.[1]) as 1 | 3 | 5);
    return [{ id, figure, kind, window, dated: /\.\d{4}-\d{2}-\d{2}$/.test(figure.id) }];
  });
}

const COMMA = new Set<GroundingLanguage>(['es', 'de', 'fr', 'pt']);

function digits(value: number, decimals: number, language: GroundingLanguage): string {
  const text = Math.abs(value).toFixed(decimals);
  const [whole, part] = text.split('.') as [string, string | undefined];
  const comma = COMMA.has(language);
  const separator = language === 'fr' ? '\u202f' : comma ? '.' : ',';
  const grouped = whole.replace(/\B(?=(\d{3})+(?!\d))/g, separator);
  return part ? `${grouped}${comma ? ',' : '.'}${part}` : grouped;
}

type UnitName = 'percent' | 'bp' | 'pp' | 'usd' | 'tn' | 'bn' | 'yi' | 'bare' | 'sigma' | 'mn';

const UNIT_TEXT: Readonly<Record<GroundingLanguage, Readonly<Partial<Record<UnitName, readonly string[]>>>>> =
  {
    en: {
      percent: ['{}%', '{} percent'],
      bp: ['{}bp', '{} basis points'],
      pp: ['{} pp', '{} percentage points'],
      usd: ['${}'],
      tn: ['${}tn', '${} trillion', '{} trillion dollars'],
      bn: ['${}bn', '${} billion'],
      mn: ['${}mn'],
    },
    zh: {
      percent: ['{}%'],
      bp: ['{}个基点', '{}基点'],
      pp: ['{}个百分点'],
      usd: ['{}美元'],
      tn: ['{}万亿美元'],
      yi: ['{}亿美元'],
      mn: ['{}百万美元'],
    },
    es: {
      percent: ['{}%', '{} %'],
      bp: ['{} puntos básicos', '{}pb'],
      pp: ['{} puntos porcentuales'],
      usd: ['{} dólares', '${}'],
      tn: ['{} billones de dólares'],
      bn: ['{} mil millones de dólares'],
      mn: ['{} millones de dólares'],
    },
    de: {
      percent: ['{} %', '{} Prozent'],
      bp: ['{} Basispunkte'],
      pp: ['{} Prozentpunkte'],
      usd: ['{} Dollar'],
      tn: ['{} Billionen Dollar'],
      bn: ['{} Milliarden Dollar'],
      mn: ['{} Millionen Dollar'],
    },
    fr: {
      percent: ['{} %'],
      bp: ['{} points de base'],
      pp: ['{} points de pourcentage'],
      usd: ['{} dollars'],
      tn: ['{} mille milliards de dollars'],
      bn: ['{} milliards de dollars'],
      mn: ['{} millions de dollars'],
    },
    pt: {
      percent: ['{}%'],
      bp: ['{} pontos-base'],
      pp: ['{} pontos percentuais'],
      usd: ['{} dólares'],
      tn: ['{} trilhões de dólares'],
      bn: ['{} bilhões de dólares'],
      mn: ['{} milhões de dólares'],
    },
    ja: {
      percent: ['{}%'],
      bp: ['{}ベーシスポイント', '{}bp'],
      pp: ['{}%ポイント'],
      usd: ['{}ドル'],
      tn: ['{}兆ドル'],
      yi: ['{}億ドル'],
      mn: ['{}百万ドル'],
    },
  };

interface Shown {
  readonly unit: UnitName;
  /** In that unit. */
  readonly value: number;
  readonly decimals: number;
}

export class Generator {
  private readonly next: () => number;
  private readonly facts: readonly Fact[];

  constructor(figures: readonly Figure[], seed: number) {
    this.next = random(seed);
    this.facts = factsOf(figures);
  }

  correct(language: GroundingLanguage): Generated {
    const fact = this.pick(this.facts);
    return this.pairOr(fact, language, undefined);
  }

  /** Undefined when the drawn figure cannot be wrong in that way. */
  planted(language: GroundingLanguage, error: ErrorKind): Generated | undefined {
    for (let i = 0; i < 40; i++) {
      const fact = this.pick(this.facts);
      const made = this.attempt(fact, language, error);
      if (made) return made;
    }
    return undefined;
  }

  private pick<T>(list: readonly T[]): T {
    return list[Math.floor(this.next() * list.length)]!;
  }

  private pairOr(fact: Fact, language: GroundingLanguage, error: ErrorKind | undefined): Generated {
    const partner = fact.kind === 'change' && this.next() < 0.35 ? this.partner(fact, language) : undefined;
    return partner ? this.pairSentence(fact, partner, language) : this.sentence(fact, language, {}, error);
  }

  /** Another change of the same day and window. */
  private partner(fact: Fact, language: GroundingLanguage): Fact | undefined {
    const fit = this.facts.filter(
      (other) =>
        other.kind === 'change' &&
        other.id !== fact.id &&
        other.window === fact.window &&
        other.figure.asOf === fact.figure.asOf &&
        other.dated === fact.dated &&
        !(FAMILY[fact.id] ?? []).includes(other.id) &&
        !(FAMILY[other.id] ?? []).includes(fact.id) &&
        Math.abs(other.figure.value) > 0.05 &&
        NAME[other.id]![language] !== undefined,
    );
    return fit.length > 0 ? this.pick(fit) : undefined;
  }

  /** The units and roundings that people use for a figure. */
  private shown({ figure, kind }: Fact, language: GroundingLanguage): Shown {
    const { unit, value } = figure;
    switch (unit) {
      case 'percent':
        if (kind === 'level') return { unit: 'percent', value, decimals: this.pick([2, 2, 1]) };
        return {
          unit: 'percent',
          value,
          decimals: Math.abs(value) >= 5 ? this.pick([0, 1, 1, 2]) : this.pick([1, 1, 2]),
        };
      case 'basis-points':
        return this.next() < 0.25
          ? { unit: 'pp', value: value / 100, decimals: 2 }
          : { unit: 'bp', value, decimals: 0 };
      case 'percentage-points':
        return this.pick<Shown>([
          { unit: 'pp', value, decimals: 2 },
          { unit: 'pp', value, decimals: 1 },
          { unit: 'bp', value: value * 100, decimals: 0 },
        ]);
      case 'usd-millions': {
        // Chinese and Japanese count in hundreds of millions.
        const small: Shown =
          language === 'zh' || language === 'ja'
            ? { unit: 'yi', value: value / 100, decimals: 0 }
            : { unit: 'bn', value: value / 1e3, decimals: Math.abs(value) < 1e6 ? this.pick([0, 1]) : 0 };
        if (Math.abs(value) < 1e6) return small;
        return this.pick<Shown>([
          { unit: 'tn', value: value / 1e6, decimals: 1 },
          { unit: 'tn', value: value / 1e6, decimals: 2 },
          small,
        ]);
      }
      case 'usd':
      case 'usd-per-ounce':
        return {
          unit: 'usd',
          value,
          decimals: Math.abs(value) < 1000 ? this.pick([2, 1, 0]) : this.pick([0, 0, 1]),
        };
      case 'sigma':
        return { unit: 'sigma', value, decimals: this.pick([0, 1]) };
      case 'persons':
        return { unit: 'bare', value, decimals: 0 };
      default:
        return { unit: 'bare', value, decimals: this.pick([1, 2, 2]) };
    }
  }

  private print({ unit, value, decimals }: Shown, language: GroundingLanguage): string {
    const number = digits(value, decimals, language);
    const forms = UNIT_TEXT[language][unit];
    return forms ? this.pick(forms).replace('{}', number) : number;
  }

  private signedText(shown: Shown, language: GroundingLanguage): string {
    const sign = shown.value < 0 ? this.pick(['-', '−']) : '+';
    const text = this.print(shown, language);
    return text.startsWith('$') ? `${sign}${text}` : text.replace(/\d/, (digit) => `${sign}${digit}`);
  }

  /** Rounds to nothing: no sign can be seen, so none can be wrong. */
  private vanishes({ value, decimals }: Shown): boolean {
    return Number(Math.abs(value).toFixed(decimals)) === 0;
  }

  private sentence(
    fact: Fact,
    language: GroundingLanguage,
    change: { name?: string; shown?: Shown; flip?: boolean; time?: string; reference?: boolean },
    error: ErrorKind | undefined,
  ): Generated {
    const shown = change.shown ?? this.shown(fact, language);
    const time = change.time ?? this.time(fact, language);
    const name = change.name ?? fact.id;
    const templates = TEMPLATES[language];
    const form =
      fact.kind === 'change'
        ? this.pick(
            time === ''
              ? [templates.move, templates.signed]
              : [templates.move, templates.move, templates.lead, templates.signed],
          )
        : fact.kind === 'sigma'
          ? templates.sigma
          : templates.level;
    let template = this.pick(form);
    if (change.reference && /\{s\}|\{adj\}/.test(template)) template = this.pick(templates.move.slice(0, 1));
    if (fact.kind === 'change' && shown.unit !== 'percent')
      template = template.replace(/\bun \{v\}/, '{v}').replace('fue del {v}', 'fue de {v}');
    if (fact.kind === 'level' && fact.figure.id === 'sofr-iorb.level' && shown.value < 0)
      template = templates.level[0]!;
    const text = this.fill(
      template,
      [{ fact, name, shown, flip: change.flip ?? false, reference: change.reference ?? false }],
      time,
      language,
    );
    return {
      language,
      text: this.wrapped(text, language),
      figure: fact.figure.id,
      ...(error ? { error } : {}),
    };
  }

  private pairSentence(
    a: Fact,
    b: Fact,
    language: GroundingLanguage,
    wrong?: { which: 0 | 1; name?: string; shown?: Shown; flip?: boolean; error: ErrorKind },
  ): Generated {
    const time = this.time(a, language);
    const forms = TEMPLATES[language].pair;
    const drawn = this.pick(forms);
    const template = time === '' ? drawn.replace('{W}, ', '') : drawn;
    const slots = [a, b].map((fact, index) => {
      const mine = wrong?.which === index ? wrong : undefined;
      return {
        fact,
        name: mine?.name ?? fact.id,
        shown: mine?.shown ?? this.shown(fact, language),
        flip: mine?.flip ?? false,
        reference: false,
      };
    });
    const fitting = slots.some(({ shown }) => shown.unit !== 'percent')
      ? template.replace(/\bun (?=\{v)/g, '')
      : template;
    const text = this.fill(fitting, slots, time, language);
    return {
      language,
      text: this.wrapped(text, language),
      figure: (wrong?.which === 1 ? b : a).figure.id,
      ...(wrong ? { error: wrong.error } : {}),
    };
  }

  private fill(
    template: string,
    slots: readonly { fact: Fact; name: string; shown: Shown; flip: boolean; reference: boolean }[],
    time: string,
    language: GroundingLanguage,
  ): string {
    let text = template;
    for (const [index, { fact, name, shown, flip, reference }] of slots.entries()) {
      const tag = index === 0 ? '' : '2';
      const up = shown.value > 0 !== flip ? 1 : 0;
      const isSpread = name === 'hy-spread' || name === 'sofr-iorb';
      const verb = isSpread ? SPREAD_VERBS[language][up] : this.pick(VERBS[language][up]);
      const signed = this.signedText(flip ? { ...shown, value: -shown.value } : shown, language);
      text = text
        .replace(`{N${tag}}`, NAME[name]![language])
        .replace(`{V${tag}}`, verb)
        .replace(`{v${tag}}`, reference ? `{{${fact.figure.id}}}` : this.print(shown, language))
        .replace(`{s${tag}}`, signed)
        .replace('{noun}', () =>
          language === 'en' || language === 'es' ? this.pick(NOUNS[language][up]) : '',
        )
        .replace('{adj}', () => (up ? 'higher' : 'lower'));
    }
    return text
      .replace('{W}', time === '' ? '' : time[0]!.toUpperCase() + time.slice(1))
      .replace('{w}', time)
      .replace(/\( ?\)/g, '')
      .replace(/^[,，:： ]+/u, '')
      .replace(/ +([.,:)])/g, '$1')
      .replace(/(\S) {2,}/g, '$1 ');
  }

  private wrapped(text: string, language: GroundingLanguage): string {
    const { before, after } = TEMPLATES[language];
    const lead = this.pick(before);
    const start = lead === '' ? text[0]!.toUpperCase() + text.slice(1) : lead + text;
    const tail = this.pick(after);
    return tail === '' ? start : start.replace(/([.。])$/u, `${tail}$1`);
  }

  /** When it was: must be named for another day or a longer window. */
  private time(fact: Fact, language: GroundingLanguage): string {
    const { figure, window, dated } = fact;
    if (fact.kind === 'level' || fact.kind === 'sigma') {
      const name = dated || SLOW.has(fact.id) ? true : this.next() < 0.5;
      return name && figure.asOf ? this.pick(datePhrases(figure.asOf, language)) : '';
    }
    if (window && window > 1) {
      const phrase = this.pick(WINDOW[language][window]);
      return dated ? this.both(phrase, figure.asOf!, language) : phrase;
    }
    if (dated || SLOW.has(fact.id)) return this.pick(datePhrases(figure.asOf!, language));
    const choice = this.next();
    if (choice < 0.35) return '';
    return choice < 0.65 ? this.pick(WINDOW[language][1]) : this.pick(datePhrases(figure.asOf!, language));
  }

  private both(phrase: string, date: string, language: GroundingLanguage): string {
    const day = this.pick(datePhrases(date, language));
    if (language === 'zh') return `截至${day}的${phrase}`.replace('截至', '').replace('的', '');
    if (language === 'ja') return `${day}${phrase}`;
    return language === 'en' ? `${phrase} to ${day.replace(/^on /, '')}` : `${phrase} ${day}`;
  }

  private attempt(fact: Fact, language: GroundingLanguage, error: ErrorKind): Generated | undefined {
    const shown = this.shown(fact, language);
    const partner = fact.kind === 'change' && this.next() < 0.3 ? this.partner(fact, language) : undefined;
    const build = (wrong: { name?: string; shown?: Shown; flip?: boolean }): Generated =>
      partner
        ? this.next() < 0.5
          ? this.pairSentence(fact, partner, language, { which: 0, shown, ...wrong, error })
          : this.pairSentence(partner, fact, language, { which: 1, shown, ...wrong, error })
        : this.sentence(fact, language, { shown, ...wrong }, error);
    switch (error) {
      case 'value': {
        const moved = this.moved(fact, shown);
        return moved && build({ shown: moved });
      }
      case 'unit': {
        const other = wrongUnit(shown, fact, language);
        return other && build({ shown: other });
      }
      case 'sign':
        if (fact.kind !== 'change' || this.vanishes(shown)) return undefined;
        if (this.next() < 0.2) return this.sentence(fact, language, { flip: true, reference: true }, error);
        return build({ flip: true });
      case 'window': {
        const wrong = this.wrongWindow(fact, shown, language);
        return wrong === undefined
          ? undefined
          : this.sentence(fact, language, { shown, time: wrong, reference: this.next() < 0.15 }, error);
      }
      case 'date': {
        const wrong = this.wrongDate(fact, shown, language);
        return wrong === undefined
          ? undefined
          : this.sentence(fact, language, { shown, time: wrong, reference: this.next() < 0.15 }, error);
      }
      case 'source': {
        const name = this.wrongName(fact, shown);
        if (!name) return undefined;
        return this.next() < 0.15
          ? this.sentence(fact, language, { name, reference: true }, error)
          : build({ name });
      }
    }
  }

  /** Would a fair reader find this number for that name, kind, window and day? Then it is no error. */
  private isTrue(
    name: string,
    shown: Shown,
    fact: Fact,
    at: { window: number | undefined; date: string | null },
  ): boolean {
    const family = FAMILY[name] ?? [name];
    return this.facts.some((other) => {
      if (
        !family.includes(other.id) ||
        other.kind !== fact.kind ||
        other.figure.asOf !== at.date ||
        other.window !== at.window
      )
        return false;
      return near(other, shown);
    });
  }

  /** Far from every number of the same name: an eighth off and three units of the last digit. */
  private moved(fact: Fact, shown: Shown): Shown | undefined {
    for (let i = 0; i < 20; i++) {
      const factor = this.next() < 0.5 ? 1.15 + this.next() * 0.8 : 0.85 - this.next() * 0.5;
      const value = shown.value * factor;
      const step = 10 ** -shown.decimals;
      if (Math.abs(value - shown.value) < 3 * step) continue;
      const next = { ...shown, value };
      const family = FAMILY[fact.id] ?? [fact.id];
      if (this.facts.some((other) => family.includes(other.id) && near(other, next, 0.13))) continue;
      return next;
    }
    return undefined;
  }

  private wrongWindow(fact: Fact, shown: Shown, language: GroundingLanguage): string | undefined {
    if (fact.kind !== 'change' || SLOW.has(fact.id)) return undefined;
    const others = ([1, 3, 5] as const).filter(
      (window) =>
        window !== fact.window && !this.isTrue(fact.id, shown, fact, { window, date: fact.figure.asOf }),
    );
    if (others.length === 0) return undefined;
    const phrase = this.pick(WINDOW[language][this.pick(others)]);
    if (!fact.dated) return phrase;
    // "today" beside another date would be two errors.
    return /^(?:today|hoy|今天|heute|aujourd'hui|hoje|本日|on the day|en el día|当日)/.test(phrase)
      ? undefined
      : this.both(phrase, fact.figure.asOf!, language);
  }

  private wrongDate(fact: Fact, shown: Shown, language: GroundingLanguage): string | undefined {
    const dates = [...OTHER_DATES, NOW].filter(
      (date) =>
        date !== fact.figure.asOf &&
        !(SLOW.has(fact.id) && date.startsWith('2026')) &&
        !this.isTrue(fact.id, shown, fact, { window: fact.window, date }),
    );
    if (fact.window !== undefined && fact.window > 1) return undefined;
    return this.pick(datePhrases(this.pick(dates), language));
  }

  private wrongName(fact: Fact, shown: Shown): string | undefined {
    const close = (id: string): boolean =>
      (FAMILY[id] ?? []).includes(fact.id) || (FAMILY[fact.id] ?? []).includes(id);
    const fit = this.facts.filter(
      (other) =>
        other.id !== fact.id &&
        !close(other.id) &&
        other.kind === fact.kind &&
        other.figure.unit === fact.figure.unit &&
        !this.isTrue(other.id, shown, fact, { window: fact.window, date: fact.figure.asOf }) &&
        !this.facts.some((third) => third.id === other.id && near(third, shown)),
    );
    return fit.length > 0 ? this.pick(fit).id : undefined;
  }
}

const IN_UNIT: Readonly<Record<UnitName, (figure: Figure) => number | undefined>> = {
  percent: ({ unit, value }) => (unit === 'percent' || unit === 'percentage-points' ? value : undefined),
  bp: ({ unit, value }) =>
    unit === 'basis-points' ? value : unit === 'percentage-points' ? value * 100 : undefined,
  pp: ({ unit, value }) =>
    unit === 'percentage-points' ? value : unit === 'basis-points' ? value / 100 : undefined,
  usd: ({ unit, value }) => (unit === 'usd' || unit === 'usd-per-ounce' ? value : undefined),
  tn: ({ unit, value }) => (unit === 'usd-millions' ? value / 1e6 : undefined),
  bn: ({ unit, value }) => (unit === 'usd-millions' ? value / 1e3 : undefined),
  yi: ({ unit, value }) => (unit === 'usd-millions' ? value / 100 : undefined),
  mn: ({ unit, value }) => (unit === 'usd-millions' ? value : undefined),
  sigma: ({ unit, value }) => (unit === 'sigma' ? value : undefined),
  bare: ({ unit, value }) => (unit === 'percent' || unit === 'usd-millions' ? undefined : value),
};

/** Within rounding of the figure, or within a part of it. */
function near(fact: Fact, shown: Shown, part = 0): boolean {
  const value = IN_UNIT[shown.unit](fact.figure);
  if (value === undefined) return false;
  const off = Math.abs(Math.abs(value) - Math.abs(shown.value));
  return off <= 0.5 * 10 ** -shown.decimals + 1e-9 + part * Math.abs(value);
}

/** The same digits with a unit that they do not have. */
function wrongUnit(shown: Shown, { figure }: Fact, language: GroundingLanguage): Shown | undefined {
  const to: Readonly<Partial<Record<UnitName, UnitName>>> = {
    percent: 'bp',
    bp: 'percent',
    pp: 'bp',
    tn: language === 'zh' || language === 'ja' ? 'yi' : 'bn',
    bn: 'mn',
    yi: 'tn',
    usd: 'percent',
    bare: 'percent',
  };
  const unit = to[shown.unit];
  if (!unit || Number(Math.abs(shown.value).toFixed(shown.decimals)) === 0) return undefined;
  const value = IN_UNIT[unit](figure);
  return value !== undefined &&
    Math.abs(Math.abs(value) - Math.abs(shown.value)) <= 0.5 * 10 ** -shown.decimals
    ? undefined
    : { ...shown, unit };
}
