import { isRunning } from '../snapshot/running.ts';
import { dayOf, type IsoDate } from '../time/dates.ts';
import { isSession } from '../time/us-market.ts';
import type { Block, Figure, Line } from './answer.ts';
import type { Narration } from './narration.ts';
import { plain, type Writer } from './writer.ts';

/** Who published what is shown, and of which days; the exact instrument of each number is in `figures`. */
export function sourcesBlock({ writer, assessment }: Narration): Block {
  return sourcesOf(writer, writer.figures, assessment.windowSearched);
}

export function sourcesOf(writer: Writer, figures: readonly Figure[], searched: boolean): Block {
  const publishers = new Set<string>();
  const dates = new Set<IsoDate>();
  const closes = new Set<IsoDate>();
  for (const figure of figures) {
    if (!figure.source || figure.source === 'engine' || !figure.instrument) continue;
    for (const publisher of figure.source.split('; '))
      publishers.add(publisher.replace(/^via /, '').replace(/\.$/, ''));
    if (!figure.asOf) continue;
    dates.add(figure.asOf);
    if (isClose(writer, figure)) closes.add(figure.asOf);
  }
  const key = lineOf(writer, figures, closes.size > 0);
  const sorted = [...(key === 'sources.line' || key === 'sources.coin' ? closes : dates)].sort();
  const when = sorted.length <= 2 ? sorted : [sorted[0]!, sorted.at(-1)!];
  const lines: Line[] = [];
  if (publishers.size > 0) {
    lines.push(
      writer.say(key, {
        publishers: shortPublishers([...publishers]).join(', '),
        searched: searched ? writer.words('sources.searched') : '',
        dates:
          sorted.length > 2
            ? when.map((date) => writer.date(date)).join(' - ')
            : plain(writer.join(when.map((date) => [{ text: writer.date(date) }]))),
      }),
    );
  }
  for (const [preferred, names] of insteadOf(writer, figures))
    lines.push(
      writer.say('sources.instead', {
        preferred,
        what: writer.join(
          names.map((text) => [{ text }]),
          'semicolon',
        ),
      }),
    );
  return { kind: 'sources', title: writer.words('section.sources'), lines };
}

/** A daily value of a day on which New York traded; other dates are told beside their values, not as closes. */
function isClose(writer: Writer, { id, asOf }: Figure): boolean {
  const cadence = writer.registry.get(id.split('.')[0]!)?.cadence;
  return (cadence === 'daily' || cadence === 'calendar-daily') && asOf !== null && isSession(dayOf(asOf));
}

/** What the values are: closes, running prices, closes beside the running price of a coin, or none of these. */
function lineOf(
  writer: Writer,
  figures: readonly Figure[],
  closes: boolean,
): 'sources.line' | 'sources.running' | 'sources.coin' | 'sources.values' {
  const { asOf } = writer.snapshot;
  if (asOf.running) return 'sources.running';
  if (!closes) return 'sources.values';
  const shown = new Set(figures.map(({ id }) => id.split('.')[0]!));
  const running = [...shown].some((id) => {
    const reading = writer.reading(id);
    const indicator = writer.registry.get(id);
    return reading && indicator && isRunning(indicator, reading, asOf);
  });
  return running ? 'sources.coin' : 'sources.line';
}

/** Live: what the preferred publisher had nothing as new of, as "Gold, Silver: nasdaq.com", by that publisher. */
function insteadOf(writer: Writer, figures: readonly Figure[]): Map<string, string[]> {
  const byPreferred = new Map<string, Map<string, string[]>>();
  for (const id of new Set(figures.map(({ id: figure }) => figure.split('.')[0]!))) {
    const reading = writer.reading(id);
    if (!reading?.insteadOf) continue;
    const publishers = byPreferred.get(reading.insteadOf) ?? new Map<string, string[]>();
    byPreferred.set(reading.insteadOf, publishers);
    const name = reading.publisher.replace(/ \(.*\)$/, '');
    publishers.set(name, [...(publishers.get(name) ?? []), writer.label(id)]);
  }
  return new Map(
    [...byPreferred].map(([preferred, publishers]) => [
      preferred,
      [...publishers].map(
        ([name, labels]) => `${plain(writer.join(labels.map((text) => [{ text }])))} (${name})`,
      ),
    ]),
  );
}

/** "NYSE Arca via Yahoo Finance", "Nasdaq via Yahoo Finance": one carrier, its publishers once. */
function shortPublishers(publishers: readonly string[]): string[] {
  const byCarrier = new Map<string, string[]>();
  for (const publisher of publishers) {
    const [maker, carrier] = publisher.split(' via ') as [string, string | undefined];
    const key = carrier ?? maker;
    const makers = byCarrier.get(key) ?? [];
    if (carrier) makers.push(maker);
    byCarrier.set(key, makers);
  }
  return [...byCarrier].map(([carrier, makers]) =>
    makers.length > 0 ? `${carrier} (${makers.join(', ')})` : carrier,
  );
}
