import { diffFingerprint, diffTexts } from '../domain/change/diff.ts';
import type { ChangeRecord } from '../domain/change/record.ts';
import type { SourceDefinition } from '../domain/source/definition.ts';
import { judgeMass, type MassVerdict } from '../domain/source/health.ts';
import { nextVisit } from '../domain/source/revisit.ts';
import type { SourceState, Tick } from '../domain/source/state.ts';
import type { OpsReports } from '../ports/ops-reports.ts';
import type { SourceStore } from '../ports/source-store.ts';
import type { WorkQueue } from '../ports/work-queue.ts';
import { closeRound } from './close-round.ts';
import { classify, type Finding, type JudgePorts, recordFinding } from './finding.ts';
import { recordForce } from './force.ts';
import type { ReadingRules } from './read-capture.ts';
import { freshSource, revisePage, reviseSource } from './revise.ts';
import { type RoundReading, readRound } from './round.ts';
import { templatesOf } from './templates.ts';

export interface AssessPorts extends JudgePorts {
  readonly definitions: readonly SourceDefinition[];
  readonly sources: SourceStore;
  readonly reports: OpsReports;
  readonly queue: WorkQueue;
}

/**
 * Turns a source's finished round into changes: reads what its lists and papers show, decides once whether a mass change is
 * held, records each change, and closes the round with the source's health. Every part can be repeated.
 */
export async function assessRound(
  round: { readonly sourceId: string; readonly tick: Tick },
  ports: AssessPorts,
): Promise<void> {
  const { sourceId, tick } = round;
  const definition = ports.definitions.find((candidate) => candidate.id === sourceId);
  if (definition === undefined) return;
  const source = (await ports.sources.source(sourceId)) ?? freshSource(sourceId);
  if (source.settled === tick) return;
  const reading = await readRound(definition, tick, ports);
  const templates = await templatesOf(definition, reading.papers, 'once', ports);
  let findings = await classifyAll(reading, { definition, templates }, ports);
  if (source.judged?.tick !== tick && isMassRevision(findings, reading, source)) {
    // Many pages at once look like a rebuilt portal: perhaps all that is new is its furniture.
    const relearned = await templatesOf(definition, reading.papers, 'anew', ports);
    findings = await classifyAll(reading, { definition, templates: relearned }, ports);
  }
  const mass = await decideMass(findings, reading, source, tick, ports);
  for (const finding of findings) await reportUnread(finding, definition, ports);
  const changes: ChangeRecord[] = [];
  for (const finding of goneLast(findings)) {
    const held = mass === 'hold' && isRewriting(finding);
    const record = held ? null : await recordFinding(finding, audienceOf(source), tick, definition, ports);
    if (record !== null && record.tick === tick) changes.push(record);
    await markAssessed(finding, record, reading, definition, ports.sources);
  }
  changes.push(...(await recordForce(reading, source, audienceOf(source), ports)));
  await ports.queue.send(
    changes.map(({ id }) => ({ work: { kind: 'notify', changeId: id }, dedupId: `notify ${id}`, notBefore: 0 })),
  );
  await closeRound(definition, reading, changes.filter(isRewrite).length, ports);
  await ports.queue.send([{ work: { kind: 'publish', tick }, dedupId: `publish ${tick}`, notBefore: 0 }]);
}

async function classifyAll(
  reading: RoundReading,
  rules: ReadingRules,
  ports: AssessPorts,
): Promise<readonly Finding[]> {
  const findings: Finding[] = [];
  for (const page of reading.candidates) findings.push(await classify(page, reading, rules, ports));
  return findings;
}

/** A paper that stands elsewhere now is found there before its old page is believed to be its end. */
function goneLast(findings: readonly Finding[]): readonly Finding[] {
  return findings.toSorted((a, b) => Number(isGone(a)) - Number(isGone(b)));
}

function isGone({ kind }: Finding): boolean {
  return kind === 'withdrawn' || kind === 'relocated';
}

/** The first good round of a source fills the corpus in silence (promise 13). */
function audienceOf(source: SourceState): ChangeRecord['audience'] {
  return source.baseline === 'pending' ? 'silent' : 'announce';
}

/** Decides once a round; a repeated round finds the decision in the source's row. */
async function decideMass(
  findings: readonly Finding[],
  reading: RoundReading,
  source: SourceState,
  tick: Tick,
  ports: AssessPorts,
): Promise<'release' | 'hold'> {
  if (source.judged?.tick === tick) return source.judged.mass;
  const verdict = massOf(findings, reading, source);
  const mass = verdict === 'release' ? 'release' : 'hold';
  if (verdict !== 'release') await hold(findings.filter(isRewriting), verdict.hold, source.id, tick, ports);
  await reviseSource(ports.sources, source.id, (row) => ({ ...row, judged: { tick, mass } }));
  return mass;
}

function massOf(findings: readonly Finding[], reading: RoundReading, source: SourceState): MassVerdict {
  const revised = findings.filter((finding) => finding.kind === 'revised');
  return judgeMass({
    revised: revised.length,
    withdrawn: findings.filter((finding) => finding.kind === 'withdrawn').length,
    pages: reading.papers.filter((page) => page.documentId !== null).length,
    changeCounts: source.changeCounts,
    fingerprints: revised.map(({ before, reading: { document } }) =>
      diffFingerprint(diffTexts(before.text, document.text)),
    ),
  });
}

function isMassRevision(findings: readonly Finding[], reading: RoundReading, source: SourceState): boolean {
  return findings.some(({ kind }) => kind === 'revised') && massOf(findings, reading, source) !== 'release';
}

function isRewriting({ kind }: Finding): boolean {
  return kind === 'revised' || kind === 'withdrawn';
}

async function hold(
  findings: readonly Finding[],
  reason: string,
  sourceId: string,
  tick: Tick,
  ports: AssessPorts,
): Promise<void> {
  const id = `${sourceId} ${tick}`;
  const pages = findings.map(({ page }) => ({ url: page.url, snapshot: page.capture?.snapshot ?? null }));
  await ports.sources.putHold({ id, sourceId, tick, reason, pages, status: 'held' });
  await ports.reports.file({
    id: `hold ${id}`,
    tick,
    subject: sourceId,
    kind: 'mass-held',
    message: `${pages.length} pages of ${sourceId} changed at once and are held: ${reason}`,
  });
}

/**
 * Tells ops once of bytes that are beyond what may be spent on reading: an attachment's, or a page's, which a visit would have refused,
 * so that only a collector's bundle brings them here.
 */
async function reportUnread(finding: Finding, { id, name }: SourceDefinition, { reports }: AssessPorts): Promise<void> {
  const { page } = finding;
  for (const what of unreadOf(finding)) {
    await reports.file({
      id: `unread ${page.url} ${what}`,
      tick: page.capture?.tick ?? page.foundTick,
      subject: id,
      kind: 'page-unreadable',
      message: `${name} (${id}): ${what} was not read`,
    });
  }
}

function unreadOf(finding: Finding): readonly string[] {
  if (finding.kind === 'unreadable') return [`${finding.page.url} (${finding.error.code}: ${finding.error.message})`];
  return 'reading' in finding ? (finding.reading.unread ?? []) : [];
}

function isRewrite(record: ChangeRecord): boolean {
  return record.kind === 'revised' || record.kind === 'withdrawn';
}

/**
 * Notes what was assessed of a page and its attachments. A page that is gone keeps nothing assessed, so that the same bytes are
 * looked at again should they come back; a page that changed is visited again soon, held or not.
 */
async function markAssessed(
  finding: Finding,
  record: ChangeRecord | null,
  reading: RoundReading,
  definition: SourceDefinition,
  store: SourceStore,
): Promise<void> {
  const { page } = finding;
  for (const row of [page, ...(reading.attachments.get(page.url) ?? [])]) {
    await revisePage(store, row.sourceId, row.url, (current) => {
      if (current === null) return null;
      const assessed = row.verdict === 'gone' ? null : (row.capture?.snapshot ?? current.assessed);
      const documentId = record?.documentId ?? current.documentId;
      const soon =
        record?.tick === reading.tick || isHeld(finding, record)
          ? { quietVisits: 1, dueAt: nextVisit({ now: Date.parse(reading.tick), quietVisits: 0, ...definition }) }
          : {};
      return current.assessed === assessed && current.documentId === documentId
        ? null
        : { ...current, assessed, documentId, ...soon };
    });
  }
}

/** A rewrite that was found and not recorded is one that waits for ops. */
function isHeld(finding: Finding, record: ChangeRecord | null): boolean {
  return record === null && isRewriting(finding);
}
