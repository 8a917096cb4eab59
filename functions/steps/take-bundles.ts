import { HongtouError } from '../domain/error.ts';
import type { BundleInbox } from '../ports/bundle-inbox.ts';
import { sourceOf } from './collect.ts';
import { type ReceivePorts, receiveBundle } from './receive.ts';

export interface TakePorts extends ReceivePorts {
  readonly inbox: BundleInbox;
  /** The text of a packed bundle. @throws HONGTOU_BAD_BUNDLE, HONGTOU_BUNDLE_TOO_LARGE */
  readonly unpack: (packed: Uint8Array) => string;
}

export interface Taken {
  readonly taken: number;
  /** Those that wait for the round before them. */
  readonly waiting: number;
  readonly refused: readonly { readonly name: string; readonly code: string; readonly message: string }[];
}

/** What will be taken later as it stands: the round before it is still being assessed. */
const LATER = 'HONGTOU_ROUND_OPEN';

/**
 * Takes the bundles of an inbox, oldest first, each source's rounds in their order: behind one that has to wait, those of its source wait
 * too. One that can never be taken is put apart and reported to ops, once. What failed otherwise is
 * thrown when all others were tried, and tried again by the next call.
 */
export async function takeBundles(
  tick: string,
  ports: TakePorts,
  isStopped: () => boolean = () => false,
): Promise<Taken> {
  const refused: { name: string; code: string; message: string }[] = [];
  const failures: unknown[] = [];
  const behind = new Set<string>();
  const names = await ports.inbox.waiting();
  let taken = 0;
  for (const name of names) {
    if (isStopped()) break;
    if (behind.has(sourceOf(name))) continue;
    try {
      const packed = await ports.inbox.packed(name);
      if (packed !== null) await receiveBundle(ports.unpack(packed), ports);
      await ports.inbox.delivered(name);
      taken += 1;
    } catch (error) {
      if (error instanceof HongtouError && FOR_GOOD.has(error.code)) {
        refused.push(await putApart(name, error, tick, ports));
        continue;
      }
      behind.add(sourceOf(name));
      if (!(error instanceof HongtouError && error.code === LATER)) failures.push(error);
    }
  }
  if (failures.length > 0) throw failures[0];
  return { taken, waiting: names.length - taken - refused.length, refused };
}

const FOR_GOOD: ReadonlySet<string> = new Set([
  'HONGTOU_BAD_BUNDLE',
  'HONGTOU_BUNDLE_TOO_LARGE',
  'HONGTOU_BUNDLE_GAP',
  'HONGTOU_NOT_COLLECTED',
]);

async function putApart(name: string, { code, message }: HongtouError, tick: string, ports: TakePorts) {
  await ports.reports.file({
    id: `refused ${name}`,
    tick,
    subject: sourceOf(name),
    kind: 'bundle-refused',
    message: `the bundle ${name} was refused and put apart: ${code}: ${message}`,
  });
  await ports.inbox.refuse(name);
  return { name, code, message };
}
