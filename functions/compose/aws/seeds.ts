import type { AttachmentReader } from '../../ports/attachment-reader.ts';
import type { WorkQueue } from '../../ports/work-queue.ts';
import { FUNCTION_SETTINGS, readSettings } from '../../settings.ts';
import type { JudgePorts } from '../../steps/finding.ts';
import type { Environment } from './environment.ts';
import { judgePorts } from './judge.ts';
import { queueOf } from './queue.ts';

/** Plants papers: what assessing takes, without sources. */
export function seedsPorts(environment: Environment): JudgePorts & { readonly queue: WorkQueue } {
  const settings = readSettings(FUNCTION_SETTINGS.seeds, environment);
  return { ...judgePorts(settings, environment, unneededReader), queue: queueOf(settings) };
}

/** Seeds are texts. */
const unneededReader: AttachmentReader = {
  read: async (_, { name }) => ({ kind: 'unknown', text: null, warnings: [`${name}: seeds have no attachments`] }),
};
