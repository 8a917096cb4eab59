import { readFacts } from '../../facts/read.ts';
import { type FoldedText, foldText } from './fold.ts';
import { placesOf } from './place.ts';
import { type Statement, statementsOf } from './statement.ts';
import { type Unit, unitsOf } from './units.ts';

/** A paper as it is compared. Its units and what it states are read when somebody asks, and once. */
export interface KnownPaper {
  readonly id: string;
  readonly folded: FoldedText;
  readonly units: () => readonly Unit[];
  readonly reading: () => Reading;
}

/** What a paper states, by what authority and when. */
export interface Reading {
  readonly statements: readonly Statement[];
  /** Last date that it gives as its own, ISO, or null. */
  readonly signedOn: string | null;
  /** The places that it speaks for. */
  readonly places: ReadonlySet<string>;
}

export function knownPaper(id: string, text: string): KnownPaper {
  const folded = foldText(text);
  let units: readonly Unit[] | null = null;
  let reading: Reading | null = null;
  const unitsOnce = () => {
    units ??= unitsOf(folded);
    return units;
  };
  return {
    id,
    folded,
    units: unitsOnce,
    reading: () => {
      reading ??= readStatements(folded, unitsOnce());
      return reading;
    },
  };
}

/** Reads the figures of a text and what they say of what. */
function readStatements(folded: FoldedText, units: readonly Unit[]): Reading {
  const { text } = folded;
  const facts = readFacts(text, { zones: [], signedOn: null, publishedOn: null });
  const signedOn = signedOnIn(text, facts);
  return { statements: statementsOf(text, units, facts, signedOn), signedOn, places: placesOf(text) };
}

/** The date that stands alone on a line near the end: what a paper signs with. */
function signedOnIn(text: string, facts: ReturnType<typeof readFacts>): string | null {
  const last = facts.findLast((fact) => fact.type === 'date' && DAY.test(String(fact.value)));
  if (last === undefined || text.length - last.end > SIGNATURE_WITHIN) return null;
  const line = text.slice(text.lastIndexOf('\n', last.start - 1) + 1).split('\n', 1)[0] ?? '';
  return line.trim() === last.text ? String(last.value) : null;
}

const SIGNATURE_WITHIN = 300;
/** 2021-08-12 */
const DAY = /^\d{4}-\d{2}-\d{2}$/u;
