import type { LeasedWorkQueue, Work, WorkLease } from './ports/work-queue.ts';
import { type AssessPorts, assessRound } from './steps/assess.ts';
import { type CapturePorts, captureTurn } from './steps/capture.ts';
import { type CollectPorts, collectRound } from './steps/collect.ts';
import { type DeliverPorts, deliver } from './steps/deliver.ts';
import { type NotifyPorts, notify } from './steps/notify.ts';
import { type PublishPorts, publish } from './steps/publish.ts';
import { type RemindPorts, remind } from './steps/remind.ts';
import { type SchedulePorts, schedule } from './steps/schedule.ts';
import { type SweepPorts, sweep } from './steps/sweep.ts';

/** Everything that the steps together ask for. */
export type Ports = SchedulePorts &
  CapturePorts &
  AssessPorts &
  NotifyPorts &
  DeliverPorts &
  PublishPorts &
  RemindPorts &
  SweepPorts;

/** The same on one machine, which takes its work from the queue itself. */
export type LocalPorts = Ports & { readonly queue: LeasedWorkQueue };

/**
 * The flow, one step after the other. A step reads and writes the stores and sends the next step's work:
 *
 *   schedule ─turn→ capture ─assess→ assess ─notify→ notify ─deliver→ deliver
 *                      ↺ turn           └─publish→ publish
 *   remind ─notify→ what ends in a week or in a day.
 *   sweep sends again whatever the tables say is not done.
 */
export const STEPS: {
  readonly [K in Work['kind']]: (work: Extract<Work, { kind: K }>, ports: Ports) => Promise<unknown>;
} = {
  turn: (work, ports) => captureTurn(work, ports),
  assess: (work, ports) => assessRound(work, ports),
  notify: (work, ports) => notify(work.changeId, ports),
  deliver: (work, ports) => deliver(work.deliveryId, ports),
  publish: (_work, ports) => publish(ports),
};

/** Does one piece of work. Repeating it changes nothing. */
export function perform(work: Work, ports: Ports): Promise<unknown> {
  const step = STEPS[work.kind] as (work: Work, ports: Ports) => Promise<unknown>;
  return step(work, ports);
}

/** A whole round on one machine: opens it, then works until nothing waits. */
export async function runRound(tick: string, ports: LocalPorts, watch: RoundWatch = {}): Promise<void> {
  await schedule(tick, ports, watch.sources);
  await remind(tick, ports);
  await sweep(ports.clock.now(), ports);
  await drain(ports, watch);
}

/** What a machine asks for that captures for a monitor elsewhere. */
export type CollectorPorts = LocalPorts & CollectPorts;

/** A round of a machine that only captures: where a monitor assesses, a bundle is written. */
export async function runCollectorRound(tick: string, ports: CollectorPorts, watch: RoundWatch = {}): Promise<void> {
  await schedule(tick, ports, watch.sources);
  await sweep(ports.clock.now(), ports);
  await drainBy((work) => (work.kind === 'assess' ? collectRound(work, ports) : perform(work, ports)), ports, watch);
}

export interface RoundWatch {
  /** Called before each piece of work. */
  readonly onWork?: (work: Work) => void;
  /** Called when nothing is due before an instant (milliseconds since the epoch) that is waited for; once for each. */
  readonly onWait?: (until: number) => void;
  /** Called when a piece of work failed; it is tried again later. */
  readonly onFailure?: (work: Work, error: unknown) => void;
  /** Work that is due later than this is left for the next round (a digest, a host that asked for an hour). Default: waits for all. */
  readonly patienceMs?: number;
  /** Whose lists are read: those that are due (the default), or all. */
  readonly sources?: 'due' | 'all';
  /** Asked before each piece of work and once a second while waiting: what is left undone is found by the next round. */
  readonly isStopped?: () => boolean;
}

const LEASE_MS = 300_000;
const RETRY_MS = 30_000;
/** How long a wait goes on before somebody who wants to stop is asked for. */
const STOP_CHECK_MS = 1_000;

/** Takes work from the queue until it is empty, waiting for what is not yet due. One failing message blocks no other. */
export function drain(ports: LocalPorts, watch: RoundWatch = {}): Promise<void> {
  return drainBy((work) => perform(work, ports), ports, watch);
}

type Perform = (work: Work) => Promise<unknown>;

async function drainBy(act: Perform, ports: LocalPorts, watch: RoundWatch): Promise<void> {
  const { clock, queue } = ports;
  let waitedFor: number | null = null;
  while (watch.isStopped?.() !== true) {
    const lease = await queue.receive(clock.now(), LEASE_MS);
    if (lease !== null) {
      await workOff(lease, act, ports, watch);
      continue;
    }
    const next = await queue.nextAt();
    if (next === null || next - clock.now() > (watch.patienceMs ?? Number.MAX_SAFE_INTEGER)) return;
    if (next !== waitedFor) watch.onWait?.(next);
    waitedFor = next;
    await clock.sleepUntil(watch.isStopped === undefined ? next : Math.min(next, clock.now() + STOP_CHECK_MS));
  }
}

async function workOff(lease: WorkLease, act: Perform, ports: LocalPorts, watch: RoundWatch): Promise<void> {
  const { work } = lease.message;
  watch.onWork?.(work);
  try {
    await act(work);
    await ports.queue.done(lease);
  } catch (error) {
    watch.onFailure?.(work, error);
    const reason = error instanceof Error ? error.message : String(error);
    await ports.queue.fail(lease, { retryAt: ports.clock.now() + RETRY_MS, reason });
  }
}
