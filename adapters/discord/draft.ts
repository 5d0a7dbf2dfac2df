import type { Line } from '../../src/index.ts';
import { escapeMarkdown } from './escape.ts';
import { renderDraft } from './render.ts';
import { DRAFT_COLOUR, type Payload, type Surface } from './view.ts';

/** At most one edit a second, and fewer where Discord answers slowly or makes the client wait by its headers. */
const EDIT_EVERY_MS = 1_000;
const SLOW_FACTOR = 2;
/** Who waits longer is told what is being done. */
const TELL_WORK_AFTER_MS = 1_500;

export interface DraftParts {
  readonly show: (make: (surface: Surface) => Payload) => Promise<unknown>;
  /** Hears of failed edits; the draft goes on without them. */
  readonly onError: (error: unknown) => void;
  readonly editEveryMs?: number;
}

/** Shows verified lines while the answer is being written: never two edits at once, always the newest state. */
export class Draft {
  readonly lines: Line[] = [];
  private work = '';
  private dirty = false;
  private over = false;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private running: Promise<void> | undefined;
  private nextAt: number;
  private readonly parts: DraftParts;

  constructor(parts: DraftParts) {
    this.parts = parts;
    this.nextAt = performance.now() + TELL_WORK_AFTER_MS;
  }

  working(what: string): void {
    if (this.lines.length > 0 || what === this.work) return;
    this.work = what;
    this.schedule();
  }

  line(line: Line): void {
    // The first verified line is shown at once.
    if (this.lines.length === 0) {
      this.nextAt = Math.min(this.nextAt, performance.now());
      clearTimeout(this.timer);
      this.timer = undefined;
    }
    this.lines.push(line);
    this.schedule();
  }

  private schedule(): void {
    this.dirty = true;
    if (this.over || this.timer || this.running) return;
    this.timer = setTimeout(
      () => {
        this.timer = undefined;
        this.running = this.edit().finally(() => {
          this.running = undefined;
          if (this.dirty) this.schedule();
        });
      },
      Math.max(0, this.nextAt - performance.now()),
    );
  }

  private async edit(): Promise<void> {
    this.dirty = false;
    const started = performance.now();
    try {
      await this.parts.show((surface) => this.payload(surface));
    } catch (error) {
      this.parts.onError(error);
    }
    const took = performance.now() - started;
    this.nextAt = performance.now() + Math.max(this.parts.editEveryMs ?? EDIT_EVERY_MS, took * SLOW_FACTOR);
  }

  /** What is verified so far; `sentence` ends it. */
  payload({ embeds }: Surface, sentence?: string): Payload {
    const end = sentence === undefined ? '' : `\n\n${escapeMarkdown(sentence)}`;
    const text =
      (this.lines.length > 0 ? renderDraft(this.lines, embeds) : `*${escapeMarkdown(this.work)}…*`) + end;
    return embeds
      ? { content: '', embeds: [{ description: text, color: DRAFT_COLOUR }], components: [] }
      : { content: text, embeds: [], components: [] };
  }

  /** No edit is under way or to come when this resolves. */
  async stop(): Promise<void> {
    this.over = true;
    this.dirty = false;
    clearTimeout(this.timer);
    this.timer = undefined;
    await this.running;
  }
}
