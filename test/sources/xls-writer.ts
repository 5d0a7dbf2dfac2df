import cfb from 'cfb';

/** A workbook of Excel 97 with one sheet, for the tests of the reader. Follows [MS-XLS], as far as it goes. */
export interface WriterOptions {
  /** Bytes of a record at most, from 8; Excel itself takes 8,224. Small ones cut texts in two. */
  readonly recordBytes?: number;
  /** Writes numbers that fit as RK, and runs of them as MULRK. */
  readonly short?: boolean;
  /** Every other text gets formatting and phonetic data, which a reader must step over. */
  readonly rich?: boolean;
}

const MAX_RECORD_BYTES = 8_224;

export function writeXls(
  rows: readonly (readonly (number | string | undefined)[])[],
  options: WriterOptions = {},
): Uint8Array {
  const strings = [...new Set(rows.flat().filter((cell): cell is string => typeof cell === 'string'))];
  const table = stringTable(strings, options);
  const sheet = sheetOf(rows, strings, options);
  const globals = (offset: number): Buffer =>
    Buffer.concat([
      record(0x0809, words(0x0600, 0x0005, 0, 0, 0, 0, 0, 0)),
      record(0x0022, words(0)),
      record(
        0x0085,
        Buffer.concat([dword(offset), Buffer.from([0, 0, 4, 0]), Buffer.from('Data', 'latin1')]),
      ),
      table,
      record(0x000a, Buffer.alloc(0)),
    ]);
  const stream = Buffer.concat([globals(globals(0).length), sheet]);
  const container = cfb.utils.cfb_new();
  cfb.utils.cfb_add(container, '/Workbook', stream);
  return new Uint8Array(cfb.write(container, { type: 'buffer' }) as Buffer);
}

function words(...values: readonly number[]): Buffer {
  const buffer = Buffer.alloc(values.length * 2);
  values.forEach((value, i) => {
    buffer.writeUInt16LE(value, i * 2);
  });
  return buffer;
}

function dword(value: number): Buffer {
  const buffer = Buffer.alloc(4);
  buffer.writeUInt32LE(value);
  return buffer;
}

function record(type: number, body: Buffer): Buffer {
  return Buffer.concat([words(type, body.length), body]);
}

/** SST and CONTINUE: a text's head is never cut, its characters may be. */
function stringTable(strings: readonly string[], options: WriterOptions): Buffer {
  const limit = Math.max(8, options.recordBytes ?? MAX_RECORD_BYTES);
  const bodies: Buffer[][] = [[dword(strings.length), dword(strings.length)]];
  const room = (): number => limit - bodies.at(-1)!.reduce((sum, part) => sum + part.length, 0);
  strings.forEach((text, i) => {
    const wide = [...text].some((_, at) => text.charCodeAt(at) > 0xff);
    const rich = options.rich === true && i % 2 === 1;
    const head = Buffer.concat([
      words(text.length),
      Buffer.from([(wide ? 1 : 0) | (rich ? 12 : 0)]),
      ...(rich ? [words(1), dword(3)] : []),
    ]);
    if (room() < head.length) bodies.push([]);
    bodies.at(-1)!.push(head);
    for (let at = 0; at < text.length; at++) {
      if (room() < (wide ? 2 : 1)) bodies.push([Buffer.from([wide ? 1 : 0])]);
      bodies.at(-1)!.push(wide ? words(text.charCodeAt(at)) : Buffer.from([text.charCodeAt(at)]));
    }
    if (rich) {
      for (const byte of [1, 2, 3, 4, 5, 6, 7]) {
        if (room() < 1) bodies.push([]);
        bodies.at(-1)!.push(Buffer.from([byte]));
      }
    }
  });
  return Buffer.concat(bodies.map((parts, i) => record(i === 0 ? 0x00fc : 0x003c, Buffer.concat(parts))));
}

function sheetOf(
  rows: readonly (readonly (number | string | undefined)[])[],
  strings: readonly string[],
  options: WriterOptions,
): Buffer {
  const parts = [record(0x0809, words(0x0600, 0x0010, 0, 0, 0, 0, 0, 0))];
  rows.forEach((cells, row) => {
    let run: { from: number; values: Buffer[] } | undefined;
    const endRun = (): void => {
      if (!run) return;
      const { from, values } = run;
      run = undefined;
      if (values.length === 1) parts.push(record(0x027e, Buffer.concat([words(row, from, 0), values[0]!])));
      else {
        const body = values.flatMap((value) => [words(0), value]);
        parts.push(
          record(0x00bd, Buffer.concat([words(row, from), ...body, words(from + values.length - 1)])),
        );
      }
    };
    cells.forEach((cell, column) => {
      const short = options.short && typeof cell === 'number' ? rk(cell) : undefined;
      if (short) {
        run ??= { from: column, values: [] };
        run.values.push(short);
        return;
      }
      endRun();
      if (typeof cell === 'number') {
        const value = Buffer.alloc(8);
        value.writeDoubleLE(cell);
        parts.push(record(0x0203, Buffer.concat([words(row, column, 0), value])));
      } else if (cell !== undefined) {
        parts.push(record(0x00fd, Buffer.concat([words(row, column, 0), dword(strings.indexOf(cell))])));
      }
    });
    endRun();
  });
  return Buffer.concat([...parts, record(0x000a, Buffer.alloc(0))]);
}

/** A number in 30 bits, when it is one: a whole one, hundredths, or the upper half of a double. */
function rk(value: number): Buffer | undefined {
  const whole = (number: number): boolean =>
    Number.isInteger(number) && !Object.is(number, -0) && Math.abs(number) < 2 ** 29;
  if (whole(value)) return dword(((value << 2) | 2) >>> 0);
  const hundredths = Math.round(value * 100);
  if (whole(hundredths) && hundredths / 100 === value) return dword(((hundredths << 2) | 3) >>> 0);
  const double = Buffer.alloc(8);
  double.writeDoubleLE(value);
  const upper = double.readUInt32LE(4);
  return double.readUInt32LE(0) === 0 && (upper & 3) === 0 ? dword(upper) : undefined;
}
