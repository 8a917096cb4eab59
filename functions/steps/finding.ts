import { figuresOfDifference } from '../domain/change/detail.ts';
import { diffTexts } from '../domain/change/diff.ts';
import { isNoise } from '../domain/change/noise.ts';
import type { ChangeRecord, DocumentState } from '../domain/change/record.ts';
import type { PolicyDocument } from '../domain/document/model.ts';
import type { HongtouError } from '../domain/error.ts';
import type { SourceDefinition } from '../domain/source/definition.ts';
import { isUnreadable } from '../domain/source/read-page.ts';
import type { PageState, Tick } from '../domain/source/state.ts';
import type { LedgerEntry } from '../ports/ledger.ts';
import { type Sighting, settle } from './append.ts';
import { knownAs, ownerOf, standsFor } from './identify.ts';
import { type CaptureReading, type ReadingRules, type ReadPorts, readCapture, readRecorded } from './read-capture.ts';
import { loadReading } from './readings.ts';
import { type RecordPorts, recordEvent, recordPublished, recordRevised } from './record.ts';
import { recordCompleted, SEEDS_SOURCE } from './record-corrected.ts';
import type { RoundReading } from './round.ts';

export type JudgePorts = ReadPorts & RecordPorts;

/** What one page of a round turned out to be. */
export type Finding =
  | { readonly kind: 'new'; readonly page: PageState; readonly reading: CaptureReading }
  | { readonly kind: 'same'; readonly page: PageState; readonly reading: CaptureReading; readonly latest: LedgerEntry }
  | {
      readonly kind: 'restored';
      readonly page: PageState;
      readonly reading: CaptureReading;
      readonly latest: LedgerEntry;
    }
  | {
      readonly kind: 'revised';
      readonly page: PageState;
      readonly reading: CaptureReading;
      /** The version before, read as the new one was. */
      readonly before: PolicyDocument;
      readonly latest: LedgerEntry;
    }
  | {
      /** The page that spoke for the paper is gone; `relocated` where another page of the source has it. */
      readonly kind: 'withdrawn' | 'relocated';
      readonly page: PageState;
      readonly latest: LedgerEntry;
      readonly standing: RoundReading['standing'];
    }
  | { readonly kind: 'nothing'; readonly page: PageState }
  | {
      /** Beyond what may be spent on a page: tried again when its bytes are others. */
      readonly kind: 'unreadable';
      readonly page: PageState;
      readonly error: HongtouError;
    };

/** Says what a page shows without writing anything. A page counts for its document only if it is the document's first URL. */
export async function classify(
  page: PageState,
  round: RoundReading,
  rules: ReadingRules,
  ports: JudgePorts,
): Promise<Finding> {
  try {
    return await classifyReadable(page, round, rules, ports);
  } catch (error) {
    if (isUnreadable(error)) return { kind: 'unreadable', page, error };
    throw error;
  }
}

async function classifyReadable(
  page: PageState,
  round: RoundReading,
  rules: ReadingRules,
  ports: JudgePorts,
): Promise<Finding> {
  const latest = await ownerOf(page.url, ports.ledger);
  const state = latest?.record.state;
  if (page.verdict === 'gone') {
    const speaks = latest !== null && state?.presence === 'present' && state.urls[0] === page.url;
    if (!speaks || round.listed.has(page.url) || !isHealthy(round)) return { kind: 'nothing', page };
    const { standing } = round;
    return { kind: addressIn(standing, latest) === undefined ? 'withdrawn' : 'relocated', page, latest, standing };
  }
  const attachments = round.attachments.get(page.url) ?? [];
  const reading = await readCapture(page, attachments, rules, ports);
  if (reading === null) return { kind: 'nothing', page };
  if (latest === null || state === undefined) return { kind: 'new', page, reading };
  if (state.urls[0] !== page.url) return { kind: 'nothing', page };
  const isBack = state.presence === 'withdrawn';
  const unchanged: Finding = { kind: isBack ? 'restored' : 'same', page, reading, latest };
  if (state.contentHash === reading.contentHash) return unchanged;
  // What another engine or template read differs for their sake: the bytes of before are read again as those of now were.
  const again = state.engine === reading.engine ? null : await readRecorded(state, page, attachments, rules, ports);
  const before = again?.document ?? (await loadReading(state.reading, ports.blobs));
  // A paper that comes back otherwise than it went is a new state of it, and its being back goes with that.
  if (!isNoise(before.text, reading.document.text)) return { kind: 'revised', page, reading, before, latest };
  return isBack ? unchanged : { kind: 'nothing', page };
}

/** Writes what a finding means; answers the record that now stands for it, or null where nothing changed. */
export async function recordFinding(
  finding: Finding,
  audience: ChangeRecord['audience'],
  tick: Tick,
  definition: SourceDefinition,
  ports: JudgePorts,
): Promise<ChangeRecord | null> {
  const sighting: Sighting = { url: finding.page.url, tick, publisher: definition, audience };
  switch (finding.kind) {
    case 'nothing':
    case 'unreadable':
      return null;
    case 'same':
      // A process that died after the append left the consequences undone.
      await settle(finding.latest.record, finding.reading.document, sighting.url, ports);
      return finding.latest.record;
    case 'withdrawn':
    case 'relocated':
      return recordGone(finding, sighting, ports);
    case 'restored':
      return recordEvent('restored', sighting, finding.latest, ports);
    case 'revised':
      return recordRevised(sighting, finding.reading, finding.before, finding.latest, ports);
    case 'new':
      return recordNew(sighting, finding.reading, ports);
  }
}

/** The round's new pages are recorded before those that are gone: by now the ledger knows where the paper went. */
async function recordGone(
  { page, latest, standing }: Extract<Finding, { kind: 'withdrawn' | 'relocated' }>,
  sighting: Sighting,
  ports: JudgePorts,
): Promise<ChangeRecord> {
  const now = (await ownerOf(page.url, ports.ledger)) ?? latest;
  const url = addressIn(standing, now);
  return url === undefined
    ? recordEvent('withdrawn', sighting, now, ports)
    : recordEvent('relocated', { ...sighting, url }, now, ports);
}

/** Another address of the paper at which this source has it. */
function addressIn(standing: RoundReading['standing'], { record }: LedgerEntry): string | undefined {
  return record.state.urls.find((url) => standing.has(url));
}

/** Records a paper at a URL never seen: a copy of a known one, or new. */
export async function recordNew(sighting: Sighting, reading: CaptureReading, ports: JudgePorts): Promise<ChangeRecord> {
  const known = await knownAs(reading, ports);
  if (known?.record.state.sourceId === SEEDS_SOURCE) return recordCompleted(sighting, reading, known, ports);
  if (known !== null) {
    const { state } = known.record;
    const before = isReissue(sighting, reading, state) ? await loadReading(state.reading, ports.blobs) : null;
    if (before !== null && !isNoise(before.text, reading.document.text))
      return recordRevised(sighting, reading, before, known, ports);
    if (state.contentHash !== reading.contentHash) await flagDispute(sighting, reading, known, ports);
    // A process that died after the append left the consequences undone.
    else if (state.urls.includes(sighting.url)) await settle(known.record, reading.document, sighting.url, ports);
    return recordCopy(sighting, known, ports);
  }
  const comparison = await ports.compare({ id: sighting.url, document: reading.document });
  const { duplicateOf } = comparison;
  const original = duplicateOf === null ? null : await ports.ledger.latest(await standsFor(duplicateOf, ports.ledger));
  if (original !== null && (await isCopy(reading, original, ports))) return recordCopy(sighting, original, ports);
  return recordPublished(sighting, reading, comparison, ports);
}

/** Whether the portal that published a paper put it up again, later and at another address, under its title and number with another text. */
function isReissue(
  { url, publisher }: Sighting,
  { document, contentHash }: CaptureReading,
  state: DocumentState,
): boolean {
  if (state.contentHash === contentHash || state.urls.includes(url) || state.sourceId !== publisher.id) return false;
  const [was, is] = [state.publishedOn ?? state.signedOn, document.publishedOn ?? document.signedOn];
  return was !== null && is !== null && is > was && document.title === state.title && document.kind === state.kind;
}

/** The same letter by its case or number, put up by somebody else with other figures: one of the two is wrong, and a person must look. */
async function flagDispute(
  sighting: Sighting,
  reading: CaptureReading,
  known: LedgerEntry,
  ports: JudgePorts,
): Promise<void> {
  const { state, documentId } = known.record;
  if (state.urls.includes(sighting.url)) return;
  const before = await loadReading(state.reading, ports.blobs);
  const { facts } = diffTexts(before.text, reading.document.text, { old: before.facts, next: reading.document.facts });
  const changed = facts.filter(({ kind }) => kind === 'changed');
  const figures = figuresOfDifference(changed, { text: before.text, documentId }, reading.document);
  if (figures.length === 0) return;
  await ports.dispute(known.record, {
    url: sighting.url,
    publisher: sighting.publisher.id,
    figures: figures.map(({ before: ours, after: theirs }) => ({
      ours: ours?.sentence ?? '',
      theirs: theirs?.sentence ?? '',
    })),
  });
}

/** A near-duplicate that gives another figure, or turns a draft into a rule, is a paper of its own: a final, next year's call. */
async function isCopy(reading: CaptureReading, original: LedgerEntry, ports: JudgePorts): Promise<boolean> {
  const { state } = original.record;
  if ((state.kind === 'draft') !== (reading.document.kind === 'draft')) return false;
  const before = await loadReading(state.reading, ports.blobs);
  const { facts } = diffTexts(before.text, reading.document.text, { old: before.facts, next: reading.document.facts });
  return !facts.some((fact) => fact.kind === 'changed');
}

/** The same paper at another URL: relocated where the old page of the same source is gone, else reposted. */
async function recordCopy(sighting: Sighting, original: LedgerEntry, ports: JudgePorts): Promise<ChangeRecord> {
  const { state } = original.record;
  if (state.urls.includes(sighting.url)) return original.record;
  const sameSource = state.sourceId === sighting.publisher.id;
  return recordEvent(
    sameSource && state.presence === 'withdrawn' ? 'relocated' : 'reposted',
    sighting,
    original,
    ports,
  );
}

/** A page that is gone counts as withdrawn only in a round whose lists were read well: else the portal may be ill. */
function isHealthy(round: RoundReading): boolean {
  return round.verdict === 'ok' || round.verdict === 'nothing-new';
}
