import { afterEach, describe, expect, it } from 'vitest';
import { CHAT_COMMANDS } from '../../../src/commands.ts';
import { chatWith, FIVE_TOOLS, GOOD, GOOD_SHOWN, LABEL } from '../../chat/helpers.ts';
import { ScriptedModel } from '../../fakes/scripted-model.ts';
import { textOf } from '../../fakes/telegram/people.ts';
import { png, type Running, type RunningOptions, running } from './setup.ts';

let open: Running[] = [];
const start = async (options: RunningOptions = {}): Promise<Running> => {
  const made = await running(options);
  open.push(made);
  return made;
};
const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

afterEach(async () => {
  const problems = open.flatMap(({ server }) => server.problems);
  await Promise.all(open.map(({ close }) => close()));
  open = [];
  expect(problems).toEqual([]);
});

const PICTURES = { for: async () => ({ png: png(), alt: 'a chart', title: 'What moved' }) };
const DAY = '2026-01-30';
const WHY = `why is everything falling on ${DAY}?`;

describe('in a private chat', () => {
  it('every command is answered', async () => {
    const { server } = await start();
    for (const { name, argument } of CHAT_COMMANDS) {
      const person = server.person();
      const given = argument?.kind === 'question' ? ' why is gold down?' : argument?.required ? ' gold' : '';
      person.say(`/${name}${given}`);
      const message = await person.waitFor(({ text = '' }) => text.length > 20, `an answer to /${name}`);
      expect(message.entities.length, name).toBeGreaterThanOrEqual(0);
    }
  });

  it('a question gets its first line first, its words, and buttons', async () => {
    const { server } = await start();
    const person = server.person();
    person.say(WHY);
    const message = await person.waitFor(({ buttons }) => buttons.length > 0);
    expect(textOf(message).split('\n')[0]).toBe(LABEL);
    expect(message.entities[0]).toMatchObject({ type: 'italic', offset: 0, length: LABEL.length });
    expect(message.buttons.flat().map(({ text }) => text)).toEqual([
      'Evidence',
      'Against it',
      'Chart',
      'Analog',
      'Sources',
      'Refresh',
    ]);
    expect(server.actions[0]).toMatchObject({ chat_id: person.chat.id, action: 'typing' });
  });

  it('the answer grows with the verified lines, in one message', async () => {
    const steps = GOOD.flatMap((sentence) => [sentence, { waitMs: 60 }]);
    const model = new ScriptedModel([FIVE_TOOLS, steps], { sleep: wait });
    const { server } = await start({ chat: chatWith(model) });
    const person = server.person();
    person.say(WHY);
    const message = await person.waitFor(({ buttons }) => buttons.length > 0);
    expect(person.received).toHaveLength(1);
    const versions = message.versions.map(({ text }) => text);
    expect(versions[0]).toMatch(/^(reading|testing|comparing).* …$/);
    const growing = versions.filter((text) => text.startsWith(GOOD_SHOWN[0]) && text.endsWith('…'));
    expect(growing.length).toBeGreaterThanOrEqual(2);
    for (const shown of GOOD_SHOWN) expect(versions.at(-1)).toContain(shown);
    expect(versions.at(-1)).not.toContain('…');
  });

  it('a picture stands under the words, with the buttons', async () => {
    const { server } = await start({ desk: { pictures: PICTURES } });
    const person = server.person();
    person.say(WHY);
    const photo = await person.waitFor((message) => message.photo !== undefined);
    expect(photo.caption).toBe('What moved');
    expect(photo.buttons.flat()).toHaveLength(6);
    expect(person.received[0]?.buttons).toEqual([]);
  });

  it('a picture that Telegram refuses leaves the words with their buttons', async () => {
    const { server } = await start({ desk: { pictures: PICTURES } });
    server.fault('sendPhoto', {
      kind: 'refuse',
      status: 400,
      description: 'Bad Request: IMAGE_PROCESS_FAILED',
    });
    const person = server.person();
    person.say(WHY);
    const message = await person.waitFor(({ buttons }) => buttons.length > 0);
    expect(message.text).toContain(LABEL);
  });

  it('buttons work: an answer below, the chart with its caption, and a kind word for a foreign one', async () => {
    const { server } = await start({ desk: { pictures: PICTURES } });
    const person = server.person();
    person.say(WHY);
    const message = await person.waitFor(({ buttons }) => buttons.length > 0);
    expect(await person.press(message, 'Against it')).toEqual({ text: '', alert: false });
    await person.waitFor(
      ({ text = '' }) => text.includes('0.4 times its usual level'),
      'what speaks against it',
    );
    await person.press(message, 'Chart');
    await person.waitFor(({ caption = '' }) => caption.startsWith(LABEL), 'the chart');
    const last = person.received.at(-1)!.message_id;
    await person.press(message, 'Refresh');
    await person.waitFor(({ message_id, text = '' }) => message_id > last && text.includes(LABEL));
    const foreign = await person.press(message, '9~xx');
    expect(foreign).toEqual({ text: 'This button is from an older version. Please ask again.', alert: true });
  });

  it('a button that is pressed thirty times is answered once, and again later', async () => {
    const { server } = await start();
    const person = server.person();
    person.say(WHY);
    const message = await person.waitFor(({ buttons }) => buttons.length > 0);
    const notices = await Promise.all(Array.from({ length: 30 }, () => person.press(message, 'Evidence')));
    expect(notices.filter(({ text }) => text === '')).toHaveLength(1);
    expect(notices.filter(({ text, alert }) => text === 'Already on it.' && !alert)).toHaveLength(29);
    await wait(400);
    expect(person.received).toHaveLength(2);
    await wait(1_500);
    await person.press(message, 'Evidence');
    await person.waitFor(({ message_id }) => message_id > person.received[1]!.message_id, 'a second answer');
  });

  it('a reply to an answer goes on from there', async () => {
    const { server } = await start();
    const person = server.person();
    person.say(`why is gold down on ${DAY}?`);
    const gold = await person.waitFor(({ buttons }) => buttons.length > 0);
    person.say('how is bitcoin today?');
    await person.waitFor((message) => message !== gold && message.buttons.length > 0);
    person.say('and silver?', { replyTo: gold });
    await person.waitFor(
      (message) =>
        message.message_id > gold.message_id + 2 &&
        /silver/i.test(textOf(message)) &&
        textOf(message).includes(LABEL),
    );
  });

  it('a talk keeps its day: from message to message, and in a reply after another day was spoken of', async () => {
    const { server } = await start();
    const person = server.person();
    const then = 'Monday 5 August 2024';
    const told = async (
      question: string,
      replyTo?: Parameters<typeof person.say>[1],
    ): ReturnType<typeof person.waitFor> => {
      const last = person.received.at(-1)?.message_id ?? 0;
      person.say(question, replyTo);
      return person.waitFor(({ message_id, buttons }) => message_id > last && buttons.length > 0, question);
    };
    let first = await told('why is everything falling on 2024-08-05?');
    first = await told('and gold?');
    expect(textOf(first)).toContain(then);
    expect(textOf(await told('and gold today?'))).not.toContain(then);
    expect(textOf(await told('why?', { replyTo: first }))).toContain(then);
  });

  it('the words can be replied to while their picture is still being drawn', async () => {
    const model = new ScriptedModel([FIVE_TOOLS, GOOD, FIVE_TOOLS, GOOD], { sleep: wait });
    const pictures = {
      for: () => wait(1_500).then(() => ({ png: png(), alt: 'a chart', title: 'What moved' })),
    };
    const { server } = await start({ chat: chatWith(model), desk: { pictures } });
    const person = server.person();
    person.say(WHY);
    const answer = await person.waitFor(({ text = '' }) => text.includes('Sources'), 'the words');
    await wait(50);
    expect(person.received.some(({ photo }) => photo)).toBe(false);
    person.say('and oil?', { replyTo: answer });
    await person.waitFor(
      ({ message_id, text = '' }) => message_id > answer.message_id && text.includes('Sources'),
      'the follow-up',
    );
    expect(JSON.stringify(model.requests.at(-1))).toContain(WHY);
  });

  it('a photo is answered by its caption, and one without words with a hint', async () => {
    const { server } = await start();
    const person = server.person();
    person.show(WHY);
    await person.waitFor(({ text = '' }) => text.includes(LABEL));
    person.show();
    await person.waitFor(({ text = '' }) => text.startsWith('Ask me something'));
  });

  it('a look-up may name its day and its window, an unknown command is told so', async () => {
    const { server } = await start();
    const person = server.person();
    person.say('/drivers 2020-03-12 3');
    const card = await person.waitFor(({ text = '' }) => text.includes('12 March 2020'));
    expect(card.text).toContain('3 sessions');
    person.say('/nonsense');
    await person.waitFor(({ text = '' }) => text.includes('/nonsense'));
    person.say('/indicater gold');
    await person.waitFor(({ text = '' }) => text.includes('Did you mean /indicator?'));
  });

  it('speaks the language of the device for commands', async () => {
    const { server } = await start();
    const person = server.person({ language_code: 'zh-hans' });
    person.say('/indicator gold');
    const message = await person.waitFor(({ buttons }) => buttons.length > 0);
    expect(textOf(message)).toContain('黄金');
    expect(message.buttons.flat()[0]?.text).toBe('图表');
  });

  it('edits of a question are left alone', async () => {
    const { server } = await start();
    const person = server.person();
    const asked = person.say(WHY);
    await person.waitFor(({ buttons }) => buttons.length > 0);
    person.edit(asked, 'why is gold down?');
    await wait(100);
    expect(person.received).toHaveLength(1);
  });

  it('long answers become pages that can be turned, also after a restart', async () => {
    const first = await start();
    const person = first.server.person();
    person.say('/snapshot');
    const message = await person.waitFor(({ buttons }) => buttons.length > 0);
    expect(person.received).toHaveLength(1);
    const [before, now, after] = [message.text, message.buttons[0]![0]!.text, message.buttons[0]![1]!.text];
    expect([now.slice(0, 4), after]).toEqual(['1 / ', 'More ›']);
    await person.press(message, 'More ›');
    await person.waitFor(({ text }) => text !== before);
    const second = message.text;
    await first.adapter.stop(500);
    await start({ server: first.server });
    await person.press(message, '‹ Back');
    await person.waitFor(({ text }) => text !== second);
    expect(message.text).toBe(before);
  });
});

describe('in a group', () => {
  it('hears commands, mentions and replies, quotes what it answers, and nothing else', async () => {
    const { server, adapter } = await start();
    const group = server.group();
    const person = server.join(server.person(), group);
    person.say('everything is falling, why?');
    const mention = person.say(`@${adapter.self.username} ${WHY}`);
    const answered = await person.waitFor(({ buttons }) => buttons.length > 0);
    expect(answered.replyTo?.message_id).toBe(mention.message_id);
    person.say('how sure are you?', { replyTo: answered });
    await person.waitFor(
      ({ message_id, text = '' }) => message_id > answered.message_id && text.includes(LABEL),
    );
    person.say('/why@other_bot');
    person.say(`/indicator@${adapter.self.username} gold`);
    await person.waitFor(({ text = '' }) => text.includes('Gold ·') || /\n\nGold\b/.test(text));
    expect(person.received).toHaveLength(3);
  });

  it('stays in its topic', async () => {
    const { server } = await start();
    const group = server.group({ type: 'supergroup', is_forum: true, topics: new Set([77]) });
    const person = server.join(server.person(), group);
    person.say('/indicator gold', { threadId: 77 });
    const message = await person.waitFor(({ buttons }) => buttons.length > 0);
    expect(message.threadId).toBe(77);
  });

  it('follows a group that becomes a supergroup in the middle of an answer', async () => {
    const model = new ScriptedModel([FIVE_TOOLS, [{ waitMs: 200 }, ...GOOD]], { sleep: wait });
    const { server } = await start({ chat: chatWith(model) });
    const group = server.group();
    const person = server.join(server.person(), group);
    person.say(`/ask ${WHY}`);
    await person.waitFor(() => true, 'the placeholder');
    const bigger = server.migrate(group);
    await server.join(person, bigger).waitFor(({ buttons }) => buttons.length > 0);
  });

  it('keeps people apart: one cannot go on with the talk of another without a reply', async () => {
    const { server } = await start();
    const group = server.group();
    const [one, two] = [server.join(server.person(), group), server.join(server.person(), group)];
    one.say(`/ask why is gold down on ${DAY}?`);
    await one.waitFor(({ text = '' }) => text.includes('30 January'));
    two.say('/ask and silver?');
    const other = await two.waitFor(({ message_id, text = '' }) => message_id > 2 && text.includes('Silver'));
    expect(other.message_id).toBeGreaterThan(0);
  });
});

describe('in inline mode', () => {
  it('offers answers by code for what is typed', async () => {
    const { server } = await start();
    const person = server.person();
    const empty = await person.inline('');
    expect(empty.map(({ id }) => id)).toContain('why');
    const gold = await person.inline('gold');
    expect(gold[0]).toMatchObject({ type: 'article', id: 'indicator.gold', title: 'Gold' });
    expect((await person.inline('why is gold down'))[0]).toMatchObject({ id: 'ask' });
  });
});
