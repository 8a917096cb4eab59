import { schedulePorts } from '../compose/aws/schedule.ts';
import { schedule } from '../steps/schedule.ts';
import { onTick } from './on-tick.ts';

const ports = schedulePorts(process.env);

/** Opens the round of a tick. A repeated tick finds its round open. */
export const handler = onTick(async (tick, observer, { sources }) => {
  const { dueSources } = await schedule(tick, ports, sources === 'all' ? 'all' : 'due');
  observer.count('RoundsOpened', 1);
  observer.count('SourcesDue', dueSources.length);
  observer.note('round opened', { tick, dueSources });
  return { dueSources };
});
