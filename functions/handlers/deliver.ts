import { deliverPorts } from '../compose/aws/deliver.ts';
import { deliver } from '../steps/deliver.ts';
import { onWork } from './on-work.ts';

const ports = deliverPorts(process.env);

/** Sends one message to one recipient. */
export const handler = onWork('deliver', ({ deliveryId }) => deliver(deliveryId, ports));
