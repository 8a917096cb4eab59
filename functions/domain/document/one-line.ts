/** Words that may run over several lines, on one line: each break becomes a blank. */
export function onOneLine(words: string): string {
  return words.includes('\n') ? words.replace(BREAK, ' ') : words;
}

/** A break with the blanks around it, looked for only where a run of blanks begins. */
const BREAK = /(?<!\s)\s*\n\s*/g;
