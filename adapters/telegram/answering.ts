import type { DeskEvent, DeskRequest, FrontDesk, Picture, Warner } from '../../src/index.ts';
import { TelegramFailure } from './failure.ts';
import { LiveMessage, type LiveTimings } from './live-message.ts';
import type { Keyboard, Outbox, Place } from './outbox.ts';
import { type createPageKeeper, keyboardOf, MAX_MESSAGES, pageKeyboard } from './pages.ts';
import { captionText, renderAnswer } from './render.ts';
import { type RichText, RichTextBuilder } from './rich-text.ts';
import { MAX_CAPTION, split } from './split.ts';
import { WORDS } from './words.ts';

export interface AnsweringParts {
  readonly desk: FrontDesk;
  readonly outbox: Outbox;
  readonly pages: ReturnType<typeof createPageKeeper>;
  readonly timings: LiveTimings;
  readonly logger?: Warner;
}

export interface Asking {
  readonly request: Omit<DeskRequest, 'signal'>;
  readonly place: Place;
  /** The message of the person, quoted by the answer in groups. */
  readonly messageId?: number;
  /** Called once, when the wish is taken over: a crash after that does not bring it back. */
  readonly begun: () => void;
  /** The message that shows how far it is. */
  readonly onShown?: (messageId: number) => void;
  /** Before its last word goes out: from then on a crash must not lead to a second one. */
  readonly onLast?: () => Promise<void>;
  /** What became of it first; true when that was all that had to be said, such as in a notice. */
  readonly onFirst?: (event: DeskEvent | undefined) => Promise<boolean>;
}

type Answered = Extract<DeskEvent, { type: 'answer' }>;

/** Longer than any drawing; an answer does not wait for its picture. */
const PICTURE_MS = 10_000;
const LOOK = { theme: 'dark', shape: 'phone' } as const;

/** From a wish to the messages of its answer. Throws only for a bug. */
export async function answer(parts: AnsweringParts, asking: Asking): Promise<void> {
  const { desk, outbox, timings, logger } = parts;
  const { request, place, messageId } = asking;
  const left = new AbortController();
  const replyTo = place.isGroup ? messageId : undefined;
  const live = new LiveMessage({
    outbox,
    place,
    timings,
    ...(replyTo === undefined ? {} : { replyTo }),
    ...(logger ? { logger } : {}),
    onClosed: () => left.abort(),
    ...(asking.onShown ? { onShown: asking.onShown } : {}),
  });
  let first = true;
  try {
    for await (const event of desk.handle({ ...request, signal: left.signal })) {
      if (first) {
        first = false;
        asking.begun();
        if (await asking.onFirst?.(event)) return;
        if (event.type !== 'refused') {
          live.start();
          // In a crowd the first sign goes out before the work of anybody's answer begins.
          await new Promise((resolve) => setImmediate(resolve));
        }
      }
      if (event.type === 'answer' || event.type === 'refused') await asking.onLast?.();
      if (event.type === 'working') live.says(event.what);
      else if (event.type === 'line') live.line(event.line, event.first);
      else if (event.type === 'refused') await refuse(outbox, live, place, event, replyTo);
      else await deliver(parts, asking, event, await live.finish(), replyTo);
    }
    if (first) await asking.onFirst?.(undefined);
  } catch (error) {
    if (!(error instanceof TelegramFailure)) throw error;
    const what = error.kind === 'closed' ? 'nobody to answer to' : 'an answer could not be sent';
    logger?.warn({ err: error }, `telegram: ${what}`);
  } finally {
    await live.finish();
  }
}

async function refuse(
  outbox: Outbox,
  live: LiveMessage,
  place: Place,
  { sentence, repeated }: Extract<DeskEvent, { type: 'refused' }>,
  replyTo: number | undefined,
): Promise<void> {
  const shown = await live.finish();
  const rich = new RichTextBuilder().add(sentence).build();
  if (shown !== undefined) await outbox.edit(place, shown, { rich });
  else if (!repeated) await outbox.send(place, { rich, ...(replyTo === undefined ? {} : { replyTo }) });
}

async function deliver(
  parts: AnsweringParts,
  { request, place }: Asking,
  event: Answered,
  placeholder: number | undefined,
  replyTo: number | undefined,
): Promise<void> {
  const { desk } = parts;
  const sent: number[] = [];
  let linked = 0;
  const link = async (): Promise<void> => {
    if (event.turnId === undefined) return;
    while (linked < sent.length) await desk.link({ ...request.who }, event.turnId, String(sent[linked++]));
  };
  if (event.pictureFirst) await deliverPicture(parts, place, event, placeholder, replyTo, sent);
  else await deliverText(parts, place, event, placeholder, replyTo, sent, link);
  await link();
}

async function deliverText(
  { outbox, pages }: AnsweringParts,
  place: Place,
  { answer, actions, picture }: Answered,
  placeholder: number | undefined,
  replyTo: number | undefined,
  sent: number[],
  link: () => Promise<void>,
): Promise<void> {
  const chunks = renderAnswer(answer);
  const buttons = keyboardOf(actions);
  const paged = chunks.length > MAX_MESSAGES;
  // Under the picture, where there is one: the last thing that is read.
  const drawing = picture && withLimit(picture(LOOK));
  const shown = paged ? chunks.slice(0, 1) : chunks;
  for (const [i, rich] of shown.entries()) {
    const isLast = i === shown.length - 1;
    const keyboard = paged
      ? pageKeyboard(1, { chunks, actions: buttons }, answer.language)
      : isLast && !drawing
        ? buttons
        : [];
    const message = { rich, keyboard, ...(replyTo === undefined ? {} : { replyTo }) };
    sent.push(
      i === 0 && placeholder !== undefined
        ? await outbox.edit(place, placeholder, message)
        : await outbox.send(place, message),
    );
  }
  if (paged) pages.keep(place.chatId, sent[0]!, { chunks, actions: buttons });
  if (!drawing) return;
  // The words can be replied to while the picture is still on its way.
  await link();
  const drawn = await drawing;
  const id =
    drawn &&
    (await sendPhoto(outbox, place, drawn, plain(drawn.title), paged ? [] : buttons, sent.at(-1), 'later'));
  if (id !== undefined) sent.push(id);
  else if (!paged && buttons.length > 0) await outbox.buttons(place, sent.at(-1)!, buttons);
}

/** A picture that was asked for: the verdict stands under it, what does not fit there after it. */
async function deliverPicture(
  { outbox }: AnsweringParts,
  place: Place,
  { answer, actions, picture }: Answered,
  placeholder: number | undefined,
  replyTo: number | undefined,
  sent: number[],
): Promise<void> {
  outbox.act(place, 'upload_photo');
  const drawn = await (picture && withLimit(picture(LOOK)));
  const [caption, ...more] = split(captionText(answer), MAX_CAPTION);
  const keyboard = keyboardOf(actions);
  const id =
    drawn && (await sendPhoto(outbox, place, drawn, caption ?? plain(drawn.title), keyboard, replyTo, 'now'));
  if (id === undefined) {
    const rich = plain(WORDS[answer.language].noPicture);
    if (placeholder !== undefined) sent.push(await outbox.edit(place, placeholder, { rich }));
    else sent.push(await outbox.send(place, { rich, ...(replyTo === undefined ? {} : { replyTo }) }));
    return;
  }
  sent.push(id);
  for (const rich of more) sent.push(await outbox.send(place, { rich }));
  if (placeholder !== undefined) await outbox.remove(place, placeholder);
}

/** Undefined when Telegram refuses the picture: the words stand without it. */
async function sendPhoto(
  outbox: Outbox,
  place: Place,
  picture: Picture,
  rich: RichText,
  keyboard: Keyboard,
  replyTo: number | undefined,
  urgency: 'now' | 'later',
): Promise<number | undefined> {
  try {
    const message = {
      rich: split(rich, MAX_CAPTION)[0] ?? rich,
      keyboard,
      ...(place.isGroup && replyTo !== undefined ? { replyTo } : {}),
    };
    return await outbox.photo(place, picture, message, urgency);
  } catch (error) {
    if (!(error instanceof TelegramFailure) || error.kind === 'closed') throw error;
    return undefined;
  }
}

function plain(text: string): RichText {
  return new RichTextBuilder().add(text).build();
}

async function withLimit<T>(work: Promise<T>): Promise<T | undefined> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const limit = new Promise<undefined>((resolve) => {
    timer = setTimeout(() => resolve(undefined), PICTURE_MS);
  });
  try {
    return await Promise.race([work, limit]);
  } finally {
    clearTimeout(timer);
  }
}
