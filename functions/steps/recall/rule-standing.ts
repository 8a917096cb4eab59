import { meaningOf } from '../../domain/knowledge/resolve.ts';
import {
  canChange,
  isNextVersion,
  type PlacedCitation,
  type PlacedName,
  type Standing,
  standingOf,
} from '../../domain/knowledge/standing.ts';
import type { Corpus } from './corpus.ts';
import { namesIn, type Rows } from './rows.ts';

/** What can change how a rule stands: papers that do something to it, and its other versions. */
export interface Fate {
  readonly acts: readonly PlacedCitation[];
  readonly versions: readonly PlacedName[];
}

export async function standingIn(paper: PlacedName, corpus: Corpus): Promise<Standing> {
  const { acts, versions } = await fateOf(paper, corpus);
  return standingOf(paper, acts, versions, corpus.today);
}

/** Looks up the papers that can count, not each one that cites the rule. */
export async function fateOf(paper: PlacedName, rows: Rows): Promise<Fate> {
  const names = namesIn(paper);
  const acts = (await rows.writtenCitations(names)).filter(
    (citation) => canChange(citation, paper) && meaningOf(citation, paper) !== null,
  );
  const held = await rows.titled(await rows.holding(acts));
  const versions = (await rows.writtenNames(names)).filter(
    (name) => isNextVersion(paper, name) || held.some((act) => meaningOf(act, name) !== null),
  );
  return { acts: held, versions: await rows.holding(versions) };
}
