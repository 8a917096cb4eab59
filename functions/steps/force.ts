import type { ChangeRecord, DocumentState } from '../domain/change/record.ts';
import { judgeMass, type MassVerdict } from '../domain/source/health.ts';
import type { EndOfForce, PageState, SourceState } from '../domain/source/state.ts';
import type { Ledger, LedgerEntry } from '../ports/ledger.ts';
import type { OpsReports } from '../ports/ops-reports.ts';
import type { SourceStore } from '../ports/source-store.ts';
import { appendNext, heading, TEXT_AS_IT_WAS } from './append.ts';
import { ownerOf } from './identify.ts';
import { revisePage } from './revise.ts';
import type { RoundReading } from './round.ts';

export interface ForcePorts {
  readonly ledger: Ledger;
  readonly sources: SourceStore;
  readonly reports: OpsReports;
}

/**
 * Records for each paper of which the lists say otherwise than before whether it is in force that it ran out, was abolished, or is
 * in force again: portals set this without touching the paper's page. What was so when its page came is told to nobody; and where
 * very many papers turn at once, which is a mistake of the portal or of its reading more often than not, ops are told instead.
 */
export async function recordForce(
  round: RoundReading,
  source: Pick<SourceState, 'id' | 'changeCounts'>,
  audience: ChangeRecord['audience'],
  ports: ForcePorts,
): Promise<readonly ChangeRecord[]> {
  const turned = round.papers.flatMap((page) => {
    const said = round.force.get(page.url);
    return said === undefined || said === (page.force ?? null) ? [] : [{ page, said }];
  });
  const mass =
    audience === 'silent'
      ? 'release'
      : massOf(
          turned.map(({ page }) => page),
          round,
          source,
        );
  if (mass !== 'release') await report(mass.hold, round, source.id, ports.reports);
  const changes: ChangeRecord[] = [];
  const recorded: typeof turned = [];
  for (const { page, said } of turned) {
    const latest = await ownerOf(page.url, ports.ledger);
    // Not yet recorded, held, or a copy of what another page speaks for: looked at again in the next round.
    if (latest === null || latest.record.state.urls[0] !== page.url) continue;
    const told = page.documentId === null || mass !== 'release' ? 'silent' : audience;
    changes.push(await recordStatus(latest, said, { tick: round.tick, audience: told }, ports.ledger));
    recorded.push({ page, said });
  }
  // Behind all records: who died before this counts the same papers again.
  for (const { page, said } of recorded)
    await revisePage(ports.sources, source.id, page.url, (row) => row && withForce(row, said));
  return changes.filter(({ tick, kind }) => kind === 'status' && tick === round.tick);
}

function massOf(
  turned: readonly PageState[],
  { papers }: RoundReading,
  { changeCounts }: Pick<SourceState, 'changeCounts'>,
): MassVerdict {
  const known = (pages: readonly PageState[]) => pages.filter(({ documentId }) => documentId !== null).length;
  return judgeMass({ revised: known(turned), withdrawn: 0, pages: known(papers), changeCounts, fingerprints: [] });
}

async function report(reason: string, { tick }: RoundReading, sourceId: string, reports: OpsReports): Promise<void> {
  await reports.file({
    id: `force ${sourceId} ${tick}`,
    tick,
    subject: sourceId,
    kind: 'mass-held',
    message: `the list of ${sourceId} says of many papers at once that they are in force or no longer: ${reason}; recorded, told to nobody`,
  });
}

function recordStatus(
  latest: LedgerEntry,
  said: EndOfForce | null,
  at: Pick<ChangeRecord, 'tick' | 'audience'>,
  ledger: Ledger,
): Promise<ChangeRecord> {
  const build = async (entry: LedgerEntry): Promise<Omit<ChangeRecord, 'weight'>> => ({
    ...(await heading(entry.record.documentId, 'status', at, ledger, entry)),
    ...TEXT_AS_IT_WAS,
    state: withForce(entry.record.state, said),
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
