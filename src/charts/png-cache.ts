/** The pictures used last, up to a number of bytes. A picture larger than all of it is not kept. */
export interface PngCache {
  get(key: string): Uint8Array | undefined;
  set(key: string, png: Uint8Array): void;
  readonly bytes: number;
}

export function createPngCache(maxBytes: number): PngCache {
  // A map keeps the order of insertion: the first is the one not used for longest.
  const kept = new Map<string, Uint8Array>();
  let bytes = 0;
  const drop = (key: string): void => {
    bytes -= kept.get(key)?.byteLength ?? 0;
    kept.delete(key);
  };
  return {
    get bytes() {
      return bytes;
    },
    get: (key) => {
      const png = kept.get(key);
      if (png) {
        kept.delete(key);
        kept.set(key, png);
      }
      return png;
    },
    set: (key, png) => {
      drop(key);
      if (png.byteLength > maxBytes) return;
      kept.set(key, png);
      bytes += png.byteLength;
      while (bytes > maxBytes) drop(kept.keys().next().value!);
    },
  };
}
