import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { createBlobStore } from '../../adapters/aws/blob-store.ts';
import { createSourceStore } from '../../adapters/aws/source-store.ts';
import { systemClock } from '../../adapters/local/clock.ts';
import { createPageReader } from '../../adapters/thread/page-reader.ts';
import { createPortalGate } from '../../adapters/web/gate.ts';
import { FUNCTION_SETTINGS, readSettings, TURN_RESERVE_SECONDS, WORK_SECONDS } from '../../settings.ts';
import type { CapturePorts } from '../../steps/capture.ts';
import { seedDefinitions } from '../seeds.ts';
import type { Environment } from './environment.ts';
import { s3 } from './objects.ts';
import { queueOf } from './queue.ts';

/** The only function that reaches out to portals. It knows nothing of documents and subscribers. */
export function capturePorts(environment: Environment): CapturePorts {
  const settings = readSettings(FUNCTION_SETTINGS.capture, environment);
  return {
    definitions: seedDefinitions(settings.sources),
    sources: createSourceStore(new DynamoDBClient(), settings.sourcesTable),
    blobs: createBlobStore(s3(environment), settings.archiveBucket),
    // A portal finds on the site who asks it and why.
    gate: createPortalGate({ userAgent: `Hongtou/0.1 (+${settings.siteUrl})` }),
    // Beside the bundle that this file is part of; see infra/bundle.ts.
    pages: createPageReader(new URL('page-thread.mjs', import.meta.url)),
    queue: queueOf(settings),
    clock: systemClock(),
    // Lambda kills a turn at its limit, and the page with it: the rest of the host goes back to the queue before.
    turnMs: 1000 * (WORK_SECONDS.turn - TURN_RESERVE_SECONDS),
  };
}
