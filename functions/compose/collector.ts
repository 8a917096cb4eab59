import { join } from 'node:path';
import { bundleFolder } from '../adapters/local/bundle-folder.ts';
import { createBundleLink } from '../adapters/web/bundle-push.ts';
import { HongtouError } from '../domain/error.ts';
import type { CollectorPorts } from '../pipeline.ts';
import type { BundleLink } from '../ports/bundle-link.ts';
import { collectedSources } from '../steps/collect.ts';
import { type LocalSettings, openLocalMonitor } from './local.ts';

export interface Collector {
  readonly ports: CollectorPorts;
  readonly link: BundleLink;
  close(): Promise<void>;
}

/** Where bundles go: a folder that something else carries over, or another monitor's URL with a token. */
export type Destination = { readonly folder: string } | { readonly url: string; readonly token: string };

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
  const link = 'folder' in to ? bundleFolder(to.folder) : createBundleLink({ ...to, userAgent: settings.userAgent });
  const monitor = openLocalMonitor({ ...settings, definitions });
  const outbox = bundleFolder(join(settings.folder, 'bundles'));
  return { ports: { ...monitor.ports, outbox }, link, close: () => monitor.close() };
}
