import type { Block, Line } from '../answer.ts';
import { formatChange, formatDate, formatNumber } from '../format.ts';
import { CARD_MESSAGES } from '../messages/cards.ts';
import type { Narration } from '../narration.ts';
import {
  DRIVERS_OF_THE_SEVEN,
  lossOfTheSeven,
  MEMBER_MULTIPLES,
  reactionsOfTheSeven,
  TRUST_READINGS,
} from '../seven.ts';

/** How much trust the seven still have, in numbers with their dates, and which of these are not there. Live only. */
export function sevenBlocks({ writer, framework }: Narration, drivers: readonly string[]): Block[] {
  const { snapshot, language } = writer;
  if (snapshot.mode !== 'live' || !drivers.some((id) => DRIVERS_OF_THE_SEVEN.has(id))) return [];
  const words = CARD_MESSAGES[language].seven;
  const lines: Line[] = TRUST_READINGS.flatMap((id): Line[] => {
    const level = writer.level(id);
    const reading = writer.reading(id);
    if (!level || !reading) return [];
    const date = formatDate(reading.observationDate, language);
    // Says who is missing: "6 of 7 companies ..., without TSLA".
    const of = reading.instrument.includes('without') ? `; ${reading.instrument}` : '';
    return [[{ text: `${writer.label(id)}: ` }, level, { text: ` (${date}${of})` }]];
  });
  const each = MEMBER_MULTIPLES.flatMap((id) => {
    const level = writer.level(id);
    const symbol = id.slice(0, id.indexOf('-')).toUpperCase();
    return level ? [[{ text: `${symbol} ` }, level]] : [];
  });
  if (each.length > 0) lines.push([{ text: `${words.multiples}: ` }, ...writer.join(each)]);
  const loss = lossOfTheSeven(snapshot, framework);
  if (loss?.share !== undefined) {
    const percent = loss.share * 100;
    const figure = writer.figure({
      id: 'mag7.loss_share',
      value: percent,
      unit: 'percent',
      text: `${formatNumber(percent, 0, language)}%`,
      asOf: snapshot.asOf.date,
      instrument: `${words.loss} (${framework.title[language]})`,
      source: snapshot.label,
      windowSessions: 1,
    });
    lines.push([{ text: `${words.loss}: ` }, figure]);
  }
  const reactions = reactionsOfTheSeven(snapshot);
  if (reactions) {
    const told = (
      [
        ['all', words.reports, reactions],
        ['beats', words.beats, reactions.beats],
        ['misses', words.misses, reactions.misses],
      ] as const
    ).flatMap(([id, word, mean]) => {
      if (!mean) return [];
      const figure = writer.figure({
        id: `mag7.reaction_${id}`,
        value: mean.meanPercent,
        unit: 'percent',
        text: formatChange(mean.meanPercent, 'percent', language),
        asOf: snapshot.asOf.date,
        instrument: `${words.reaction}, ${word} (${mean.count})`,
        source: 'Yahoo Finance',
        windowSessions: 1,
      });
      return [[{ text: `${word} (${mean.count}) ` }, figure]];
    });
    lines.push([{ text: `${words.reaction}: ` }, ...writer.join(told)]);
  }
  const gone = [...TRUST_READINGS, ...MEMBER_MULTIPLES].filter((id) => !writer.reading(id));
  if (gone.length > 0) {
    const list = writer.join(gone.map((id) => [{ text: writer.label(id) }]));
    lines.push([{ text: `${words.missing}: ` }, ...list]);
  }
  return [{ kind: 'section', role: 'reading', title: words.title, lines }];
}
