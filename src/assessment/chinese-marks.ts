/** Han characters and the marks that go with them. */
const CJK = '[\\u3000-\\u303f\\u3400-\\u9fff\\uff00-\\uffef]';
const FULL_WIDTH: Readonly<Record<string, string>> = {
  ',': '，',
  ';': '；',
  ':': '：',
  '!': '！',
  '?': '？',
};
const BESIDE = new RegExp(`(?<=${CJK})[,;:!?] ?|[,;:!?](?=${CJK})`, 'g');
const STOP = new RegExp(`(?<=${CJK})\\.(?=$|\\s|${CJK})`, 'g');

/**
 * Chinese text with its own marks. Frameworks are typed on keyboards that write ASCII commas, and a line that ends
 * partly in "." and partly in "。" looks broken. Between Latin letters or digits a mark stays as it is.
 */
export function withChineseMarks(text: string): string {
  return text.replace(BESIDE, (mark) => FULL_WIDTH[mark.trim()]!).replace(STOP, '。');
}

/** The same for every text under a key `zh`, however deep. */
export function withChineseMarksInside<T>(value: T): T {
  if (Array.isArray(value)) return value.map(withChineseMarksInside) as T;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [
      key,
      key === 'zh' && typeof inner === 'string' ? withChineseMarks(inner) : withChineseMarksInside(inner),
    ]),
  ) as T;
}
