import type { Choice, DeskEvent, DeskRequest, FrontDesk, Language, Picture } from '../../src/index.ts';
import { Draft } from './draft.ts';
import { escapeMarkdown } from './escape.ts';
import { described, isClosedPlace, isMessageGone, isNotOurs } from './failures.ts';
import type { Outlet } from './outlet.ts';
import {
  fileOf,
  type Payload,
  pagePayload,
  type Surface,
  type View,
  type Views,
  viewOf,
  withPicture,
} from './view.ts';
import { DISCORD_WORDS } from './words.ts';

export interface Log {
  info(fields: Readonly<Record<string, unknown>>, message: string): void;
  warn(fields: Readonly<Record<string, unknown>>, message: string): void;
}

export interface ServeParts {
  readonly desk: FrontDesk;
  readonly views: Views;
  readonly log: Log;
  readonly editEveryMs?: number;
}

/** A picture that is not ready by then follows in a second edit: the text does not wait for it. */
const PICTURE_WAIT_MS = 1_200;
const PICTURE_NAME = 'chart.png';

type Answered = Extract<DeskEvent, { type: 'answer' }>;

const wait = (ms: number): Promise<undefined> =>
  new Promise((resolve) => {
    setTimeout(() => resolve(undefined), ms).unref();
  });

/** Lets the desk answer one wish, and shows what it says. Never throws. */
export async function serve(parts: ServeParts, request: DeskRequest, outlet: Outlet): Promise<void> {
  const { desk, log } = parts;
  const gone = new AbortController();
  const onError = (error: unknown): void => {
    // Who deletes the answer while it is written does not want it.
    if (isMessageGone(error) || isNotOurs(error) || isClosedPlace(error)) gone.abort();
    else log.warn(described(error), 'discord: an edit failed');
  };
  const draft = new Draft({
    show: (make) => outlet.show(make),
    onError,
    ...(parts.editEveryMs === undefined ? {} : { editEveryMs: parts.editEveryMs }),
  });
  const signal = request.signal ? AbortSignal.any([request.signal, gone.signal]) : gone.signal;
  try {
    for await (const event of desk.handle({ ...request, signal })) {
      if (signal.aborted) return;
      if (event.type === 'working') {
        if (outlet.streams) draft.working(event.what);
      } else if (event.type === 'line') {
        if (outlet.streams) draft.line(event.line);
      } else {
        await draft.stop();
        if (signal.aborted) return;
        if (event.type === 'answer') await finish(parts, request, outlet, event, onError);
        else await refuse(outlet, draft, event, request);
      }
    }
  } catch (error) {
    await explain(parts, outlet, error, request.language ?? 'en');
  } finally {
    await draft.stop();
    outlet.end();
  }
}

async function refuse(
  outlet: Outlet,
  draft: Draft,
  { sentence, repeated }: Extract<DeskEvent, { type: 'refused' }>,
  { wish, isGroup }: DeskRequest,
): Promise<void> {
  // Lines that are verified stay: they are true, only not all.
  if (draft.lines.length > 0) {
    await outlet.show((surface) => draft.payload(surface, sentence));
    return;
  }
  // Said once; a flood in a group is not answered with a flood.
  if (repeated && wish.type === 'text' && isGroup) return;
  await outlet.whisper(escapeMarkdown(sentence));
}

async function finish(
  parts: ServeParts,
  request: DeskRequest,
  outlet: Outlet,
  event: Answered,
  onError: (error: unknown) => void,
): Promise<void> {
  const { desk, log, views } = parts;
  const drivers = driversOf(desk, event);
  const drawing = event.picture && outlet.surface.files ? event.picture() : undefined;
  // The promise is awaited below, perhaps later than it settles.
  drawing?.catch(() => undefined);
  const ready = drawing ? await Promise.race([drawing, wait(PICTURE_WAIT_MS)]) : undefined;
  const show = (picture: Picture | undefined): Promise<string | undefined> =>
    outlet.show((surface) => {
      const { view, payload } = composed(event, drivers, surface, picture);
      // Before it is sent: a page may be turned sooner than Discord has answered here.
      views.keep(view);
      return payload;
    });
  const link = async (id: string | undefined): Promise<void> => {
    if (id !== undefined && event.turnId !== undefined) await desk.link(request.who, event.turnId, id);
  };
  // Somebody may reply sooner than Discord has answered here.
  const known = outlet.messageId;
  await link(known);
  const id = await show(ready);
  if (id !== known) await link(id);
  if (id === undefined)
    log.warn({}, 'discord: an answer came after its time, and the bot may not write there');
  if (!drawing || ready) return;
  const late = await drawing;
  if (late && id !== undefined) await show(late).catch(onError);
}

/** The message of an answer, as far as the place allows it. */
export function composed(
  event: Pick<Answered, 'answer' | 'actions' | 'picture' | 'pictureFirst'>,
  drivers: readonly Choice[],
  surface: Surface,
  picture: Picture | undefined,
): { readonly view: View; readonly payload: Payload } {
  const shown = surface.files ? picture : undefined;
  // A caption says what is seen and where it comes from; the whole answer stands in the message before.
  const caption = event.pictureFirst && shown !== undefined;
  const answer = caption
    ? {
        ...event.answer,
        blocks: event.answer.blocks.filter(({ kind }) => kind === 'verdict' || kind === 'sources'),
      }
    : event.answer;
  const note = event.picture && !surface.files ? DISCORD_WORDS[answer.language].noPictureHere : undefined;
  const bare = viewOf({
    answer,
    actions: event.actions,
    drivers,
    surface,
    ...(note === undefined ? {} : { note }),
  });
  const view = shown && surface.embeds ? withPicture(bare, PICTURE_NAME) : bare;
  const payload: Payload = {
    ...pagePayload(view, 0),
    // Old pictures go, also when there is no new one.
    attachments: [],
    ...(shown ? { files: [fileOf(shown, PICTURE_NAME)] } : {}),
  };
  return { view, payload };
}

/** The drivers of the day for the menu, by how well they are supported. */
export function driversOf(
  desk: FrontDesk,
  { answer, actions }: Pick<Answered, 'answer' | 'actions'>,
): Choice[] {
  if (!answer.assessment || actions.length === 0) return [];
  const names = new Map(desk.complete('driver', '', answer.language).map((choice) => [choice.value, choice]));
  return [...answer.assessment.drivers]
    .sort((a, b) => b.oddsDb - a.oddsDb)
    .flatMap(({ id }) => names.get(id) ?? [])
    .map(({ name, value }) => ({ name: name.charAt(0).toUpperCase() + name.slice(1), value }));
}

async function explain(
  { log }: ServeParts,
  outlet: Outlet,
  error: unknown,
  language: Language,
): Promise<void> {
  if (isNotOurs(error) || isMessageGone(error)) return;
  log.warn(
    described(error),
    isClosedPlace(error) ? 'discord: the bot may not write there' : 'discord: an answer was not shown',
  );
  if (isClosedPlace(error)) return;
  try {
    await outlet.whisper(DISCORD_WORDS[language].lost);
  } catch (again) {
    log.warn(described(again), 'discord: nor could the person be told');
  }
}
