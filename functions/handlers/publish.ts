import { publishPorts } from '../compose/aws/publish.ts';
import { publish } from '../steps/publish.ts';
import { onWork } from './on-work.ts';

const ports = publishPorts(process.env);

/** Writes what is numbered and not out yet. The queue calls one publisher at a time. */
export const handler = onWork('publish', () => publish(ports));
