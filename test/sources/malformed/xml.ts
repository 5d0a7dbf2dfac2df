import { NO_NUMBERS, type Random, sampled, type Variant, variant } from './variant.ts';

const VALUES = 24;
const NAMES = 30;
const TAGS = 20;

interface Span {
  readonly start: number;
  readonly end: number;
}

const spansOf = (text: string, pattern: RegExp, group = 0): Span[] =>
  [...text.matchAll(pattern)].map((match) => {
    const start = match.index + (group ? match[0].indexOf(match[group]!) : 0);
    return { start, end: start + match[group]!.length };
  });

export function* xmlVariants(text: string, random: Random): Generator<Variant> {
  const put = ({ start, end }: Span, value: string): string => text.slice(0, start) + value + text.slice(end);
  for (const span of sampled(spansOf(text, />([^<>]*\d[^<>]*)</g, 1), VALUES, random)) {
    const name = `${text.slice(span.start, Math.min(span.end, span.start + 20)).trim()} at ${span.start}`;
    for (const value of [...NO_NUMBERS, 'null', '<b>1</b>', '&bogus;', '<!-- 1 -->', '<![CDATA[n/a]]>'])
      yield variant('value', `${name} is ${value || 'empty'}`, put(span, value));
    for (const value of ['9e15', '9999999999999999'])
      yield variant('huge value', `${name} is ${value}`, put(span, value), true);
  }
  const names = [...new Set([...text.matchAll(/<([A-Za-z][\w:.-]*)/g)].map((match) => match[1]!))];
  for (const name of sampled(names, NAMES, random)) {
    const pattern = new RegExp(`(</?)${name.replaceAll('.', '\\.')}(?=[\\s/>])`, 'g');
    yield variant('tag', `${name} is called otherwise`, text.replace(pattern, `$1${name}New`));
  }
  for (const span of sampled(spansOf(text, /<\/[^>]+>/g), TAGS, random))
    yield variant('tag', `${text.slice(span.start, span.end)} at ${span.start} is missing`, put(span, ''));
  for (const span of sampled(spansOf(text, /<[A-Za-z][^>]*[^/>]>/g), TAGS, random))
    yield variant(
      'tag',
      `${text.slice(span.start, span.start + 20)} at ${span.start} is missing`,
      put(span, ''),
    );
  yield variant(
    'tag',
    'another root',
    '<?xml version="1.0"?><error><code>500</code><value>42.5</value></error>',
  );
  yield variant('tag', 'a second root', `${text}<more>42.5</more>`);
  const body = text.replace(/^\uFEFF?\s*(?:<\?xml[^>]*\?>)?/, '');
  const levels = Array.from(
    { length: 12 },
    (_, level) => `<!ENTITY e${level + 1} "${`&e${level};`.repeat(10)}">`,
  );
  yield variant(
    'tag',
    'entities of entities',
    `<?xml version="1.0"?><!DOCTYPE x [<!ENTITY e0 "1">${levels.join('')}]>${body.replace(/>([^<>]*\d[^<>]*)</, '>&e12;<')}`,
  );
  yield variant('tag', 'nested without end', `${'<a>'.repeat(20_000)}${body}`);
}
