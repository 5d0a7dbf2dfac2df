import type { Answer, Block, Language } from '../answer/answer.ts';
import { formatDate } from '../answer/format.ts';
import { LOCALES } from '../answer/locales.ts';
import type { DoctorReport } from './doctor.ts';
import { DOCTOR_WORDS } from './words.ts';

/** What `/sources` shows in a chat: the sum, what is down, one row a source. */
export function sourcesAnswer(report: DoctorReport, language: Language): Answer {
  return answerOf(report, language, [verdictBlock(report, language), sourcesTable(report, language)]);
}

/** What `undercurrent sources` prints: also every indicator and the news. */
export function doctorAnswer(report: DoctorReport, language: Language): Answer {
  const words = DOCTOR_WORDS[language];
  const { indicatorColumns: columns, states } = words;
  const indicators: Block = {
    kind: 'table',
    title: words.indicators,
    table: {
      columns: [
        { title: columns.indicator, align: 'left' },
        { title: columns.source, align: 'left' },
        { title: columns.newest, align: 'left' },
        { title: columns.age, align: 'right' },
        { title: columns.next, align: 'left' },
        { title: columns.note, align: 'left' },
      ],
      rows: report.indicators.map((one) => [
        one.id,
        one.source ?? '–',
        one.newest ?? '–',
        one.ageDays === undefined ? '–' : words.days(one.ageDays),
        one.expectedNext ? `${one.expectedNext.slice(0, 16)}Z` : '–',
        [
          one.state === 'ok' ? '' : states[one.state],
          one.fallbackFor ? words.instead(one.fallbackFor) : '',
          one.state !== 'ok' || one.fallbackFor ? (one.lastError ?? '') : '',
        ]
          .filter(Boolean)
          .join('; '),
      ]),
    },
  };
  return answerOf(report, language, [
    verdictBlock(report, language),
    sourcesTable(report, language),
    ...(report.news.length > 0 ? [newsTable(report, language)] : []),
    indicators,
  ]);
}

/** For a bot that reads recorded days only. */
export function recordedSourcesAnswer(language: Language, asOf: string): Answer {
  return {
    ...bare(language, asOf),
    mode: 'recorded',
    blocks: [{ kind: 'verdict', line: [{ text: DOCTOR_WORDS[language].recordedMode }] }],
  };
}

function answerOf(report: DoctorReport, language: Language, blocks: readonly Block[]): Answer {
  const attributions = report.sources.flatMap(({ attribution, seriesRead }) =>
    attribution !== undefined && seriesRead > 0 ? [attribution] : [],
  );
  return { ...bare(language, report.at.slice(0, 10)), blocks, notes: [...new Set(attributions)] };
}

function bare(language: Language, asOf: string): Answer {
  return {
    question: 'sources',
    language,
    mode: 'live',
    asOf,
    label: DOCTOR_WORDS[language].title,
    verdict: 'no-premise',
    blocks: [],
    figures: [],
    model: 'narrator',
    toolCalls: [],
    notes: [],
  };
}

function verdictBlock(report: DoctorReport, language: Language): Block {
  const words = DOCTOR_WORDS[language];
  const live = report.indicators.filter(({ state }) => state !== 'recorded-only');
  const count = (state: string): number => live.filter((one) => one.state === state).length;
  const unread = count('unread');
  if (unread === live.length) return { kind: 'verdict', line: [{ text: words.notRead }] };
  const down = report.sources.filter(({ state }) => state === 'down').map(({ id }) => id);
  return {
    kind: 'verdict',
    line: [
      {
        text: [
          words.verdict(count('ok'), count('late'), live.length - count('ok') - count('late'), live.length),
          down.length > 0 ? words.down(down.join(', ')) : '',
          report.familiesDown.length > 0 ? words.familyDown(report.familiesDown.join(', ')) : '',
        ]
          .filter(Boolean)
          .join(LOCALES[language].gap),
      },
    ],
  };
}

function sourcesTable(report: DoctorReport, language: Language): Block {
  const words = DOCTOR_WORDS[language];
  return {
    kind: 'table',
    title: words.sources,
    table: {
      columns: [
        { title: words.columns.source, align: 'left' },
        { title: words.columns.state, align: 'left' },
        { title: words.columns.newest, align: 'left' },
        { title: words.columns.latency, align: 'right' },
        { title: words.columns.note, align: 'left' },
      ],
      rows: report.sources.map((source) => [
        source.id,
        words.states[source.state],
        source.newest === undefined ? '–' : formatDate(source.newest, language),
        source.latencyMs === undefined ? '–' : `${Math.round(source.latencyMs)} ms`,
        source.needsKey ?? source.lastError ?? '',
      ]),
    },
  };
}

function newsTable(report: DoctorReport, language: Language): Block {
  const words = DOCTOR_WORDS[language];
  return {
    kind: 'table',
    title: words.news,
    table: {
      columns: [
        { title: words.columns.source, align: 'left' },
        { title: words.columns.state, align: 'left' },
        { title: words.columns.newest, align: 'left' },
        { title: words.columns.note, align: 'left' },
      ],
      rows: report.news.map((one) => [
        one.id,
        words.states[one.state],
        one.newestItem?.slice(0, 16) ?? '–',
        one.lastError ?? '',
      ]),
    },
  };
}
