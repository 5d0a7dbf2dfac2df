/** The form of a word after a printed count: of one thing, or of any other number. */
export function one(count: string, single: string, several: string): string {
  return count === '1' ? single : several;
}

/** The same in French, where nothing counts as one. */
export function oneOrNone(count: string, single: string, several: string): string {
  return count === '0' || count === '1' ? single : several;
}
