import type { Line, Span } from '../../src/index.ts';

/** An entity of the Bot API; offsets and lengths in UTF-16 units. */
export interface Entity {
  readonly type: 'bold' | 'italic' | 'code' | 'pre' | 'text_link';
  readonly offset: number;
  readonly length: number;
  readonly url?: string;
}

/** Text with its look beside it: nothing in it is markup, so nothing has to be escaped. */
export interface RichText {
  readonly text: string;
  readonly entities: readonly Entity[];
}

export type Look = Pick<Span, 'strong' | 'em' | 'code' | 'href'> & { readonly pre?: boolean };

// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what must go
const CONTROLS = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g;
const LONE_SURROGATES = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/** Text of others must not turn the reading order or end a message early. */
export function harmless(text: string): string {
  return text.replace(CONTROLS, '').replace(LONE_SURROGATES, '\ufffd');
}

/** Collects runs; runs of the same look that touch become one entity. */
export class RichTextBuilder {
  private text = '';
  private readonly entities: Entity[] = [];

  get length(): number {
    return this.text.length;
  }

  add(text: string, look: Look = {}): this {
    const clean = harmless(text);
    const offset = this.text.length;
    this.text += clean;
    if (clean.trim() === '') return this;
    const { length } = clean;
    // Nothing may stand inside code.
    if (look.pre) this.mark({ type: 'pre', offset, length });
    else if (look.code) this.mark({ type: 'code', offset, length });
    else {
      if (look.href !== undefined) this.mark({ type: 'text_link', offset, length, url: look.href });
      if (look.strong) this.mark({ type: 'bold', offset, length });
      if (look.em) this.mark({ type: 'italic', offset, length });
    }
    return this;
  }

  line(line: Line, base: Look = {}): this {
    for (const span of line) this.add(span.text, { ...base, ...span });
    return this;
  }

  rich({ text, entities }: RichText): this {
    const offset = this.text.length;
    this.text += text;
    for (const entity of entities) this.entities.push({ ...entity, offset: entity.offset + offset });
    return this;
  }

  build(): RichText {
    return { text: this.text, entities: this.entities };
  }

  private mark(entity: Entity): void {
    const before = this.entities.findLastIndex(({ type }) => type === entity.type);
    const last = this.entities[before];
    const touches = last && last.offset + last.length === entity.offset && last.url === entity.url;
    if (touches && entity.type !== 'pre')
      this.entities[before] = { ...last, length: last.length + entity.length };
    else this.entities.push(entity);
  }
}

/** One after the other, with something between them. Empty ones are left out. */
export function joined(parts: readonly RichText[], between: string): RichText {
  const builder = new RichTextBuilder();
  for (const part of parts) {
    if (part.text === '') continue;
    if (builder.length > 0) builder.add(between);
    builder.rich(part);
  }
  return builder.build();
}
