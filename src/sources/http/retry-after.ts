/** Nobody is left alone for longer, whatever a host asks for. */
const LONGEST_MS = 3_600_000;

/** `Retry-After` (RFC 9110, 10.2.3): seconds, or an HTTP date. Undefined when there is none that can be read. */
export function retryAfterMs(header: string | undefined, nowMs: number): number | undefined {
  const text = header?.trim();
  if (!text) return undefined;
  const waitMs = /^\d+(\.\d+)?$/.test(text) ? Number(text) * 1_000 : Date.parse(text) - nowMs;
  return Number.isFinite(waitMs) ? Math.min(Math.max(0, Math.round(waitMs)), LONGEST_MS) : undefined;
}

const FIRST_WAIT_MS = 300;
const LONGEST_WAIT_MS = 5_000;

/** Decorrelated jitter: between the first wait and three times the last one, so that callers drift apart. */
export function jitterMs(lastMs: number | undefined, random: () => number): number {
  const above = Math.max(FIRST_WAIT_MS, (lastMs ?? FIRST_WAIT_MS) * 3);
  return Math.min(LONGEST_WAIT_MS, Math.round(FIRST_WAIT_MS + random() * (above - FIRST_WAIT_MS)));
}
