import { describe, expect, it } from 'vitest';
import { createKeptReplies } from '../../../src/sources/http/kept.ts';

describe('kept replies', () => {
  const reply = (size: number, headers = { etag: '"1"' } as Record<string, string>) => ({
    status: 200,
    url: new URL('https://a.example'),
    headers,
    bytes: new Uint8Array(size),
  });

  it('stay within their bytes: the least used leave first', () => {
    const kept = createKeptReplies(100, 60);
    kept.keep('a', reply(40));
    kept.keep('b', reply(40));
    kept.answer('a');
    kept.keep('c', reply(40));
    expect(['a', 'b', 'c'].map((key) => kept.answer(key) !== undefined)).toEqual([true, false, true]);
    kept.keep('d', reply(61));
    expect(kept.question('d')).toEqual({});
    kept.keep('a', reply(60));
    expect(['a', 'c'].map((key) => kept.answer(key)?.bytes.length)).toEqual([60, 40]);
  });

  it('are not those without a mark, or with a cookie', () => {
    const kept = createKeptReplies();
    kept.keep('a', reply(1, {}));
    kept.keep('b', reply(1, { etag: '"1"', 'set-cookie': 'A=1' }));
    expect([kept.answer('a'), kept.answer('b')]).toEqual([undefined, undefined]);
  });
});
