/** The one way out: every request of a source goes through a `HttpDoor`. */

export interface HttpRequest {
  /** Id of the source that asks; names it in errors and chooses its manners (agent, pace, limits). */
  readonly source: string;
  readonly url: string;
  /** Default GET. */
  readonly method?: 'GET' | 'POST';
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  /** Default 8 MB; a reply beyond is refused while it is read. */
  readonly maxBytes?: number;
  /** The whole call with its retries. Default 15 s. */
  readonly timeoutMs?: number;
  readonly signal?: AbortSignal;
}

export interface HttpReply {
  /** 2xx only: everything else is a `SourceError`. A 304 is answered from what was kept, as the 200 it stands for. */
  readonly status: number;
  /** After redirects. */
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  /** Decompressed. */
  readonly bytes: Uint8Array;
  /** As the charset of the reply says, UTF-8 when it says none; never throws. */
  text(): string;
  /** When the reply was complete, ms since 1970. */
  readonly fetchedAtMs: number;
  readonly durationMs: number;
  /** True when the server said that nothing changed. */
  readonly notModified: boolean;
}

export interface HttpDoor {
  /** @throws SourceError only; an abort by `signal` throws its reason. */
  request(request: HttpRequest): Promise<HttpReply>;
  /** Lets connections go. */
  close(): Promise<void>;
}
