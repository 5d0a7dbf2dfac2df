/**
 * The shared texts of a BIFF8 workbook. They may run over the end of a record into CONTINUE records, where a
 * text that is cut in two says again how wide its characters are.
 */

const WIDE = 1;
const EXTENDED = 4;
const RICH = 8;

/** Walks over several records as if they were one. Throws a RangeError past the last. */
class Chunks {
  private readonly chunks: readonly Uint8Array[];
  private index = 0;
  private at = 0;

  constructor(chunks: readonly Uint8Array[]) {
    this.chunks = chunks;
  }

  /** True at the start of a CONTINUE record. */
  private next(): boolean {
    let moved = false;
    while (this.at >= (this.chunks[this.index]?.byteLength ?? 0)) {
      if (this.index + 1 >= this.chunks.length) throw new RangeError('past the last record');
      this.index += 1;
      this.at = 0;
      moved = true;
    }
    return moved;
  }

  byte(): number {
    this.next();
    return this.chunks[this.index]![this.at++]!;
  }

  uint16(): number {
    return this.byte() | (this.byte() << 8);
  }

  uint32(): number {
    return (this.uint16() | (this.uint16() << 16)) >>> 0;
  }

  skip(count: number): void {
    let left = count;
    while (left > 0) {
      this.next();
      const step = Math.min(left, this.chunks[this.index]!.byteLength - this.at);
      this.at += step;
      left -= step;
    }
  }

  characters(count: number, wideAtFirst: boolean): string {
    let wide = wideAtFirst;
    let text = '';
    for (let i = 0; i < count; i++) {
      if (this.next()) wide = (this.byte() & WIDE) !== 0;
      text += String.fromCharCode(wide ? this.uint16() : this.byte());
    }
    return text;
  }
}

/**
 * @param records the bodies of the SST record and of the CONTINUE records after it; none when there are no texts
 * @throws RangeError when the texts do not fit in.
 */
export function readStrings(records: readonly Uint8Array[]): string[] {
  if (records.length === 0) return [];
  const chunks = new Chunks(records);
  chunks.skip(4); // how often they are used
  const count = chunks.uint32();
  const strings: string[] = [];
  for (let i = 0; i < count; i++) {
    const length = chunks.uint16();
    const flags = chunks.byte();
    const runs = flags & RICH ? chunks.uint16() : 0;
    const extra = flags & EXTENDED ? chunks.uint32() : 0;
    strings.push(chunks.characters(length, (flags & WIDE) !== 0));
    chunks.skip(4 * runs + extra);
  }
  return strings;
}
