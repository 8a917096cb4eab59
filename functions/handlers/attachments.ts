import { readAttachment } from '../compose/aws/attachments.ts';
import { observed } from './observed.ts';

const read = readAttachment(process.env);

/** Reads a stored file as text and answers where the text stands. What the file does to this function ends here. */
export const handler = observed(read);
