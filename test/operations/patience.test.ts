import { describe, expect, it } from 'vitest';
import { InputError, patiently, UndercurrentError } from '../../src/index.ts';

const away = (): UndercurrentError => new UndercurrentError('AWAY', 'it is away.', { passing: true });

function patience(maxWaits = Number.POSITIVE_INFINITY) {
  const stop = new AbortController();
  const slept: number[] = [];
  const said: string[] = [];
  return {
    slept,
    said,
    parts: {
      signal: stop.signal,
      sleep: async (ms: number) => {
        slept.push(ms);
        if (slept.length >= maxWaits) stop.abort();
      },
      waits: (error: UndercurrentError, _: number, attempt: number) =>
        void said.push(`${attempt} ${error.message}`),
    },
  };
}

describe('patience', () => {
  it('tries again with longer waits, at most a minute, until it works', async () => {
    const { parts, slept, said } = patience();
    let left = 8;
    const work = async (): Promise<string> => {
      left -= 1;
      if (left > 0) throw away();
      return 'works';
    };
    expect(await patiently(work, parts)).toBe('works');
    expect(slept).toEqual([2_000, 4_000, 8_000, 16_000, 32_000, 60_000, 60_000]);
    expect(said[0]).toBe('1 it is away.');
  });

  it('does not try again what is wrong by itself', async () => {
    const { parts, slept } = patience();
    await expect(
      patiently(async () => {
        throw new InputError('the token is wrong.');
      }, parts),
    ).rejects.toThrow('the token is wrong.');
    await expect(
      patiently(async () => {
        throw new TypeError('a bug');
      }, parts),
    ).rejects.toThrow('a bug');
    expect(slept).toEqual([]);
  });

  it('ends with the program', async () => {
    const { parts, slept } = patience(3);
    const never = async (): Promise<never> => {
      throw away();
    };
    expect(await patiently(never, parts)).toBeUndefined();
    expect(slept).toHaveLength(3);
  });
});
