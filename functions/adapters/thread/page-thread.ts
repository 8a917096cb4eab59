import { parentPort } from 'node:worker_threads';
import { HongtouError } from '../../domain/error.ts';
import { doPageWork, type PageWork } from '../../domain/source/page-work.ts';

/** The thread's side of the page reader: one answer a message. */
parentPort?.on('message', (work: PageWork) => {
  try {
    parentPort?.postMessage({ value: doPageWork(work) });
  } catch (error) {
    if (!(error instanceof HongtouError)) throw error;
    parentPort?.postMessage({ error: { code: error.code, message: error.message } });
  }
});
