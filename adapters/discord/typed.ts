import { type Answer, type Block, CHAT_COMMANDS, type Line } from '../../src/index.ts';

/** Commands in texts as they are typed on Discord, where options have names. */

const FORMED = CHAT_COMMANDS.flatMap(({ name, forms }) => (forms ? [{ name, forms }] : []));

/** "/alert VIX above 30" as "/alert add what: VIX above 30", "/alert mute ID 2d" as "/alert mute id:ID for:2d". */
export function withOptionNames(text: string): string {
  let said = text;
  for (const { name, forms } of FORMED) {
    // The form that takes words as they are: what stands behind the bare command elsewhere.
    const free = forms.find(
      ({ fields: [field] }) => field?.required && field.input.kind === 'text' && !field.input.complete,
    );
    for (const { name: form, fields } of forms) {
      const [first, ...others] = fields.filter(({ input }) => input.kind === 'text');
      const isFree = form === free?.name;
      if (!first?.required || isFree) continue;
      said = said.replace(
        new RegExp(`(/${name} ${form}) ([\\p{L}\\d]+)(?: ([\\p{L}\\d]+))?`, 'gu'),
        (_whole, start: string, value: string, more: string | undefined) => {
          const other = others.find(
            ({ input }) => more !== undefined && input.kind === 'text' && input.read(more) !== undefined,
          );
          const rest = more === undefined ? '' : other ? ` ${other.name}:${more}` : ` ${more}`;
          return `${start} ${first.name}:${value}${rest}`;
        },
      );
    }
    const known = forms.map((form) => form.name).join('|');
    if (free)
      said = said.replace(
        new RegExp(`/${name} (?=[\\p{L}\\d])(?!(?:${known})(?![a-z-]))`, 'gu'),
        `/${name} ${free.name} ${free.fields[0]!.name}: `,
      );
  }
  return said;
}

const ofLine = (line: Line): Line => line.map((span) => ({ ...span, text: withOptionNames(span.text) }));

/** The same in all texts of an answer. */
export function answerAsTyped(answer: Answer): Answer {
  const blocks = answer.blocks.map((block): Block => {
    if (block.kind === 'verdict') return { ...block, line: ofLine(block.line) };
    return block.kind === 'section' || block.kind === 'prose'
      ? { ...block, lines: block.lines.map(ofLine) }
      : block;
  });
  return { ...answer, blocks };
}
