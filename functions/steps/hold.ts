import { HongtouError } from '../domain/error.ts';
import type { WorkMessage } from '../ports/work-queue.ts';
import type { AssessPorts } from './assess.ts';
import { classify, recordFinding } from './finding.ts';
import { readRound } from './round.ts';
import { templatesOf } from './templates.ts';

export type HoldDecision = 'released' | 'discarded' | 'baselined';

/**
 * Carries out what ops decided of a held mass change: `released` records and announces it, `baselined` records it in silence,
 * `discarded` leaves it out until the pages change again. Can be repeated after a crash with the same decision.
 * @throws HONGTOU_NO_SUCH_HOLD, HONGTOU_HOLD_DECIDED
 */
export async function decideHold(id: string, decision: HoldDecision, now: number, ports: AssessPorts): Promise<number> {
  const hold = (await ports.sources.holds()).find((candidate) => candidate.id === id);
  if (hold === undefined) throw new HongtouError('HONGTOU_NO_SUCH_HOLD', `no held change "${id}"`);
  if ((await ports.sources.decideHold(id, decision)) === 'not-held' && hold.status !== decision) {
    throw new HongtouError('HONGTOU_HOLD_DECIDED', `"${id}" was ${hold.status} before`);
  }
  const definition = ports.definitions.find((candidate) => candidate.id === hold.sourceId);
  if (decision === 'discarded' || definition === undefined) return 0;
  const tick = new Date(now).toISOString();
  const round = await readRound(definition, hold.tick, ports);
  const templates = await templatesOf(definition, round.papers, 'once', ports);
  const messages: WorkMessage[] = [];
  for (const { url } of hold.pages) {
    const page = await ports.sources.page(hold.sourceId, url);
    if (page === null) continue;
    const finding = await classify(page, { ...round, verdict: 'ok' }, { definition, templates }, ports);
    const audience = decision === 'released' ? 'announce' : 'silent';
    const record = await recordFinding(finding, audience, tick, definition, ports);
    if (record === null) continue;
    messages.push({ work: { kind: 'notify', changeId: record.id }, dedupId: `notify ${record.id}`, notBefore: now });
  }
  messages.push({ work: { kind: 'publish', tick }, dedupId: `publish ${tick}`, notBefore: now });
  await ports.queue.send(messages);
  return messages.length - 1;
}
