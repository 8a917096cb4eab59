import { createContext, Script } from 'node:vm';
import { type HostileText, hostileTexts } from './hostile.ts';

/**
 * A text on which a pattern's time grows faster than the text; null where there is none. Most patterns are done with a text of LENGTH
 * in a millisecond, and one that is not linear takes some hundred. The text that takes longest, where it is not cheap, is asked again with
 * the same length in PIECES: a linear pattern takes as long for them together, and the next worse takes PIECES times as long for the whole.
 */
export function slowText(pattern: RegExp): HostileText | null {
  const search = new RegExp(pattern.source, `${pattern.flags.replace('g', '')}g`);
  let dearest: HostileText | null = null;
  let most = CHEAP;
  for (const text of hostileTexts(pattern)) {
    const took = costUntil(PATIENCE, search, grown(text, LENGTH));
    if (took > most) dearest = text;
    most = Math.max(most, took);
    if (took > DEAR) break;
  }
  if (dearest === null || most === Infinity) return dearest;
  return isSlow(search, dearest, most) ? dearest : null;
}

function isSlow(search: RegExp, text: HostileText, took: number): boolean {
  const pieces = Array.from({ length: PIECES }, () => grown(text, LENGTH / PIECES));
  const limit = Math.max(CHEAP, CLEAR * Math.min(cost(search, pieces), cost(search, pieces)));
  return took > limit && cost(search, [grown(text, LENGTH)]) > limit;
}

/** The unit over and over, and a character behind it that spoils the last match. */
function grown({ lead, unit }: HostileText, length: number): string {
  return `${lead}${unit.repeat(Math.ceil(length / unit.length))}\uffff`;
}

/** Milliseconds of CPU time that this thread takes for all matches. The clock ticks every four milliseconds on some machines. */
function cost(search: RegExp, texts: readonly string[]): number {
  const before = process.threadCpuUsage();
  for (const text of texts) text.replace(search, '');
  const { user, system } = process.threadCpuUsage(before);
  return (user + system) / 1000;
}

/** Infinity where it has not come to an end in so many milliseconds. Only what runs inside a script can be given up. */
function costUntil(patience: number, search: RegExp, text: string): number {
  let took = Infinity;
  globals.work = () => {
    took = cost(search, [text]);
  };
  try {
    CALL.runInContext(CONTEXT, { timeout: patience });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ERR_SCRIPT_EXECUTION_TIMEOUT') throw error;
  }
  return took;
}

const LENGTH = 20_000;
const PIECES = 8;
/** Between 1 and PIECES: a noisy machine may double a time. */
const CLEAR = 3;
const CHEAP = 8;
const DEAR = 150;
/** Milliseconds: a pattern whose time grows with the square of the length takes some 300. */
const PATIENCE = 2500;
const CALL = new Script('work()');
const globals = { work: () => {} };
const CONTEXT = createContext(globals);
