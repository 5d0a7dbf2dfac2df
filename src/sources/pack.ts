import { gunzipSync, gzipSync } from 'node:zlib';
import type { Series } from './history.ts';

/**
 * The compact form of a history: gzip over
 *   uint32 header bytes | JSON header, padded to 8 bytes | all values (float64) | all day steps (uint16)
 * little-endian. A day step is the distance to the previous observation; the first day is in the header.
 * Values are kept as 64-bit floats, so a packed value is exactly the value that was read.
 */
interface Header {
  readonly version: 1;
  readonly series: readonly {
    readonly id: string;
    readonly publisher: string;
    readonly firstDay: number;
    readonly rows: number;
  }[];
}

export function packSeries(all: readonly Series[]): Buffer {
  const header: Header = {
    version: 1,
    series: all.map(({ id, publisher, days }) => ({
      id,
      publisher,
      firstDay: days[0] ?? 0,
      rows: days.length,
    })),
  };
  const json = Buffer.from(JSON.stringify(header));
  const start = Math.ceil((4 + json.length) / 8) * 8;
  const rows = all.reduce((sum, { days }) => sum + days.length, 0);
  const body = Buffer.alloc(start + rows * 10);
  body.writeUInt32LE(json.length, 0);
  json.copy(body, 4);
  let valueAt = start;
  let stepAt = start + rows * 8;
  for (const { id, days, values } of all) {
    for (let i = 0; i < days.length; i++) {
      const step = i === 0 ? 0 : days[i]! - days[i - 1]!;
      if (step < 0 || step > 65_535 || (i > 0 && step === 0))
        throw new RangeError(`${id}: dates do not rise`);
      body.writeDoubleLE(values[i]!, valueAt);
      body.writeUInt16LE(step, stepAt);
      valueAt += 8;
      stepAt += 2;
    }
  }
  return gzipSync(body, { level: 9 });
}

export function unpackSeries(packed: Buffer): Series[] {
  const body = gunzipSync(packed);
  const jsonBytes = body.readUInt32LE(0);
  const header = JSON.parse(body.toString('utf8', 4, 4 + jsonBytes)) as Header;
  if (header.version !== 1) throw new RangeError(`history version ${String(header.version)} is not known`);
  const start = Math.ceil((4 + jsonBytes) / 8) * 8;
  const rows = header.series.reduce((sum, series) => sum + series.rows, 0);
  const bytes = body.buffer.slice(body.byteOffset + start, body.byteOffset + start + rows * 10);
  const allValues = new Float64Array(bytes, 0, rows);
  const allSteps = new Uint16Array(bytes, rows * 8, rows);
  let offset = 0;
  return header.series.map(({ id, publisher, firstDay, rows: count }) => {
    const days = new Int32Array(count);
    let day = firstDay;
    for (let i = 0; i < count; i++) {
      day += allSteps[offset + i]!;
      days[i] = day;
    }
    const values = allValues.subarray(offset, offset + count);
    offset += count;
    return { id, publisher, days, values };
  });
}
