import type { Memory, Rule } from './rule.ts';
import type { Sight } from './sight.ts';

/**
 * When a rule fires. Pure.
 *
 *     armed --(the condition holds)--> fired --(it no longer holds by the hysteresis, cooldown over)--> armed
 *
 * Nothing happens on missing or stale data, nor on running prices for a rule of closes: no message, no arming.
 */
export interface AlertStatus {
  readonly armed: boolean;
  readonly memory: Memory;
  /** Ms since 1970. */
  readonly lastFiredAtMs?: number | undefined;
  readonly cooldownMs: number;
}

export interface Fire {
  /** The same in every process that sees this crossing, and for a value of the same day that was revised. */
  readonly key: string;
  readonly value?: number;
  /** Of words: from what to what. */
  readonly from?: string | null;
  readonly to?: string | null;
}

export interface Evaluated {
  readonly armed: boolean;
  readonly memory: Memory;
  readonly fire?: Fire;
}

/**
 * The state after one look, and the message that is due. The returned memory is the given one when nothing is to be
 * remembered anew.
 */
export function evaluate(rule: Rule, status: AlertStatus, sight: Sight, nowMs: number): Evaluated {
  const { armed, memory, lastFiredAtMs, cooldownMs } = status;
  const same: Evaluated = { armed, memory };
  if (sight.kind === 'missing' || (sight.running && !rule.running)) return same;
  const rested = lastFiredAtMs === undefined || nowMs - lastFiredAtMs >= cooldownMs;
  const { condition } = rule;

  if (condition.is === 'changes') {
    if (sight.kind !== 'word') return same;
    if (memory.last === undefined)
      return { armed: true, memory: { ...memory, last: sight.value, since: sight.date } };
    // Within the cooldown the old leader stays remembered: a change that lasts is told when it is over.
    if (memory.last === sight.value || !rested) return { armed: rested, memory };
    const fire = {
      // Made from what was before: the same when the change is seen again after a crash.
      key: `${memory.since ?? ''} ${memory.last ?? 'none'}>${sight.value ?? 'none'}`,
      from: memory.last,
      to: sight.value,
    };
    return { armed: false, memory: { ...memory, last: sight.value, since: sight.date }, fire };
  }

  if (condition.is === 'becomes') {
    if (sight.kind !== 'word') return same;
    const holds = sight.among.includes(condition.what);
    return turn(holds, !holds, { armed, memory, rested }, { key: sight.date, to: condition.what });
  }

  // A unit that changed under a rule (a newer version of the program) is no crossing.
  if (sight.kind !== 'number' || sight.unit !== condition.unit) return same;
  const { value, date } = sight;
  const { threshold, hysteresis, orEqual } = condition;
  if (condition.is === 'crosses') return crossing(memory, value, threshold, hysteresis, rested, armed, date);
  const beyond = condition.is === 'above' ? value - threshold : threshold - value;
  const noise = noiseOf(threshold);
  const holds = orEqual ? beyond >= -noise : beyond > noise;
  const released = !holds && beyond <= noise - hysteresis;
  return turn(holds, released, { armed, memory, rested }, { key: date, value });
}

/** Differences of percents carry a tail of binary fractions: a spread of 10bp must not count as above 10bp. */
const noiseOf = (threshold: number): number => 1e-9 * Math.max(1, Math.abs(threshold));

function turn(
  holds: boolean,
  released: boolean,
  { armed, memory, rested }: { readonly armed: boolean; readonly memory: Memory; readonly rested: boolean },
  fire: Fire,
): Evaluated {
  if (armed && holds && rested) return { armed: false, memory, fire };
  if (!armed && released && rested) return { armed: true, memory };
  return { armed, memory };
}

/** Either way: the value must pass the threshold by the hysteresis to count as on the other side. */
function crossing(
  memory: Memory,
  value: number,
  threshold: number,
  hysteresis: number,
  rested: boolean,
  armed: boolean,
  date: string,
): Evaluated {
  const { side } = memory;
  if (side === undefined)
    return { armed: true, memory: { ...memory, side: value > threshold ? 'above' : 'below', since: date } };
  const noise = noiseOf(threshold);
  const past = side === 'below' ? value - threshold : threshold - value;
  const crossed = past > noise && past >= hysteresis - noise;
  if (!crossed || !rested) return { armed: armed || rested, memory };
  const now = side === 'below' ? 'above' : 'below';
  return {
    armed: false,
    memory: { ...memory, side: now, since: date },
    fire: { key: `${memory.since ?? ''} ${side}>${now}`, value, to: now },
  };
}

/** The state of a rule that begins now: a condition that holds already waits for the next crossing. */
export function begin(rule: Rule, sight: Sight): Pick<Evaluated, 'armed' | 'memory'> {
  const status: AlertStatus = { armed: true, memory: {}, cooldownMs: 0 };
  // What it is now counts, running or not.
  const seen = evaluate({ ...rule, running: true }, status, sight, 0);
  return { armed: !seen.fire, memory: seen.memory };
}
