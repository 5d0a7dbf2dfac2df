import type { Language } from '../languages.ts';
import { MARKERS } from './language-markers.ts';
import { normalise } from './matcher.ts';

/** Languages that are written, and romanised Hindi, which is answered in English. */
export type Spoken = Language | 'hi-Latn';

/** The language of a question; English when nothing speaks for another. */
export function spokenLanguage(text: string): Spoken {
  return evidentLanguage(text) ?? 'en';
}

/** The language that a text shows by its letters or small words; undefined for "btc?". */
export function evidentLanguage(text: string): Spoken | undefined {
  if (/[\u3040-\u30ff]/.test(text)) return 'ja';
  if (/[\u3400-\u9fff]/.test(text)) return 'zh';
  const words = normalise(text)
    .split(/[^\p{L}\p{N}']+/u)
    .filter(Boolean);
  let best: Spoken | undefined;
  let most = 0;
  for (const [language, markers] of Object.entries(MARKERS)) {
    let votes = words.filter((word) => markers.includes(word)).length;
    if (language === 'es' && /[¿¡ñ]/.test(text)) votes += 3;
    if (language === 'de' && /[ßäö]/.test(text)) votes += 1;
    if (language === 'pt' && /[ãõ]/.test(text)) votes += 2;
    if (language === 'fr' && /[çœèêû]/.test(text)) votes += 1;
    // One small word proves nothing in a longer line ("y r gold n silver down").
    if (votes < 2 && words.length > 3) votes = 0;
    // English wins ties: its words are in everyone's chat.
    if (votes > most) {
      most = votes;
      best = language as Spoken;
    }
  }
  return best;
}

/** The language to write: the spoken one where the narrator has it, else English. */
export function writtenLanguage(spoken: Spoken): Language {
  return spoken === 'hi-Latn' ? 'en' : spoken;
}
