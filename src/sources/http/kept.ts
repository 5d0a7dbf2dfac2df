import type { RawReply } from './classify.ts';

/** All bodies together, and one of them. */
const MAX_BYTES = 48_000_000;
const MAX_ONE = 12_000_000;

/** Replies whose host can say later that nothing changed, the least used leave first. */
export interface KeptReplies {
  /** The headers that ask for changes only; empty when nothing is kept. */
  question(key: string): Readonly<Record<string, string>>;
  /** The reply that a 304 stands for. */
  answer(key: string): RawReply | undefined;
  keep(key: string, reply: RawReply): void;
  clear(): void;
}

export function createKeptReplies(maxBytes = MAX_BYTES, maxOne = MAX_ONE): KeptReplies {
  const kept = new Map<string, RawReply>();
  let size = 0;

  const drop = (key: string): void => {
    size -= kept.get(key)?.bytes.length ?? 0;
    kept.delete(key);
  };

  return {
    question: (key) => {
      const headers = kept.get(key)?.headers;
      return {
        ...(headers?.etag ? { 'if-none-match': headers.etag } : {}),
        ...(headers?.['last-modified'] ? { 'if-modified-since': headers['last-modified'] } : {}),
      };
    },
    answer: (key) => {
      const reply = kept.get(key);
      if (reply) {
        kept.delete(key);
        kept.set(key, reply);
      }
      return reply;
    },
    keep: (key, reply) => {
      drop(key);
      const { headers, bytes } = reply;
      const comparable = headers.etag !== undefined || headers['last-modified'] !== undefined;
      if (!comparable || 'set-cookie' in headers || bytes.length > Math.min(maxOne, maxBytes)) return;
      kept.set(key, reply);
      size += bytes.length;
      for (const oldest of kept.keys()) {
        if (size <= maxBytes) break;
        drop(oldest);
      }
    },
    clear: () => {
      kept.clear();
      size = 0;
    },
  };
}
