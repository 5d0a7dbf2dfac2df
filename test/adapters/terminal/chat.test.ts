import { PassThrough } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { startTerminal } from '../../../adapters/terminal/index.ts';
import { createBot, createChatFor, loadConfig } from '../../../src/index.ts';
import { NOW } from './run.ts';

const bot = createBot({ now: () => NOW });
const talk = await createChatFor(bot, loadConfig({}), () => NOW);
const CTRL_C = '\u0003';
const CTRL_D = '\u0004';

/** Types at a made-up terminal; resolves with what it showed once the chat has ended. */
async function chat(...typed: string[]): Promise<{ code: number; shown: string }> {
  const stdin = Object.assign(new PassThrough(), { isTTY: true, setRawMode: () => {} });
  const stdout = Object.assign(new PassThrough(), { isTTY: true, columns: 80 });
  let shown = '';
  stdout.on('data', (chunk) => {
    shown += String(chunk);
  });
  const ended = startTerminal(bot, talk, { stdin, stdout, stderr: new PassThrough() }, { color: false });
  for (const keys of typed) {
    await new Promise((resolve) => setTimeout(resolve, 60));
    stdin.write(keys);
  }
  const code = await ended;
  return { code, shown };
}

describe('the chat', () => {
  it('greets a newcomer in at most twelve lines of at most 80 columns', async () => {
    const { code, shown } = await chat(CTRL_D);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: the line editor moves the cursor with these
    const plain = shown.replace(/\u001b\[\d*[A-Z]/g, '');
    const greeting = plain.slice(0, plain.indexOf('›')).trimEnd().split('\n');
    expect(greeting.length).toBeLessThanOrEqual(12);
    expect(Math.max(...greeting.map(({ length }) => length))).toBeLessThanOrEqual(80);
    expect(greeting.join('\n')).toContain('Recorded day: Friday 30 January 2026');
    expect(code).toBe(0);
  });

  it('answers a line and leaves on /quit', async () => {
    const { code, shown } = await chat('/indicator gold\r', '/quit\r');
    expect(shown).toContain('-10.3%');
    expect(code).toBe(0);
  });

  it('keeps the day and the language that were chosen', async () => {
    const { shown } = await chat('/asof 2024-08-05\r', '/lang es\r', '/indicator vix\r', CTRL_D);
    expect(shown).toContain('Monday 5 August 2024');
    expect(shown).toContain('Día registrado: lunes 5 de agosto de 2024');
    expect(shown).toContain('38,57');
  });

  it('goes on after a line that it does not understand', async () => {
    const { code, shown } = await chat(
      '/asof 2026-13-45\r',
      '/asof 2031-01-01\r',
      '/drivrs\r',
      '/help\r',
      CTRL_D,
    );
    expect(shown).toContain('is not a date');
    expect(shown).toContain('lies in the future');
    expect(shown).toContain('did you mean /drivers?');
    expect(shown).toContain('/framework [node]');
    expect(code).toBe(0);
  });

  it('cancels a line on ctrl-C, says how to leave, and leaves on the next one', async () => {
    const { code, shown } = await chat('/indicator go', CTRL_C, CTRL_C);
    expect(shown).toContain('Press ctrl-C again to leave.');
    expect(shown).not.toContain('-10.3%');
    expect(code).toBe(0);
  });
});
