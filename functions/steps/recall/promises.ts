import { HongtouError } from '../../domain/error.ts';
import { fold } from '../../domain/knowledge/about.ts';
import {
  type Decision,
  type FollowedPromise,
  followPromise,
  type LaterPapers,
  type Transition,
} from '../../domain/knowledge/follow.ts';
import type { KnownPromise } from '../../domain/knowledge/model.ts';
import { KEY } from '../../domain/knowledge/rows.ts';
import { type Corpus, openCorpus, type RecallPorts } from './corpus.ts';
import type { Told } from './rows.ts';

export interface LedgerPromise extends FollowedPromise, Omit<KnownPromise, 'folded' | 'about'> {
  readonly documentId: string;
  readonly quote: string;
  readonly transitions: readonly (Transition & { readonly quote: string | null })[];
}

/** Every promise of the corpus with what became of it, body by body, oldest first. */
export async function* followedPromises(ports: RecallPorts): AsyncGenerator<LedgerPromise> {
  for await (const key of ports.knowledge.keys(KEY.promises(''))) {
    const corpus = openCorpus(ports);
    const body = key.slice(KEY.promises('').length);
    const later = await papersOf(body, corpus);
    for (const promise of later.promises.toSorted(byDay)) {
      const followed = followPromise(promise, later, corpus.today, await ports.knowledge.decisions(promise.id));
      yield await quoted(promise, followed, corpus);
    }
  }
}

/**
 * Keeps a person's word on what is proposed for a promise.
 * @throws HONGTOU_NOT_FOUND where no promise has the id, HONGTOU_NOTHING_PROPOSED where nothing waits for a word
 */
export async function decidePromise(
  id: string,
  verdict: Decision['verdict'],
  ports: RecallPorts,
): Promise<LedgerPromise> {
  const promise = await find(id, ports);
  const last = promise.transitions.at(-1);
  if (last === undefined || promise.standing === 'none') {
    throw new HongtouError(
      'HONGTOU_NOTHING_PROPOSED',
      `${id} is ${promise.state}: only "reported-done" and "dropped" wait for a person`,
    );
  }
  const decidedAt = new Date(ports.clock.now()).toISOString();
  await ports.knowledge.decide({ promiseId: id, transitionId: last.id, verdict, decidedAt });
  return find(id, ports);
}

async function find(id: string, ports: RecallPorts): Promise<LedgerPromise> {
  for await (const promise of followedPromises(ports)) if (promise.id === id) return promise;
  throw new HongtouError('HONGTOU_NOT_FOUND', `there is no promise "${id}"`);
}

/** What the body says. A paper that goes by a rule's name is itself evidence that the rule was issued, or drafted. */
async function papersOf(
  body: string,
  corpus: Corpus,
): Promise<Omit<LaterPapers, 'promises'> & { readonly promises: readonly Told<'promise'>[] }> {
  const names = await corpus.at(KEY.papers(body), 'name');
  const issued = names
    .filter(({ bare }) => bare !== null)
    .map(({ documentId, saidOn, bare, isDraft, title }) => ({
      documentId,
      body,
      saidOn,
      objects: bare === null ? [] : [bare],
      folded: fold(title),
      tells: isDraft ? ('progress' as const) : ('done' as const),
      verbs: isDraft ? ['征求意见'] : ['印发'],
      isCounted: false,
      figures: [],
      year: title.match(YEAR)?.[0] ?? null,
      start: 0,
      end: 0,
    }));
  return {
    promises: await corpus.at(KEY.promises(body), 'promise'),
    reports: [...(await corpus.at(KEY.reports(body), 'report')), ...issued],
    signedOn: names.flatMap(({ saidOn }) => saidOn ?? []),
  };
}

async function quoted(
  promise: Told<'promise'>,
  { state, standing, transitions }: FollowedPromise,
  corpus: Corpus,
): Promise<LedgerPromise> {
  const { of: _of, folded: _folded, about: _about, ...rest } = promise;
  return {
    ...rest,
    quote: await corpus.quote(promise.documentId, promise),
    state,
    standing,
    transitions: await Promise.all(
      transitions.map(async (transition) => ({ ...transition, quote: await quoteOf(transition, corpus) })),
    ),
  };
}

async function quoteOf({ evidence }: Transition, corpus: Corpus): Promise<string | null> {
  if (evidence === null) return null;
  if (evidence.end > 0) return corpus.quote(evidence.documentId, evidence);
  return (await corpus.entry(evidence.documentId))?.record.state.title ?? '';
}

function byDay(a: KnownPromise, b: KnownPromise): number {
  if (a.saidOn !== b.saidOn) return (a.saidOn ?? '') < (b.saidOn ?? '') ? -1 : 1;
  return a.start - b.start;
}

const YEAR = /(?:19|20)\d{2}(?=年)/u;
