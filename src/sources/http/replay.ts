import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { FileError } from '../../errors.ts';
import { type Asked, failed, failureOf, type RawReply } from './classify.ts';
import type { HttpDoor, HttpRequest } from './door.ts';
import {
  INDEX_FILE,
  keysOf,
  keysOfRecorded,
  type RecordedReply,
  type RecordingKeys,
  recordedReply,
  sha256Of,
} from './recording.ts';
import { replyOf } from './reply.ts';

/** Stands for a body that was a secret. */
const WITHHELD = 'withheld';

/**
 * Answers from a folder that `recordingDoor` wrote, with the times of then: the same request, else the newest one
 * that differs in its dates only. Good replies go before failures, later ones before earlier ones.
 * @throws FileError when the index is missing or broken
 */
export function replayDoor(folder: string): HttpDoor {
  const exact = new Map<string, RecordedReply>();
  const dateless = new Map<string, RecordedReply>();
  for (const { entry, keys } of readIndex(folder)) {
    offer(exact, keys.exact, entry);
    offer(dateless, keys.dateless, entry);
  }

  return {
    request: async (request) => {
      request.signal?.throwIfAborted();
      const asked: Asked = { source: request.source, host: hostOf(request), secrets: [] };
      const keys = URL.canParse(request.url) ? keysOf(request) : undefined;
      const entry = keys && (exact.get(keys.exact) ?? dateless.get(keys.dateless));
      if (!entry) throw failed(asked, 'unreachable', 'is not in this recording');
      const raw = await rawOf(folder, entry, asked);
      const fetchedAtMs = Date.parse(entry.fetchedAt);
      const failure = failureOf(raw, asked, request, fetchedAtMs);
      if (failure) throw failure;
      return replyOf(raw, { fetchedAtMs, durationMs: 0, notModified: false });
    },
    close: async () => undefined,
  };
}

/** When the newest reply of a recording came. @throws FileError as above, also when it holds none */
export function newestReplyMs(folder: string): number {
  const times = readIndex(folder).map(({ entry }) => Date.parse(entry.fetchedAt));
  if (times.length === 0) throw new FileError(`the recording in ${folder} is empty`);
  return Math.max(...times);
}

function readIndex(folder: string): { readonly entry: RecordedReply; readonly keys: RecordingKeys }[] {
  let text: string;
  try {
    text = readFileSync(join(folder, INDEX_FILE), 'utf8');
  } catch (error) {
    throw new FileError(`there is no recording in ${folder}: it has no ${INDEX_FILE}`, { cause: error });
  }
  return text.split('\n').flatMap((line, index) => {
    if (line.trim() === '') return [];
    try {
      const entry = recordedReply.parse(JSON.parse(line));
      return [{ entry, keys: keysOfRecorded(entry) }];
    } catch (error) {
      throw new FileError(
        `${join(folder, INDEX_FILE)}, line ${index + 1} is no recorded reply: delete the line, or record again`,
        { cause: error },
      );
    }
  });
}

function offer(known: Map<string, RecordedReply>, key: string, entry: RecordedReply): void {
  const before = known.get(key);
  const rank = ({ failure, fetchedAt }: RecordedReply): string => `${failure ? 0 : 1} ${fetchedAt}`;
  if (!before || rank(entry) >= rank(before)) known.set(key, entry);
}

const hostOf = ({ url }: HttpRequest): string => (URL.canParse(url) ? new URL(url).host : 'the address');

async function rawOf(folder: string, entry: RecordedReply, asked: Asked): Promise<RawReply> {
  if (entry.status === 0)
    throw failed(asked, entry.failure ?? 'unreachable', 'could not be read when this was recorded');
  const bytes = entry.withheld ? Buffer.from(WITHHELD) : await bodyOf(folder, entry, asked);
  return {
    status: entry.status,
    url: new URL(entry.url),
    headers: { 'content-type': entry.contentType },
    bytes,
  };
}

async function bodyOf(folder: string, { file, sha256 }: RecordedReply, asked: Asked): Promise<Uint8Array> {
  try {
    const bytes = file === null ? new Uint8Array() : await readFile(join(folder, file));
    if (sha256Of(bytes) === sha256) return bytes;
  } catch (error) {
    throw failed(asked, 'unreachable', 'has lost its body in this recording', { cause: error });
  }
  throw failed(asked, 'changed', 'has another body in this recording than was recorded');
}
