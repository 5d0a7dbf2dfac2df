import { type CheckInput, type CheckResult, result, sentencesOf, shortened } from './check.ts';

/** The language of a reply, by script and by small words that only one language has. */

const STOP_WORDS: Readonly<Record<string, readonly string[]>> = {
  en: 'the of and is are was were not by than with over that it this what no from on for its'.split(' '),
  es: 'el la los las de del y es fue no por con más que una un se en cayó sin al lo'.split(' '),
  de: 'der die das und ist war nicht von mit über als ein eine sich auf im den zu wurde auch'.split(' '),
  fr: 'le la les des et est était pas par avec plus que une un se en sur au du ce dans'.split(' '),
  pt: 'o a os as do da dos das e é foi não por com mais que uma um se em ao na no'.split(' '),
  'hi-Latn': 'hai hain ka ki ke mein se nahi aur ye yeh kya ko par raha rahe gira aaj lagbhag koi tha'.split(
    ' ',
  ),
};
/** Characters that only traditional Chinese has, of those that market texts use. */
const TRADITIONAL = /[為麼國這個們來對時實現關從應該貨幣銀黃當無買賣壓過還點讓產經報債]/u;
const CJK = /[\u3400-\u9fff]/gu;
const KANA = /[\u3040-\u30ff]/gu;
const LETTER = /\p{L}/gu;
/** Chinese answers name sources, series and tickers in Latin letters. */
const CHINESE_SHARE = 0.3;

export function replyLanguage(text: string): string {
  const letters = text.match(LETTER)?.length ?? 0;
  const kana = text.match(KANA)?.length ?? 0;
  const cjk = text.match(CJK)?.length ?? 0;
  if (letters === 0) return 'none';
  if (kana / letters > 0.1) return 'ja';
  if (cjk / letters > CHINESE_SHARE) return TRADITIONAL.test(text) ? 'zh-Hant' : 'zh';
  const words = text.toLowerCase().split(/[^\p{L}']+/u);
  const votes = Object.entries(STOP_WORDS)
    .map(([language, stops]) => ({ language, count: words.filter((word) => stops.includes(word)).length }))
    .sort((a, b) => b.count - a.count);
  return votes[0]!.count === 0 ? 'unknown' : votes[0]!.language;
}

const QUOTED = /["“”«»「」][^"“”«»「」]*["“”«»「」]|\([^)]*\)|（[^）]*）/g;
const ENGLISH_ONLY = new Set(
  'the of and is are was were by than that with which been has have from its without tests another'.split(
    ' ',
  ),
);

/** A sentence that was left in English (or an English word inside Chinese) in an answer of another language. */
export function untranslated(text: string, language: string): string | undefined {
  if (language === 'en' || language === 'unknown' || language === 'none') return undefined;
  const own = STOP_WORDS[language] ?? [];
  for (const sentence of sentencesOf(text)) {
    const bare = sentence.replace(QUOTED, ' ');
    const words = bare.toLowerCase().match(/\p{Script=Latin}+/gu) ?? [];
    const english = words.filter((word) => ENGLISH_ONLY.has(word)).length;
    const native = words.filter((word) => own.includes(word)).length;
    const isCjk = language.startsWith('zh') || language === 'ja';
    if (isCjk ? english >= 2 : english >= 2 && native === 0) return sentence;
    // "去掉crowd这类检验": a lower-case English word used as Chinese.
    const glued = isCjk ? /[\u3400-\u9fff]\s?([a-z]{4,})\s?(?=[\u3400-\u9fff])/u.exec(bare) : null;
    if (glued) return sentence;
  }
  return undefined;
}

/** Sources and labels are names in any language; what is judged is the rest. */
export function languageCheck({ question, answer, text }: CheckInput): CheckResult[] {
  const told = answer.blocks
    .flatMap((block) => {
      if (block.kind === 'verdict') return [block.line];
      return block.kind === 'section' ? block.lines : [];
    })
    .map((line) => line.map((span) => span.text).join(''))
    .join('\n');
  const body = told === '' ? text : told;
  const found = replyLanguage(body);
  const wanted = question.lang;
  if (found !== wanted) {
    const note = answer.notes.length > 0 ? `; note: ${answer.notes.at(-1)}` : '';
    return [result('language', false, `${found} instead of ${wanted}${note}`)];
  }
  const left = untranslated(`${body}\n${answer.notes.join('\n')}`, wanted);
  return [
    result('language', left === undefined, left === undefined ? found : `untranslated: ${shortened(left)}`),
  ];
}
