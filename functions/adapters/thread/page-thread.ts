import { parentPort } from 'node:worker_threads';
import { HongtouError } from '../../domain/error.ts';
import { readListPage, readPaperPage } from '../../domain/source/read-page.ts';
import type { PageWork } from './page-reader.ts';

/** The thread's side of the page reader: one answer a message. */
parentPort?.on('message', ({ kind, page }: PageWork) => {
  try {
    parentPort?.postMessage({ value: kind === 'paper' ? readPaperPage(page) : readListPage(page) });
  } catch (error) {
    if (!(error instanceof HongtouError)) throw error;
    parentPort?.postMessage({ error: { code: error.code, message: error.message } });
  }
});
