import type { Block, Line, PremiseVerdict } from '../answer.ts';
import type { MessageKey } from '../messages/en.ts';
import type { Narration } from '../narration.ts';
import type { Writer } from '../writer.ts';

/** Answers to everything that is not the full "why": shorter, in the same words and figures. */
export interface Reply {
  readonly verdict: PremiseVerdict;
  readonly blocks: readonly Block[];
}

const EXAMPLES: readonly MessageKey[] = [
  'help.example1',
  'help.example2',
  'help.example3',
  'help.example4',
  'help.example5',
  'help.example6',
];

export function section(
  writer: Writer,
  role: Extract<Block, { kind: 'section' }>['role'],
  title: MessageKey,
  lines: readonly Line[],
): Block {
  return { kind: 'section', role, title: writer.words(title), lines };
}

export function capitalText(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

export function helpReply(writer: Writer, intro: MessageKey, verdict: PremiseVerdict): Reply {
  return {
    verdict,
    blocks: [
      { kind: 'verdict', line: writer.say(intro) },
      section(
        writer,
        'help',
        'section.help',
        EXAMPLES.map((key) => writer.say(key)),
      ),
    ],
  };
}

export function plainReply(writer: Writer, key: MessageKey, verdict: PremiseVerdict = 'no-premise'): Reply {
  return { verdict, blocks: [{ kind: 'verdict', line: writer.say(key) }] };
}

export function methodReply(parts: Narration): Reply {
  const { writer } = parts;
  const keys: MessageKey[] = ['method.line2', 'method.line3', 'method.line4'];
  return {
    verdict: 'no-premise',
    blocks: [
      { kind: 'verdict', line: writer.say('method.line1') },
      section(
        writer,
        'reading',
        'section.evidence',
        keys.map((key) => writer.say(key)),
      ),
    ],
  };
}
