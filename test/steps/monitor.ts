import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { rehearsalClock } from '../../functions/adapters/local/clock.ts';
import type { GateOptions } from '../../functions/adapters/web/gate.ts';
import { readTaxonomy } from '../../functions/cli/config.ts';
import { type LocalMonitor, openLocalMonitor } from '../../functions/compose/local.ts';
import type { SourceDefinition } from '../../functions/domain/source/definition.ts';
import type { Ports } from '../../functions/pipeline.ts';
import type { SendOutcome } from '../../functions/ports/messenger.ts';

export const START = Date.parse('2026-11-18T01:00:00.000Z');

/** A whole monitor on SQLite and files in a folder of its own, with a clock that jumps. Close it after the test. */
export function openMonitor(
  more: {
    readonly definitions?: readonly SourceDefinition[];
    readonly places?: GateOptions['places'];
    readonly start?: number;
  } = {},
): LocalMonitor {
  const folder = mkdtempSync(join(tmpdir(), 'hongtou-step-'));
  const monitor = openLocalMonitor({
    folder,
    definitions: more.definitions ?? [],
    taxonomy: readTaxonomy(),
    clock: rehearsalClock(more.start ?? START),
    userAgent: 'Hongtou-test/0.1 (+https://hongtou.example/contact)',
    siteUrl: 'https://hongtou.example/',
    mail: { from: 'alerts@hongtou.example', smtp: null },
    places: more.places ?? {},
  });
  return {
    ...monitor,
    close: async () => {
      await monitor.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** A provider that answers as the script says, and remembers what it was given and what it took. */
export function scriptedSender(script: readonly SendOutcome['outcome'][]) {
  const sent: string[] = [];
  const taken = new Set<string>();
  const left = [...script];
  const outcomes: Record<SendOutcome['outcome'], SendOutcome> = {
    accepted: { outcome: 'accepted', reference: 'ok' },
    rejected: { outcome: 'rejected', reason: '550 no such user' },
    deferred: { outcome: 'deferred', reason: '451 later', retryAfterMs: 300_000 },
    unknown: { outcome: 'unknown', reason: 'connection lost after DATA' },
  };
  const sender: Ports['mail'] = {
    send: async (mail) => {
      sent.push(mail.deliveryId);
      const outcome = left.shift() ?? 'accepted';
      if (outcome === 'accepted') taken.add(mail.deliveryId);
      return outcomes[outcome];
    },
    find: async (deliveryId) => (taken.has(deliveryId) ? 'accepted' : 'unknown'),
  };
  return { sender, sent, taken };
}
