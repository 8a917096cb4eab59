import { assessPorts } from '../compose/aws/assess.ts';
import { assessRound } from '../steps/assess.ts';
import { onWork } from './on-work.ts';

const ports = assessPorts(process.env);

/** Turns a source's finished round into changes. */
export const handler = onWork('assess', (work) => assessRound(work, ports));
