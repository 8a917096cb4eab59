import { notifyPorts } from '../compose/aws/notify.ts';
import { notify } from '../steps/notify.ts';
import { onWork } from './on-work.ts';

const ports = notifyPorts(process.env);

/** Numbers a change, promises it to its subscribers and tells partners. */
export const handler = onWork('notify', async ({ changeId }) => {
  await notify(changeId, ports);
  await ports.topic.announce(changeId);
});
