import { readCommitments } from '../../../functions/domain/facts/commitments.ts';
import { readDeadlines } from '../../../functions/domain/facts/deadlines.ts';
import type { Commitment, Deadline, Fact, FactContext, FactType } from '../../../functions/domain/facts/model.ts';
import { readFacts } from '../../../functions/domain/facts/read.ts';

export const UNDATED: FactContext = { zones: [], signedOn: null, publishedOn: null };
export const SIGNED_2024: FactContext = { zones: [], signedOn: '2024-05-20', publishedOn: '2024-06-03' };

/** The facts of one type, each as its words. */
export function factsOf(type: FactType, text: string, context: FactContext = UNDATED): readonly Fact[] {
  return readFacts(text, context).filter((fact) => fact.type === type);
}

/** `15万元=150000 eq`; a second value of a range behind an arrow. */
export function written(fact: Fact): string {
  const to = fact.to === undefined ? '' : `→${fact.to}`;
  return `${fact.text}=${fact.value}${to} ${fact.op}`;
}

export function promisesOf(text: string, context: FactContext = SIGNED_2024): readonly Commitment[] {
  return readCommitments(text, { ...context, facts: readFacts(text, context) });
}

export function deadlinesOf(text: string, context: FactContext = SIGNED_2024): readonly Deadline[] {
  return readDeadlines(text, { ...context, facts: readFacts(text, context) });
}
