import { appendFile, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { FileError } from '../../errors.ts';
import { SourceError } from '../failure.ts';
import { RefusedReply } from './classify.ts';
import type { HttpDoor, HttpReply, HttpRequest } from './door.ts';
import { INDEX_FILE, isSecretRequest, keysOf, type RecordedReply, sha256Of } from './recording.ts';
import { secretsOf } from './secrets.ts';

export { replayDoor } from './replay.ts';

interface Kept {
  readonly status: number;
  readonly contentType: string;
  readonly bytes: Uint8Array;
  readonly atMs: number;
  readonly failure?: SourceError['failure'];
}

/**
 * Passes every request on to `door` and stores what came back, refusals included, for `replayDoor`. Keys, cookies
 * and crumbs are not stored. A reply never waits for the disk; `close` throws FileError when something could not
 * be written.
 */
export function recordingDoor(
  door: HttpDoor,
  folder: string,
  { now }: { readonly now: () => number },
): HttpDoor {
  const written = new Set<string>();
  let writing: Promise<void> = Promise.resolve();
  let problem: unknown;

  const store = async (request: HttpRequest, kept: Kept): Promise<void> => {
    await mkdir(folder, { recursive: true });
    const secrets = secretsOf(new URL(request.url), request.headers);
    const withheld = kept.status > 0 && isSecretRequest(request.url);
    const bytes = withheld ? new Uint8Array() : withoutSecrets(kept.bytes, secrets);
    const sha256 = sha256Of(bytes);
    const file =
      kept.status === 0 || withheld ? null : `${sha256.slice(0, 24)}.${endingOf(kept.contentType)}`;
    if (file !== null && !written.has(file)) {
      await writeFile(join(folder, file), bytes);
      written.add(file);
    }
    const line: RecordedReply = {
      url: keysOf(request).url,
      method: request.method ?? 'GET',
      ...(request.body === undefined ? {} : { requestSha256: sha256Of(request.body) }),
      source: request.source,
      status: kept.status,
      contentType: kept.contentType,
      fetchedAt: new Date(kept.atMs).toISOString(),
      file,
      bytes: bytes.length,
      sha256,
      ...(kept.failure === undefined ? {} : { failure: kept.failure }),
      ...(withheld ? { withheld } : {}),
    };
    await appendFile(join(folder, INDEX_FILE), `${JSON.stringify(line)}\n`);
  };

  const record = (request: HttpRequest, kept: Kept): void => {
    writing = writing
      .then(() => store(request, kept))
      .catch((error: unknown) => {
        problem ??= error;
      });
  };

  return {
    request: async (request) => {
      let reply: HttpReply;
      try {
        reply = await door.request(request);
      } catch (error) {
        if (error instanceof SourceError && wasAsked(error) && URL.canParse(request.url))
          record(request, failureOf(error, now()));
        throw error;
      }
      record(request, {
        status: reply.status,
        contentType: reply.headers['content-type'] ?? '',
        bytes: reply.bytes,
        atMs: reply.fetchedAtMs,
      });
      return reply;
    },
    close: async () => {
      await door.close();
      await writing;
      if (problem !== undefined)
        throw new FileError('the recording is not complete: its folder could not be written', {
          cause: problem,
        });
    },
  };
}

const wasAsked = ({ failure }: SourceError): boolean =>
  failure !== 'not-configured' && failure !== 'circuit-open';

function failureOf(error: SourceError, atMs: number): Kept {
  const refusal = error.cause instanceof RefusedReply ? error.cause : undefined;
  return {
    status: refusal?.status ?? 0,
    contentType: refusal?.contentType ?? '',
    bytes: refusal?.body() ?? new Uint8Array(),
    atMs,
    failure: error.failure,
  };
}

/** Byte by byte, so that a body of any charset stays what it was around them. */
function withoutSecrets(bytes: Uint8Array, secrets: readonly string[]): Uint8Array {
  if (secrets.length === 0) return bytes;
  const text = Buffer.from(bytes).toString('latin1');
  const clean = secrets.reduce((line, secret) => line.replaceAll(secret, '[hidden]'), text);
  return clean === text ? bytes : Buffer.from(clean, 'latin1');
}

const ENDINGS: readonly (readonly [RegExp, string])[] = [
  [/json/, 'json'],
  [/csv/, 'csv'],
  [/html/, 'html'],
  [/xml|rss|atom/, 'xml'],
  [/^text\//, 'txt'],
];

const endingOf = (contentType: string): string =>
  ENDINGS.find(([pattern]) => pattern.test(contentType.toLowerCase()))?.[1] ?? 'bin';
