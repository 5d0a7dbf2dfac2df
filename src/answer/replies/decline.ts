import type { Block, Line } from '../answer.ts';
import { supportedBlock } from '../causes.ts';
import type { MessageKey } from '../messages/en.ts';
import { falsifierBlock } from '../narrate.ts';
import type { Narration } from '../narration.ts';
import { sourcesBlock } from '../source-lines.ts';
import { type Reply, section } from './reply.ts';

/** Facts about what moved, after a refusal of advice or forecast in one sentence. */
export function declineReply(parts: Narration, key: MessageKey, moved: Block): Reply {
  const { writer, premise } = parts;
  const falsifier = falsifierBlock(parts);
  const lines: Line[] = [premise.line];
  return {
    verdict: 'no-premise',
    blocks: [
      { kind: 'verdict', line: writer.say(key) },
      section(writer, 'reading', 'section.data', lines),
      moved,
      ...(parts.question.drivers.length > 0 || parts.question.direction
        ? [supportedBlock(parts), ...(falsifier ? [falsifier] : [])]
        : []),
      sourcesBlock(parts),
    ],
  };
}
