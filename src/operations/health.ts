import { withoutSecrets } from '../log.ts';
import type { SeriesStore } from '../sources/store/series-store.ts';

/** One thing that must be right for the program to be of use. */
export interface HealthCheck {
  readonly name: string;
  readonly ok: boolean;
  /** One line, without secrets. */
  readonly detail: string;
}

export interface Readiness {
  readonly ready: boolean;
  readonly checks: readonly HealthCheck[];
}

export interface HealthParts {
  /** Undefined before it is open. */
  readonly store: () => { check(): Promise<void>; readonly engine: string } | undefined;
  /** The chat platforms of this process: those that it should have, and whether they are connected. */
  readonly adapters: () => ReadonlyMap<string, 'starting' | 'connected' | 'ended'>;
  /** When a source last answered; absent when only recorded days are read. */
  readonly refreshedAtMs?: () => number | undefined;
  readonly stopping: () => boolean;
  readonly now: () => number;
}

/** Sources answer every few minutes when all is well; after this nobody should rely on "now". */
const LONGEST_WITHOUT_REFRESH_MS = 30 * 60_000;
/** A database that hangs is not ready. */
const STORE_MS = 3_000;

/** Whether this process can do its work now. Never throws; at most a few seconds. */
export async function readinessOf(parts: HealthParts): Promise<Readiness> {
  const checks: HealthCheck[] = [await storeCheck(parts)];
  for (const [name, state] of parts.adapters())
    checks.push({ name, ok: state === 'connected', detail: state });
  if (parts.refreshedAtMs) checks.push(refreshCheck(parts.refreshedAtMs(), parts.now()));
  if (parts.stopping()) checks.push({ name: 'stop', ok: false, detail: 'the program is being stopped' });
  return { ready: checks.every(({ ok }) => ok), checks };
}

async function storeCheck({ store }: HealthParts): Promise<HealthCheck> {
  const name = 'store';
  const opened = store();
  if (!opened) return { name, ok: false, detail: 'not open yet' };
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`no answer within ${STORE_MS / 1_000} s`)), STORE_MS);
  });
  try {
    await Promise.race([opened.check(), late]);
    return { name, ok: true, detail: opened.engine };
  } catch (error) {
    return { name, ok: false, detail: withoutSecrets((error as Error).message) };
  } finally {
    clearTimeout(timer);
  }
}

function refreshCheck(atMs: number | undefined, nowMs: number): HealthCheck {
  const name = 'live data';
  if (atMs === undefined) return { name, ok: false, detail: 'no source has answered yet' };
  const minutes = Math.max(0, Math.floor((nowMs - atMs) / 60_000));
  const ok = nowMs - atMs <= LONGEST_WITHOUT_REFRESH_MS;
  return { name, ok, detail: `a source last answered ${minutes} min ago` };
}

/** Of any process that shares the series. */
export function newestAnswerMs(series: Pick<SeriesStore, 'keys' | 'get'>): number | undefined {
  let newest: number | undefined;
  for (const key of series.keys()) {
    const fetchedAtMs = series.get(key)?.fetchedAtMs;
    if (fetchedAtMs !== undefined && fetchedAtMs > (newest ?? 0)) newest = fetchedAtMs;
  }
  return newest;
}
