import { HongtouError } from '../../domain/error.ts';
import type { AttachmentReader, AttachmentText } from '../../ports/attachment-reader.ts';
import { createBoundedThread } from './bounded-thread.ts';

/** An attachment reader that holds a thread. */
export interface ThreadedAttachmentReader extends AttachmentReader {
  close(): Promise<void>;
}

/** The reader's own limit of time is 30 s, which only what lets go of the thread now and then keeps. */
const BOUNDS = { timeMs: 60_000, heapMb: 768, growthMb: 1024 };

/**
 * Reads attachments in a thread with bounds, as a function of its own does on AWS: the libraries that unpack and parse them know
 * none. A file that goes beyond them is one that cannot be read. `module` is adapters/attachments/thread.ts.
 */
export function createThreadedAttachmentReader(
  module: URL,
  bounds: Partial<typeof BOUNDS> = {},
): ThreadedAttachmentReader {
  const thread = createBoundedThread({ module, ...BOUNDS, ...bounds });
  return {
    read: async (bytes, about) => {
      try {
        return (await thread.run({ bytes, about })) as AttachmentText;
      } catch (error) {
        if (!(error instanceof HongtouError) || !BEYOND.has(error.code)) throw error;
        const warnings = [`${about.name}: ${error.code}: ${error.message}`];
        return { kind: 'unknown', text: null, warnings, beyond: true };
      }
    },
    close: thread.close,
  };
}

const BEYOND = new Set(['HONGTOU_READING_TIME', 'HONGTOU_READING_MEMORY']);
