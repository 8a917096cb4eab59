import { join } from 'node:path';
import { type BundlePlace, createInboxLink } from '../adapters/aws/bundle-inbox.ts';
import { bundleFolder } from '../adapters/local/bundle-folder.ts';
import { createBundleLink } from '../adapters/web/bundle-push.ts';
import { HongtouError } from '../domain/error.ts';
import type { CollectorPorts } from '../pipeline.ts';
import type { BundleLink } from '../ports/bundle-link.ts';
import { collectedSources } from '../steps/collect.ts';
import { s3 } from './aws/objects.ts';
import { type LocalSettings, openLocalMonitor } from './local.ts';

export interface Collector {
  readonly ports: CollectorPorts;
  readonly link: BundleLink;
  close(): Promise<void>;
}

/** Where bundles go: a folder that something else carries over, another monitor's URL with a token, or the inbox of a stack. */
export type Destination = { readonly folder: string } | { readonly url: string; readonly token: string } | BundlePlace;

/**
 * A machine that captures the sources marked `"capturedBy": "collector"` for a monitor elsewhere.
 * @throws HONGTOU_NOT_COLLECTED where no source is marked so
 */
export function openCollector(settings: LocalSettings, to: Destination): Collector {
  const definitions = collectedSources(settings.definitions);
  if (definitions.length === 0) {
    const expected = 'expected at least one source with "capturedBy": "collector"';
    throw new HongtouError(
      'HONGTOU_NOT_COLLECTED',
      `none of ${settings.definitions.length} sources is for a collector, ${expected}`,
    );
  }
  const link = linkTo(to, settings.userAgent);
  const monitor = openLocalMonitor({ ...settings, definitions });
  const outbox = bundleFolder(join(settings.folder, 'bundles'));
  return { ports: { ...monitor.ports, outbox }, link, close: () => monitor.close() };
}

function linkTo(to: Destination, userAgent: string): BundleLink {
  if ('folder' in to) return bundleFolder(to.folder);
  return 'bucket' in to ? createInboxLink(s3(process.env), to) : createBundleLink({ ...to, userAgent });
}
