import { type Language, languageOfTag } from '../languages.ts';
import { normalise } from './matcher.ts';

/** Languages that are recognised; the narrator writes some of them. */
export type Spoken = Language | 'de' | 'fr' | 'pt' | 'ja' | 'hi-Latn';

/** Small words that give a Latin-script language away. */
const MARKERS: Readonly<Record<'en' | 'es' | 'de' | 'fr' | 'pt' | 'hi-Latn', readonly string[]>> = {
  en: [
    'the',
    'is',
    'are',
    'why',
    'what',
    'and',
    'did',
    'do',
    'how',
    'of',
    'it',
    'was',
    'right',
    'so',
    'you',
    'with',
    'today',
  ],
  es: [
    'ayuda',
    'compara',
    'con',
    'fuentes',
    'gracias',
    'hola',
    'el',
    'la',
    'los',
    'las',
    'qué',
    'por',
    'fue',
    'está',
    'cae',
    'quién',
    'es',
    'y',
    'del',
    'una',
    'hoy',
    'cómo',
    'cuál',
    'todo',
    'un',
    'va',
    'hacer',
    'nuevo',
    'que',
    'porque',
    'cayó',
    'bolsa',
    'oro',
  ],
  de: [
    'der',
    'die',
    'das',
    'ist',
    'und',
    'warum',
    'ich',
    'soll',
    'nicht',
    'wie',
    'jetzt',
    'was',
    'wieso',
    'meine',
    'heute',
    'fällt',
    'alles',
    'ein',
  ],
  fr: [
    'le',
    'les',
    'est',
    'et',
    'pourquoi',
    'ça',
    'plus',
    'au',
    'depuis',
    'quoi',
    'des',
    'une',
    "c'est",
    'aujourd',
    'tout',
    'tombe',
    'quel',
    'où',
    'sur',
    'dans',
    'cette',
    'ce',
    'qui',
    'quelle',
    'quels',
    'quelles',
    'avec',
    'faut',
    'dois',
    'il',
    'je',
    'vous',
    'à',
    'cela',
    'baisse',
    'chute',
    'comparer',
    'comparez',
    'maintenant',
    'demain',
    'hier',
    'marchés',
    'marché',
    'taux',
    'combien',
    'comment',
    'pétrole',
    'bonjour',
    'merci',
    "l'or",
    "d'or",
    "qu'est",
    "l'article",
    "aujourd'hui",
  ],
  pt: [
    'o',
    'os',
    'qual',
    'é',
    'e',
    'agora',
    'não',
    'uma',
    'está',
    'caindo',
    'hoje',
    'você',
    'dólar',
    'ouro',
    'tudo',
    'caiu',
    'foi',
  ],
  'hi-Latn': [
    'kya',
    'kyun',
    'kyu',
    'hai',
    'bhai',
    'sab',
    'kuch',
    'raha',
    'rahe',
    'gir',
    'gaya',
    'aaj',
    'ka',
    'ki',
    'nahi',
    'jaisa',
    'mein',
    'batao',
  ],
};

/** The language of a question; English when nothing speaks for another. */
export function spokenLanguage(text: string): Spoken {
  return evidentLanguage(text) ?? 'en';
}

/** The language that a text shows by its letters or small words; undefined for "btc?". */
export function evidentLanguage(text: string): Spoken | undefined {
  if (/[\u3040-\u30ff]/.test(text)) return 'ja';
  if (/[\u3400-\u9fff]/.test(text)) return 'zh';
  const words = normalise(text).split(/[^\p{L}\p{N}']+/u);
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
  return languageOfTag(spoken) ?? 'en';
}
