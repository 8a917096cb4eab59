import { daysToRemind, type Lead, tellsOf } from '../domain/change/due.ts';
import type { ChangeRecord, DocumentState, ToldDeadline } from '../domain/change/record.ts';
import type { DueDate } from '../domain/knowledge/model.ts';
import { KEY } from '../domain/knowledge/rows.ts';
import type { Tick } from '../domain/source/state.ts';
import type { KnowledgeStore } from '../ports/knowledge-store.ts';
import type { Ledger, LedgerEntry } from '../ports/ledger.ts';
import type { WorkQueue } from '../ports/work-queue.ts';
import { append, heading, TEXT_AS_IT_WAS } from './append.ts';
import { standsFor } from './identify.ts';
import { SEEDS_SOURCE } from './record-corrected.ts';
import { isOfText } from './remember.ts';

export interface RemindPorts {
  readonly ledger: Ledger;
  readonly knowledge: KnowledgeStore;
  readonly queue: WorkQueue;
}

/**
 * Records for every paper of which something ends in a week or in a day that it does, once for each; later on the same days where
 * no round was at the time. Repeating it records nothing twice. Answers the ids of the records.
 */
export async function remind(tick: Tick, ports: RemindPorts): Promise<readonly string[]> {
  const reminded: string[] = [];
  for (const { day, lead } of daysToRemind(tick)) {
    for await (const { documentId, stamp, knowledge } of ports.knowledge.rows(KEY.due(day))) {
      const dates = knowledge.flatMap((body) => (body.of === 'due' ? [{ what: body.what, on: body.on }] : []));
      const done = `due ${documentId} ${day} ${lead}`;
      if ((await ports.ledger.lookUpAlias(done)) !== null) continue;
      const outcome = await remindOf({ documentId, stamp, day, lead, dates }, tick, ports.ledger);
      if (outcome === 'outdated') continue;
      // Behind the record: who dies in between looks through the paper's records again.
      await ports.ledger.claimAlias(done, documentId);
      if (outcome !== 'told') reminded.push(outcome.id);
    }
  }
  await ports.queue.send(
    reminded.map((changeId) => ({
      work: { kind: 'notify', changeId },
      dedupId: `notify ${changeId}`,
      notBefore: Date.parse(tick),
    })),
  );
  return reminded;
}

interface Reminder {
  readonly documentId: string;
  readonly stamp: string;
  readonly day: string;
  readonly lead: Lead;
  readonly dates: readonly DueDate[];
}

/**
 * `outdated` where the paper says otherwise by now, or no longer stands, or was never captured: what only a planted record tells is
 * background and no news of a source; `told` where readers know already.
 */
async function remindOf(
  { documentId, stamp, day, lead, dates }: Reminder,
  tick: Tick,
  ledger: Ledger,
): Promise<ChangeRecord | 'outdated' | 'told'> {
  // The document that it was merged into has the day itself, or says another.
  if ((await standsFor(documentId, ledger)) !== documentId) return 'outdated';
  for (;;) {
    const history = await ledger.history(documentId);
    const latest = history.at(-1);
    if (latest === undefined || !stands(latest.record.state, stamp)) return 'outdated';
    if (history.some(({ record }) => tellsOf(record, day, lead))) return 'told';
    const proven = dates.map((date) => withSentence(date, history));
    const record = await append(await reminder(latest, proven, tick, ledger), latest.record.state.stage, ledger);
    // Another place taken meanwhile may change what the paper says: look again.
    if (tellsOf(record, day, lead)) return record;
  }
}

/** The sentence is the one that the paper's records gave with the day, the newest first. */
function withSentence(date: DueDate, history: readonly LedgerEntry[]): ToldDeadline {
  const { what, on } = date;
  for (const { record } of history.toReversed()) {
    const sentence =
      record.deadlines.find((told) => told.what === what && on.startsWith(told.on))?.sentence ??
      (record.validity?.expiresOn === on ? record.validity.sentence : null);
    if (sentence) return { what, on, sentence };
  }
  return { what, on };
}

function stands(state: DocumentState, stamp: string): boolean {
  return (
    state.sourceId !== SEEDS_SOURCE &&
    isOfText(stamp, state) &&
    state.presence === 'present' &&
    state.stage !== 'abolished' &&
    state.force === undefined
  );
}

async function reminder(
  latest: LedgerEntry,
  deadlines: readonly ToldDeadline[],
  tick: Tick,
  ledger: Ledger,
): Promise<Omit<ChangeRecord, 'weight'>> {
  const { documentId, state } = latest.record;
  return {
    ...(await heading(documentId, 'due', { tick, audience: 'announce' }, ledger, latest)),
    ...TEXT_AS_IT_WAS,
    state,
    deadlines,
  };
}
