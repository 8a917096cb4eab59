import { capturePorts } from '../compose/aws/capture.ts';
import { captureTurn } from '../steps/capture.ts';
import { onWork } from './on-work.ts';

const ports = capturePorts(process.env);

/** One host's turn. The queue gives a host to one caller at a time. */
export const handler = onWork('turn', (work) => captureTurn(work, ports));
