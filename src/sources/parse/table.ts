import { changed, excerpt } from './refusals.ts';

/** A CSV body whose columns are found by name: publishers add columns and change their order. */
export interface Table {
  /** As in the file, trimmed. */
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

export interface TableOptions {
  /** Numbers of cells that a row may have besides that of the header: the publisher leaves the last ones out. */
  readonly shortRows?: readonly number[];
  /** The publisher ends the last line too: without a line end the body is cut off, perhaps inside a number. */
  readonly closed?: boolean;
}

/**
 * Reads comma-separated text with a header. Quotes as in RFC 4180, any line ends, blank lines ignored.
 * A row with another number of cells than the header is refused: the body is cut off or the format changed.
 * @throws SourceError (`changed`)
 */
export function parseTable(source: string, text: string, options: TableOptions = {}): Table {
  const lines = splitCells(source, text.replace(/^\uFEFF/, ''));
  const header = lines[0];
  if (!header || header.length < 2) {
    throw changed(source, `expected a table, found "${excerpt(text.slice(0, 200))}"`);
  }
  if (options.closed && !/[\r\n]$/.test(text)) throw changed(source, 'the table is cut off');
  const rows = lines.slice(1);
  for (const row of rows) {
    if (row.length !== header.length && !options.shortRows?.includes(row.length)) {
      throw changed(
        source,
        `a row of ${row.length} cells under ${header.length} columns: "${excerpt(row.join(','))}"`,
      );
    }
  }
  return { columns: header.map((cell) => cell.trim()), rows };
}

/**
 * Index of the first of several names; upper and lower case are the same.
 * @throws SourceError (`changed`) naming the columns that are there.
 */
export function columnIndex(source: string, table: Table, ...names: readonly string[]): number {
  for (const name of names) {
    const index = table.columns.findIndex((column) => column.toLowerCase() === name.toLowerCase());
    if (index >= 0) return index;
  }
  throw changed(source, `no column ${names[0]}; the columns are ${excerpt(table.columns.join(', '), 120)}`);
}

function splitCells(source: string, text: string): string[][] {
  // Most bodies have no quotes at all, and splitting is much faster than reading characters.
  if (!text.includes('"')) {
    return text
      .split(/\r\n|\n|\r/)
      .filter((line) => line.trim() !== '')
      .map((line) => line.split(','));
  }
  return splitQuoted(source, text);
}

function splitQuoted(source: string, text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let cell = '';
  let state: 'plain' | 'quoted' | 'closed' = 'plain';
  const endCell = (): void => {
    row.push(cell);
    cell = '';
    state = 'plain';
  };
  const endRow = (): void => {
    endCell();
    if (row.length > 1 || row[0]!.trim() !== '') rows.push(row);
    row = [];
  };
  for (let i = 0; i < text.length; i++) {
    const char = text[i]!;
    if (state === 'quoted') {
      if (char !== '"') cell += char;
      else if (text[i + 1] === '"') {
        cell += '"';
        i += 1;
      } else state = 'closed';
    } else if (char === ',') endCell();
    else if (char === '\n' || char === '\r') endRow();
    else if (char === '"' && state === 'plain' && cell.trim() === '') {
      cell = '';
      state = 'quoted';
    } else if (char === '"' || (state === 'closed' && char.trim() !== '')) {
      throw changed(source, `a quote out of place near "${excerpt(text.slice(i, i + 30))}"`);
    } else if (state === 'plain') cell += char;
  }
  if (state === 'quoted') throw changed(source, 'the table ends inside a quoted cell');
  if (cell !== '' || row.length > 0) endRow();
  return rows;
}
