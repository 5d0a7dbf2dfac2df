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

/** Collects runs; runs of the same look that touch become one, so that looks never overlap by halves. */
export class RichTextBuilder {
  private text = '';
  private readonly entities: Entity[] = [];
  /** Of the last run: its look, and which entities it has. */
  private last = { look: '', from: 0 };

  get length(): number {
    return this.text.length;
  }

  add(text: string, look: Look = {}): this {
    const clean = harmless(text);
    if (clean === '') return this;
    const types = typesOf(look);
    const name = look.pre ? '' : [...types, look.href].join();
    if (name !== '' && name === this.last.look) {
      for (let i = this.last.from; i < this.entities.length; i++) {
        const entity = this.entities[i]!;
        this.entities[i] = { ...entity, length: entity.length + clean.length };
      }
    } else {
      // Nothing is seen of the look of white space.
      const seen = clean.trim() === '' ? [] : types;
      this.last = { look: seen.length > 0 ? name : '', from: this.entities.length };
      for (const type of seen)
        this.entities.push({
          type,
          offset: this.text.length,
          length: clean.length,
          ...(type === 'text_link' && look.href !== undefined ? { url: look.href } : {}),
        });
    }
    this.text += clean;
    return this;
  }

  line(line: Line, base: Look = {}): this {
    for (const span of line) this.add(span.text, { ...base, ...span });
    return this;
  }

  rich({ text, entities }: RichText): this {
    const offset = this.text.length;
    this.text += text;
    this.last = { look: '', from: 0 };
    for (const entity of entities) this.entities.push({ ...entity, offset: entity.offset + offset });
    return this;
  }

  build(): RichText {
    return { text: this.text, entities: this.entities };
  }
}

/** Nothing may stand inside code. */
function typesOf({ pre, code, href, strong, em }: Look): Entity['type'][] {
  if (pre) return ['pre'];
  if (code) return ['code'];
  const types: Entity['type'][] = [];
  if (href !== undefined) types.push('text_link');
  if (strong) types.push('bold');
  if (em) types.push('italic');
  return types;
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
