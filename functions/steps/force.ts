import type { ChangeRecord, DocumentState } from '../domain/change/record.ts';
import type { SourceDefinition } from '../domain/source/definition.ts';
import type { EndOfForce, PageState } from '../domain/source/state.ts';
import type { Ledger, LedgerEntry } from '../ports/ledger.ts';
import type { SourceStore } from '../ports/source-store.ts';
import { appendNext, heading } from './append.ts';
import { ownerOf } from './identify.ts';
import { revisePage } from './revise.ts';
import type { RoundReading } from './round.ts';

/**
 * Records for each paper of which the lists say otherwise than before whether it is in force that it ran out, was abolished, or is
 * in force again: portals set this without touching the paper's page. What was so when its page came is told to nobody.
 */
export async function recordForce(
  round: RoundReading,
  definition: SourceDefinition,
  audience: ChangeRecord['audience'],
  ports: { readonly ledger: Ledger; readonly sources: SourceStore },
): Promise<readonly ChangeRecord[]> {
  const changes: ChangeRecord[] = [];
  for (const page of round.papers) {
    const said = round.force.get(page.url);
    if (said === undefined || said === (page.force ?? null)) continue;
    const latest = await ownerOf(page.url, ports.ledger);
    // Not yet recorded, held, or a copy of what another page speaks for: looked at again in the next round.
    if (latest === null || latest.record.state.urls[0] !== page.url) continue;
    const told = page.documentId === null ? 'silent' : audience;
    changes.push(await recordStatus(latest, said, { tick: round.tick, audience: told }, ports.ledger));
    await revisePage(ports.sources, definition.id, page.url, (row) => row && withForce(row, said));
  }
  return changes.filter(({ tick, kind }) => kind === 'status' && tick === round.tick);
}

function recordStatus(
  latest: LedgerEntry,
  said: EndOfForce | null,
  at: Pick<ChangeRecord, 'tick' | 'audience'>,
  ledger: Ledger,
): Promise<ChangeRecord> {
  const build = async (entry: LedgerEntry): Promise<Omit<ChangeRecord, 'weight'>> => ({
    ...(await heading(entry.record.documentId, 'status', at, ledger, entry)),
    state: withForce(entry.record.state, said),
    comparedWith: null,
    detail: null,
    figures: [],
    noveltyShare: null,
    commitments: [],
    deadlines: [],
  });
  const says = ({ force }: DocumentState) => (force ?? null) === said;
  return says(latest.record.state)
    ? Promise.resolve(latest.record)
    : appendNext(latest, { build, says, stageBefore: latest.record.state.stage }, ledger);
}

function withForce<T extends Pick<PageState | DocumentState, 'force'>>(row: T, said: EndOfForce | null): T {
  const { force: _before, ...rest } = row;
  return { ...rest, ...(said === null ? {} : { force: said }) } as T;
}
