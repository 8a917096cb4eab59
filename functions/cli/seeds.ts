import { join } from 'node:path';

/** The project's own folder of what a fresh deployment starts with. */
export const SEEDS = join(import.meta.dirname, '../../seeds');
