import { receivePorts } from '../compose/aws/receive.ts';
import { RECEIVE_SECONDS } from '../settings.ts';
import { takeBundles } from '../steps/take-bundles.ts';
import { onTick } from './on-tick.ts';

const ports = receivePorts(process.env);
/** What is left of the function's time when it takes no further bundle. */
const RESERVE_MS = 120_000;

/** Takes the bundles that collectors pushed since the last tick. */
export const handler = onTick(async (tick, observer) => {
  const until = performance.now() + RECEIVE_SECONDS * 1000 - RESERVE_MS;
  const { taken, waiting, refused } = await takeBundles(tick, ports, () => performance.now() > until);
  observer.count('BundlesTaken', taken);
  observer.count('BundlesRefused', refused.length);
  observer.note('bundles taken', { tick, taken, waiting, refused });
  return { taken, waiting, refused: refused.length };
});
