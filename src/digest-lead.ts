import { readFileSync } from 'node:fs';
import { type Answer, type Block, LANGUAGES, type Language, type Line } from './answer/answer.ts';
import { answerOf, type Chat } from './chat/chat.ts';
import type { DigestLead } from './digest-service.ts';
import { UndercurrentError } from './errors.ts';
import type { Warner } from './log.ts';
import { projectFile } from './paths.ts';

/** Nobody of the platforms: what a digest costs is booked on the bot's own account. */
const WHO = { platform: 'digest', chatId: 'digest', userId: 'digest' } as const;
const MAX_LINES = 3;

/**
 * Puts sentences of the model before the facts of a digest: asked once for all chats of a language, each sentence
 * checked like every answer. The digest goes out as it is when the model fails, or when a figure of the two differs
 * because prices went on in between.
 */
export function createDigestLead(chat: Chat, logger: Warner): DigestLead {
  const questions = loadQuestions();
  return async (digest) => {
    const { language, mode } = digest;
    try {
      await chat.forget(WHO);
      const answer = await answerOf(
        chat.ask({
          who: WHO,
          question: questions[language],
          language,
          ...(mode === 'recorded' ? { asOf: digest.asOf } : {}),
        }),
      );
      const lines = answer.model === 'narrator' ? [] : linesOf(answer).slice(0, MAX_LINES);
      return lines.length === 0 || !agree(digest, answer) ? undefined : withLead(digest, answer, lines);
    } catch (error) {
      if (!(error instanceof UndercurrentError)) throw error;
      logger.warn({ err: error }, 'a digest goes out without the words of the model');
      return undefined;
    }
  };
}

function linesOf({ blocks }: Answer): readonly Line[] {
  return blocks.flatMap((block): readonly Line[] =>
    block.kind === 'verdict' ? [block.line] : block.kind === 'prose' ? block.lines : [],
  );
}

/** Of every figure that both show the value is the same. */
function agree(digest: Answer, answer: Answer): boolean {
  const known = new Map(digest.figures.map(({ id, value }) => [id, value]));
  return answer.figures.every(({ id, value }) => (known.get(id) ?? value) === value);
}

function withLead(digest: Answer, answer: Answer, lines: readonly Line[]): Answer {
  const lead: Block = { kind: 'prose', lines };
  const first = digest.blocks.findIndex(({ kind }) => kind !== 'verdict');
  const at = first < 0 ? digest.blocks.length : first;
  const ids = new Set(digest.figures.map(({ id }) => id));
  return {
    ...digest,
    model: answer.model,
    blocks: [...digest.blocks.slice(0, at), lead, ...digest.blocks.slice(at)],
    figures: [...digest.figures, ...answer.figures.filter(({ id }) => !ids.has(id))],
  };
}

/** @throws Error at the start when the file lacks a language: that is a mistake in the project. */
function loadQuestions(): Readonly<Record<Language, string>> {
  const text = readFileSync(projectFile('prompts', 'digest.md'), 'utf8');
  const of = (language: Language): string => {
    const found = new RegExp(`^${language}: (.+)$`, 'm').exec(text)?.[1]?.trim();
    if (!found) throw new Error(`prompts/digest.md has no line "${language}: ..."`);
    return found;
  };
  return Object.fromEntries(LANGUAGES.map((language) => [language, of(language)])) as Record<
    Language,
    string
  >;
}
