import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createDigestService } from '../../src/digest-service.ts';
import { createEventCalendar } from '../../src/events/calendar.ts';
import { createDigestDesk } from '../../src/front-desk/digest-desk.ts';
import type { DeskRequest } from '../../src/front-desk/types.ts';
import { plainText } from '../../src/index.ts';
import { bot } from '../chat/helpers.ts';
import { type Bench, bench } from '../delivery/setup.ts';
import { deskWith, last, request } from './helpers.ts';

/** Tuesday, 09:00 in Madrid. */
const NOW = Date.parse('2026-11-24T08:00Z');
let at: Bench;
let changes = 0;

beforeEach(async () => {
  at = await bench(NOW);
  changes = 0;
});
afterEach(() => at.close());

function desk() {
  const parts = { bot, store: at.store, now: () => at.clock.nowMs };
  const service = createDigestService({
    ...parts,
    calendar: createEventCalendar(),
    logger: { warn: () => undefined },
  });
  const changed = (): void => {
    changes += 1;
  };
  const digests = createDigestDesk({ ...parts, service, changed });
  return { front: deskWith({ digests }), service };
}
const digest = (words: string, more: Partial<DeskRequest> = {}): DeskRequest =>
  request(
    { type: 'command', name: 'digest', ...(words === '' ? {} : { argument: words }) },
    { isAdmin: async () => true, ...more },
  );
const said = async (words: string, more: Partial<DeskRequest> = {}) =>
  plainText((await last(desk().front.handle(digest(words, more)), 'answer')).answer);
const rules = () => at.store.digestRules.ofChat({ platform: 'test', chatId: 'c' });

describe('/digest', () => {
  it('is set in words, and says when the next one comes', async () => {
    const text = await said('on 08:00 Europe/Madrid daily');
    expect(text).toContain('The digest is on.');
    expect(text).toContain('Every day at 08:00 (Europe/Madrid)');
    // Eight o'clock of today is over.
    expect(text).toContain('Next: Wednesday 25 Nov 2026, 08:00 (07:00 UTC)');
    expect(changes).toBe(1);
    expect(await rules()).toMatchObject([
      { active: true, weekdays: [1, 2, 3, 4, 5, 6, 7], language: 'en', length: 'normal', setBy: 'u' },
    ]);
  });

  it('shows on Discord the forms that can be filled in there, and no words that cannot be sent', async () => {
    const who = { platform: 'discord', chatId: 'c', userId: 'u' };
    const text = await said('status', { who });
    expect(text).toContain('/digest on [time] [zone] [days]');
    expect(text).not.toContain('/digest on 08:00');
    expect(await said('status')).toContain('/digest on 08:00');
  });

  it('changes what is named and keeps the rest', async () => {
    await said('on 08:00 Europe/Madrid daily long pictures');
    const text = await said('on 19:30', { language: 'es' });
    expect(text).toContain('El resumen ha cambiado.');
    expect(text).toContain('Todos los días a las 19:30 (Europe/Madrid)');
    expect(await rules()).toMatchObject([{ time: '19:30', length: 'long', pictures: true, language: 'en' }]);
    expect(await said('off')).toContain('The digest is off');
    expect(await said('')).toContain('The digest of this chat is off.');
    expect(await said('off')).toContain('no digest here that could be stopped');
    expect(await said('on')).toContain('The digest is on.');
    expect((await rules()).length).toBe(1);
  });

  it('comes once a day, also when its time is moved after it came', async () => {
    await said('on 10:00 Europe/Madrid daily');
    at.clock.nowMs = Date.parse('2026-11-24T09:00Z');
    await at.runner().runOnce();
    expect(at.sender.sent).toEqual([]);
    const [rule] = await rules();
    // The runner of this test sends for Telegram only; the delivery of today is planned all the same.
    expect((await at.store.deliveries.ofSource(rule!.id, 5)).map(({ eventKey }) => eventKey)).toEqual([
      '2026-11-24',
    ]);
    expect(await said('on 18:00')).toContain('Next: Wednesday 25 Nov 2026, 18:00');
  });

  it('asks for a time zone, and names what it does not understand', async () => {
    const sorry = async (words: string) =>
      (await last(desk().front.handle(digest(words)), 'refused')).sentence;
    expect(await sorry('on 08:00')).toContain('In which time zone?');
    expect(await sorry('on 08:00 Europe/Madird')).toContain('did you mean Europe/Madrid');
    expect(await rules()).toEqual([]);
  });

  it('is for those who manage the chat; anybody may look', async () => {
    const guest = { isAdmin: async () => false };
    for (const words of ['on 08:00 UTC', 'off', 'now'])
      expect((await last(desk().front.handle(digest(words, guest)), 'refused')).sentence).toContain(
        'Only those who manage this chat',
      );
    expect(await said('', guest)).toContain('This chat has no digest');
    expect(await said('preview short', guest)).toContain('Moved on');
  });

  it('keeps the topics of a group apart', async () => {
    const topic = (threadId: string) => ({ who: { platform: 'test', chatId: 'c', userId: 'u', threadId } });
    await said('on 08:00 UTC', topic('1'));
    expect(await said('', topic('2'))).toContain('This chat has no digest');
    expect(await said('')).toContain('This chat has no digest');
    await said('on 09:00 UTC', topic('2'));
    expect((await rules()).map(({ threadId, time }) => `${threadId} ${time}`).sort()).toEqual([
      '1 08:00',
      '2 09:00',
    ]);
  });

  it('starts a paused chat again', async () => {
    await said('on 08:00 UTC');
    await at.store.chats.pause({ platform: 'test', chatId: 'c' }, 'Forbidden');
    expect(await said('')).toContain('Paused: Forbidden');
    await said('on');
    expect(await at.store.chats.paused()).toEqual([]);
  });

  it('is posted now, with buttons, and offered while somebody types', async () => {
    const { front } = desk();
    const now = await last(front.handle(digest('now 9:00')), 'refused');
    expect(now.sentence).toContain('takes no settings');
    const { answer, actions } = await last(front.handle(digest('now')), 'answer');
    expect(plainText(answer)).toContain('Next 24 hours');
    expect(actions.map(({ kind }) => kind)).toContain('evidence');
    expect(front.complete('settings', 'on 8:00 Mad', 'en').map(({ value }) => value)).toContain(
      'on 8:00 Europe/Madrid',
    );
    expect(front.complete('settings', '', 'en')[0]?.value).toBe('status');
  });
});

describe('a digest that cannot be delivered any more', () => {
  it('tells who set it up, where that person can be reached', async () => {
    const { service } = desk();
    const delivery = (setBy: string) => ({
      id: 'd',
      kind: 'digest' as const,
      sourceId: 'r',
      eventKey: '2026-11-24',
      platform: 'telegram',
      chatId: '-100',
      state: 'failed' as const,
      dueAtMs: NOW,
      attempts: 1,
      nonce: 'n',
      messageIds: [],
      createdAtMs: NOW,
      updatedAtMs: NOW,
      payload: { edition: '2026-11-24T08:00', language: 'es', length: 'normal', pictures: false, setBy },
    });
    await service.source.onClosed!(delivery('77'), at.sender);
    expect(at.sender.sent.map(({ chatId }) => chatId)).toEqual(['77']);
    // In a chat of one's own the same person closed it.
    await service.source.onClosed!(delivery('-100'), at.sender);
    expect(at.sender.sent.length).toBe(1);
  });
});
