import cfb from 'cfb';
import { UndercurrentError } from '../errors.ts';
import { readStrings } from './xls-strings.ts';

/**
 * Reads columns of the first sheet of a BIFF8 workbook (Excel 97 to 2003), as far as tables of numbers and
 * short texts need it: NUMBER, RK, MULRK, LABELSST, LABEL and the stored results of FORMULA. Record layouts are
 * those of Microsoft's [MS-XLS].
 */

export class XlsError extends UndercurrentError {
  constructor(message: string, options?: ErrorOptions) {
    super('BAD_XLS', message, options);
  }
}

export type Cell = number | string;

export interface XlsTable {
  /** The texts of the first row, by column; empty where there is none. */
  readonly header: readonly string[];
  /** Cells below the header, by row, undefined where a cell is empty. Only for names that the header has. */
  readonly columns: ReadonlyMap<string, readonly (Cell | undefined)[]>;
  /** Day numbers count from 1904 instead of 1900. */
  readonly from1904: boolean;
}

const RECORD = {
  formula: 0x0006,
  eof: 0x000a,
  date1904: 0x0022,
  filepass: 0x002f,
  continue: 0x003c,
  boundsheet: 0x0085,
  mulrk: 0x00bd,
  sst: 0x00fc,
  labelsst: 0x00fd,
  number: 0x0203,
  label: 0x0204,
  string: 0x0207,
  rk: 0x027e,
  bof: 0x0809,
} as const;
const BIFF8 = 0x0600;
const WORKSHEET = 0;
/** The format itself ends here. */
const MAX_ROWS = 65_536;

/** @throws XlsError when it is not such a workbook, is encrypted or is cut off. */
export function readXls(bytes: Uint8Array, names: readonly string[]): XlsTable {
  const stream = workbookStream(bytes);
  const globals = readGlobals(stream);
  return readSheet(stream, globals, names);
}

/** The day since 1970-01-01 of a date cell. */
export function dayOfSerial(serial: number, from1904: boolean): number {
  // 1900-03-01 is 61 there, since Excel counts a 29 February 1900 that never was.
  return Math.floor(serial) - (from1904 ? 24_107 : 25_569);
}

function workbookStream(bytes: Uint8Array): DataView {
  let content: ArrayLike<number> | undefined;
  try {
    const container = cfb.read(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), {
      type: 'buffer',
    });
    content = cfb.find(container, '/Workbook')?.content;
  } catch (cause) {
    throw new XlsError('not a compound file, or cut off', { cause });
  }
  if (!content) throw new XlsError('no workbook of Excel 97 or later in the file');
  const plain = content instanceof Uint8Array ? content : Uint8Array.from(content);
  return new DataView(plain.buffer, plain.byteOffset, plain.byteLength);
}

interface Globals {
  readonly strings: readonly string[];
  readonly sheetOffset: number;
  readonly from1904: boolean;
}

interface BiffRecord {
  readonly type: number;
  /** The bytes of the record alone. */
  readonly body: DataView;
}

/** From `offset` to the EOF record that ends this part of the stream. */
function* records(stream: DataView, offset: number): Generator<BiffRecord> {
  let at = offset;
  let depth = 0;
  while (at + 4 <= stream.byteLength) {
    const type = stream.getUint16(at, true);
    const length = stream.getUint16(at + 2, true);
    if (at + 4 + length > stream.byteLength) break;
    yield { type, body: new DataView(stream.buffer, stream.byteOffset + at + 4, length) };
    at += 4 + length;
    // Charts inside a sheet have their own BOF and EOF.
    if (type === RECORD.bof) depth += 1;
    if (type === RECORD.eof) {
      depth -= 1;
      if (depth <= 0) return;
    }
  }
  throw new XlsError('the workbook is cut off');
}

function readGlobals(stream: DataView): Globals {
  let sheetOffset: number | undefined;
  let from1904 = false;
  const table: Uint8Array[] = [];
  let inTable = false;
  let first = true;
  for (const { type, body } of records(stream, 0)) {
    if (first && (type !== RECORD.bof || body.byteLength < 4 || body.getUint16(0, true) !== BIFF8)) {
      throw new XlsError('not a workbook of Excel 97 or later');
    }
    first = false;
    if (type === RECORD.filepass) throw new XlsError('the workbook is encrypted');
    if (type === RECORD.date1904) from1904 = body.byteLength >= 2 && body.getUint16(0, true) === 1;
    if (type === RECORD.boundsheet && body.byteLength >= 6 && body.getUint8(5) === WORKSHEET) {
      sheetOffset ??= body.getUint32(0, true);
    }
    if (type === RECORD.sst) inTable = true;
    else if (type !== RECORD.continue) inTable = false;
    if (inTable) table.push(new Uint8Array(body.buffer, body.byteOffset, body.byteLength));
  }
  if (sheetOffset === undefined || sheetOffset >= stream.byteLength)
    throw new XlsError('no sheet in the workbook');
  return { strings: guarded(() => readStrings(table)), sheetOffset, from1904 };
}

/** Reading past the end of a record is a broken file, not a bug. */
function guarded<T>(read: () => T): T {
  try {
    return read();
  } catch (cause) {
    if (cause instanceof RangeError) throw new XlsError('a record of the workbook is too short', { cause });
    throw cause;
  }
}

function readSheet(stream: DataView, globals: Globals, names: readonly string[]): XlsTable {
  const header: string[] = [];
  const columns = new Map<string, (Cell | undefined)[]>();
  const byIndex: ((Cell | undefined)[] | undefined)[] = [];
  let rowCount = 0;
  /** Row and column of a formula whose text is in the next record. */
  let awaiting: readonly [number, number] | undefined;

  const set = (row: number, column: number, value: Cell): void => {
    if (row === 0) {
      const name = String(value).trim();
      for (let i = header.length; i < column; i++) header.push('');
      header[column] = name;
      if (names.includes(name) && !columns.has(name)) {
        const cells: (Cell | undefined)[] = [];
        columns.set(name, cells);
        byIndex[column] = cells;
      }
      return;
    }
    if (row > rowCount) rowCount = row;
    const cells = byIndex[column];
    if (cells) cells[row - 1] = value;
  };

  guarded(() => {
    for (const { type, body } of records(stream, globals.sheetOffset)) {
      if (type === RECORD.number) set(rowOf(body), columnOf(body), body.getFloat64(6, true));
      else if (type === RECORD.rk) set(rowOf(body), columnOf(body), rk(body.getUint32(6, true)));
      else if (type === RECORD.mulrk) {
        const count = Math.floor((body.byteLength - 6) / 6);
        for (let i = 0; i < count; i++)
          set(rowOf(body), columnOf(body) + i, rk(body.getUint32(6 + 6 * i, true)));
      } else if (type === RECORD.labelsst) {
        const text = globals.strings[body.getUint32(6, true)];
        if (text === undefined) throw new XlsError('a cell names a text that the workbook does not hold');
        set(rowOf(body), columnOf(body), text);
      } else if (type === RECORD.label) {
        set(rowOf(body), columnOf(body), textAt(body, 6));
      } else if (type === RECORD.formula) {
        awaiting = undefined;
        if (body.getUint16(12, true) !== 0xffff) set(rowOf(body), columnOf(body), body.getFloat64(6, true));
        else if (body.getUint8(6) === 0) awaiting = [rowOf(body), columnOf(body)];
      } else if (type === RECORD.string && awaiting) {
        set(awaiting[0], awaiting[1], textAt(body, 0));
        awaiting = undefined;
      }
    }
  });
  if (rowCount >= MAX_ROWS) throw new XlsError('more rows than the format allows');
  for (const cells of columns.values()) cells.length = rowCount;
  return { header: Array.from(header, (name) => name ?? ''), columns, from1904: globals.from1904 };
}

const rowOf = (body: DataView): number => body.getUint16(0, true);
const columnOf = (body: DataView): number => body.getUint16(2, true);

const half = new DataView(new ArrayBuffer(8));

/** A number in 30 bits: an integer or the upper half of a double, perhaps times 100. */
function rk(bits: number): number {
  let value: number;
  if (bits & 2) value = (bits | 0) >> 2;
  else {
    half.setUint32(4, bits & 0xfffffffc, true);
    half.setUint32(0, 0, true);
    value = half.getFloat64(0, true);
  }
  return bits & 1 ? value / 100 : value;
}

/** A text that lies within one record: its length, a byte that says how wide its characters are, they. */
function textAt(body: DataView, at: number): string {
  const length = body.getUint16(at, true);
  const wide = (body.getUint8(at + 2) & 1) === 1;
  let text = '';
  for (let i = 0; i < length; i++) {
    text += String.fromCharCode(wide ? body.getUint16(at + 3 + 2 * i, true) : body.getUint8(at + 3 + i));
  }
  return text;
}
