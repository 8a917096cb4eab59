import { laterQueue } from '../compose/aws/later.ts';
import { onMessages } from './on-work.ts';

const queue = laterQueue(process.env);

/** Hands a message on to the queue of its work, or back for another while where it is still not due. */
export const handler = onMessages((message) => queue.send([message]));
