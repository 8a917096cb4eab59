import type { SourceDefinition } from '../source/definition.ts';

const HOUR = 3_600_000;
/** A collector's own round, the carrying over and a machine that is started anew take their time. */
const GRACE_MS = 24 * HOUR;

/** Whether a collector has sent nothing of a source for longer than two of its rounds and a day. One that never sent is not set up yet. */
export function isSilent(
  { cadenceHours, capturedBy }: Pick<SourceDefinition, 'cadenceHours' | 'capturedBy'>,
  lastRoundAt: string | null,
  now: number,
): boolean {
  if (capturedBy !== 'collector' || lastRoundAt === null) return false;
  return now - Date.parse(lastRoundAt) > 2 * cadenceHours * HOUR + GRACE_MS;
}
