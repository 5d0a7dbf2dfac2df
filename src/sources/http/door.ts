/** The one way out: every request of a source goes through a `HttpDoor`. */

export interface HttpRequest {
  /** Id of the source that asks; names it in errors and chooses its manners (agent, pace, limits). */
  readonly source: string;
  readonly url: string;
  /** Default GET. A POST is for hosts that take questions that way: it may be sent again. */
  readonly method?: 'GET' | 'POST';
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  /** Default 8 MB; a reply beyond is refused while it is read. */
  readonly maxBytes?: number;
  /**
   * The whole call with its retries, from its first turn at the host: waiting in line for the host's pace is not
   * counted. Default 15 s, or what the manners of the host say.
   */
  readonly timeoutMs?: number;
  readonly signal?: AbortSignal;
  /**
   * What the body should be. Anything but `html` refuses a web page with 200: it is `blocked` when it is a known
   * wall, else `changed`. The body is not parsed. Default: anything but a web page.
   */
  readonly expects?: 'json' | 'csv' | 'xml' | 'text' | 'html' | 'binary';
  /** Statuses besides 2xx that come back as a reply, such as the 404 that carries Yahoo's cookie. */
  readonly alsoStatuses?: readonly number[];
}

export interface HttpReply {
  /** 2xx (and `alsoStatuses`) only: everything else is a `SourceError`. A 304 is answered from what was kept, as the 200 it stands for. */
  readonly status: number;
  /** After redirects. */
  readonly url: string;
  /** Names in small letters. Several of one name are joined by ", ", those of `set-cookie` by a line break. */
  readonly headers: Readonly<Record<string, string>>;
  /** Decompressed. Shared by callers that asked for the same at the same time: do not write into it. */
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
