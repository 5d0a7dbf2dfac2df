import { NO_NUMBERS, type Random, sampled, type Variant, variant, whole } from './variant.ts';

const CELLS = 24;
const COLUMNS = 20;

/** Rows of raw fields (quotes kept), as far as a field holds no line break. */
const rowsOf = (text: string): string[][] =>
  text
    .replaceAll('\r\n', '\n')
    .replace(/\n$/, '')
    .split('\n')
    .map(
      (line) =>
        line.match(/(?:^|,)(?:"(?:[^"]|"")*"|[^,]*)/g)?.map((field) => field.replace(/^,/, '')) ?? [''],
    );

export function* csvVariants(text: string, random: Random): Generator<Variant> {
  const rows = rowsOf(text);
  const end = text.endsWith('\n') ? '\n' : '';
  const put = (changed: readonly (readonly string[])[], by = ','): string =>
    changed.map((row) => row.join(by)).join('\n') + end;
  const [header = [], ...data] = rows;
  const width = header.length;

  yield variant('columns', 'backwards', put(rows.map((row) => row.toReversed())));
  yield variant(
    'columns',
    'the first goes last',
    put(rows.map(([first = '', ...others]) => [...others, first])),
  );
  yield variant(
    'columns',
    'one more at the front',
    put(rows.map((row, index) => [index ? 'x' : 'Added', ...row])),
  );
  yield variant(
    'columns',
    'one more at the end',
    put(rows.map((row, index) => [...row, index ? '7.77' : 'Added'])),
  );
  yield variant(
    'columns',
    'one more without a name',
    put(rows.map((row, index) => [...row, index ? '7.77' : ''])),
  );
  for (const column of sampled(
    header.map((_, index) => index),
    COLUMNS,
    random,
  )) {
    const name = header[column]!;
    yield variant(
      'columns',
      `${name} is called otherwise`,
      put([header.with(column, `New ${name.replaceAll('"', '')}`), ...data]),
    );
    yield variant('columns', `${name} has no name`, put([header.with(column, ''), ...data]));
    yield variant('columns', `${name} is gone`, put(rows.map((row) => row.toSpliced(column, 1))));
    yield variant(
      'columns',
      `${name} comes twice`,
      put([[...header, name], ...data.map((row) => [...row, '7.77'])]),
    );
  }

  yield variant('rows', 'no header', put(data));
  yield variant('rows', 'only the header', put([header]));
  yield variant('rows', 'the header again', put([header, header, ...data]));
  yield variant('rows', 'the header last', put([...data, header]));
  yield variant('rows', 'backwards', put([header, ...data.toReversed()]));
  yield variant('rows', 'each twice', put([header, ...data.flatMap((row) => [row, row])]));
  yield variant(
    'rows',
    'mixed',
    put([
      header,
      ...data
        .map((row) => [random(), row] as const)
        .sort(([a], [b]) => a - b)
        .map(([, row]) => row),
    ]),
  );
  yield variant('rows', 'a sentence before', `Data as of today, delayed\n${text}`);
  yield variant('rows', 'a sentence after', `${text}${end ? '' : '\n'}End of file, thank you\n`);
  yield variant('separator', 'semicolons', put(rows, ';'));
  yield variant('separator', 'tabs', put(rows, '\t'));
  yield variant(
    'separator',
    'everything quoted',
    put(rows.map((row) => row.map((field) => (field.startsWith('"') ? field : `"${field}"`)))),
  );

  const cells = Array.from(
    { length: Math.min(CELLS, data.length * width) },
    () => [whole(random, data.length), whole(random, width)] as const,
  );
  for (const [row, column] of cells) {
    const at = data[row]!;
    const value = at[column] ?? '';
    const cell = `row ${row + 1}, column ${column + 1} (${value})`;
    const set = (...fields: readonly string[]): string =>
      put([header, ...data.with(row, at.toSpliced(column, 1, ...fields))]);
    for (const text of [...NO_NUMBERS, 'null', '.', '-', '"', '"4'])
      yield variant('value', `${cell} is ${text || 'empty'}`, set(text));
    for (const text of ['9e15', '9999999999999999'])
      yield variant('huge value', `${cell} is ${text}`, set(text), true);
    yield variant('row', `${cell} is missing`, set());
    yield variant('row', `${cell} has a stranger before it`, set('7.77', value));
    yield variant(
      'row',
      `${cell} has a decimal comma`,
      set(...(/^\d+\.\d+$/.test(value) ? value.split('.') : [value, ''])),
    );
    yield variant('row', `${cell} is quoted and never closed`, set(`"${value}`));
  }
}
