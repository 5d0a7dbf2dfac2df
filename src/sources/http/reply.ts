import type { RawReply } from './classify.ts';
import type { HttpReply } from './door.ts';

export const replyOf = (
  { status, url, headers, bytes }: RawReply,
  about: Pick<HttpReply, 'fetchedAtMs' | 'durationMs' | 'notModified'>,
): HttpReply => ({
  status,
  url: url.href,
  headers,
  bytes,
  text: () => textOf(bytes, headers['content-type']),
  ...about,
});

/** Never throws: an unknown charset is read as UTF-8, and what does not fit becomes U+FFFD. A BOM is left out. */
export function textOf(bytes: Uint8Array, contentType: string | undefined): string {
  const charset = /;\s*charset\s*=\s*["']?([^\s;"']+)/i.exec(contentType ?? '')?.[1];
  return decoderFor(charset).decode(bytes);
}

function decoderFor(charset: string | undefined): InstanceType<typeof TextDecoder> {
  try {
    return new TextDecoder(charset ?? 'utf-8');
  } catch {
    return new TextDecoder();
  }
}
