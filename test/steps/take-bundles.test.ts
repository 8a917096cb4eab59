import { gzipSync } from 'node:zlib';
import { afterEach, describe, expect, it } from 'vitest';
import { unpackBundle } from '../../functions/adapters/local/bundle-file.ts';
import type { LocalMonitor } from '../../functions/compose/local.ts';
import { drain } from '../../functions/pipeline.ts';
import type { BundleInbox } from '../../functions/ports/bundle-inbox.ts';
import { type TakePorts, takeBundles } from '../../functions/steps/take-bundles.ts';
import { collectedRound } from './collected-round.ts';
import { openMonitor, START } from './monitor.ts';
import { listSource } from './portal.ts';

const DAY = 86_400_000;
const SOURCES = ['a.example', 'b.example'].map((host) => listSource(host, { capturedBy: 'collector' }));
const TICK = day(9);

const closing: LocalMonitor[] = [];
afterEach(async () => {
  for (const one of closing.splice(0)) await one.close();
});

function day(n: number): string {
  return new Date(START + n * DAY).toISOString();
}

function nameOf(n: number, source: string, part = 1): string {
  return `${day(n).replaceAll(':', '')}_${source}_000${part}`;
}

/** An inbox in memory, which remembers in which order bundles were asked for. */
function inboxOf(bundles: Readonly<Record<string, Uint8Array>>) {
  const lying = new Map(Object.entries(bundles));
  const refused: string[] = [];
  const asked: string[] = [];
  const inbox: BundleInbox = {
    waiting: async () => [...lying.keys()].toSorted(),
    packed: async (name) => {
      asked.push(name);
      return lying.get(name) ?? null;
    },
    delivered: async (name) => void lying.delete(name),
    refuse: async (name) => {
      lying.delete(name);
      refused.push(name);
    },
  };
  return { inbox, lying, refused, asked };
}

function opened(bundles: Readonly<Record<string, Uint8Array>>) {
  const monitor = openMonitor({ definitions: SOURCES, start: START + 9 * DAY });
  closing.push(monitor);
  const box = inboxOf(bundles);
  const ports: TakePorts = { ...monitor.ports, inbox: box.inbox, unpack: unpackBundle };
  /** Takes what it can and has it assessed, again and again until nothing more is taken. */
  const takeAll = async () => {
    const rounds = [];
    for (let last = 1; last > 0; ) {
      const taken = await takeBundles(TICK, ports);
      await drain(monitor.ports);
      last = taken.taken;
      rounds.push(taken);
    }
    return rounds;
  };
  const refusals = async () =>
    (await monitor.ports.reports.all()).filter(({ kind }) => kind === 'bundle-refused').map(({ message }) => message);
  return { ...box, ports, monitor, takeAll, refusals };
}

async function changes({ ports }: LocalMonitor): Promise<readonly string[]> {
  const found: string[] = [];
  const last = (await ports.ledger.lastNumber())?.n ?? 0;
  for (let n = 1; n <= last; n++) {
    const number = await ports.ledger.numberAt(n);
    const record = number === null ? null : (await ports.ledger.entry(number.changeId))?.record;
    found.push(`${record?.kind} ${record?.state.urls[0]} ${record?.tick}`);
  }
  return found;
}

describe('an inbox in which several bundles wait', () => {
  it('is emptied in the order of each source’s rounds, the next when the one before is assessed', async () => {
    const { takeAll, lying, asked, monitor } = opened({
      [nameOf(1, 'a-example')]: collectedRound('a.example', day(1), [100, 200]),
      [nameOf(0, 'a-example')]: collectedRound('a.example', day(0), [100]),
      [nameOf(0, 'b-example')]: collectedRound('b.example', day(0), [300]),
    });
    expect(await takeAll()).toEqual([
      { taken: 2, waiting: 1, refused: [] },
      { taken: 1, waiting: 0, refused: [] },
      { taken: 0, waiting: 0, refused: [] },
    ]);
    expect([...lying.keys()]).toEqual([]);
    const ofA = asked.filter((name) => name.includes('a-example'));
    expect(ofA).toEqual([nameOf(0, 'a-example'), nameOf(1, 'a-example'), nameOf(1, 'a-example')]);
    expect(await changes(monitor)).toEqual([
      `published http://a.example/p/100.html ${day(0)}`,
      `published http://b.example/p/300.html ${day(0)}`,
      `published http://a.example/p/200.html ${day(1)}`,
    ]);
  });

  it('puts a broken one apart with its name and the reason, reports it once, and goes on with the others', async () => {
    const whole = collectedRound('a.example', day(0), [100]);
    const { takeAll, refused, lying, monitor, refusals } = opened({
      [nameOf(0, 'a-example')]: whole.slice(0, -9),
      [nameOf(1, 'a-example')]: collectedRound('a.example', day(1), [200]),
      [nameOf(0, 'b-example')]: gzipSync('{"format":"another/1"}\n'),
      [nameOf(0, 'c-example')]: collectedRound('c.example', day(0), [400]),
    });
    const [first] = await takeAll();
    expect(first?.refused.map(({ name, code }) => [name, code])).toEqual([
      [nameOf(0, 'a-example'), 'HONGTOU_BAD_BUNDLE'],
      [nameOf(0, 'b-example'), 'HONGTOU_BAD_BUNDLE'],
      [nameOf(0, 'c-example'), 'HONGTOU_NOT_COLLECTED'],
    ]);
    expect(first).toMatchObject({ taken: 1, waiting: 0 });
    expect(refused).toEqual([nameOf(0, 'a-example'), nameOf(0, 'b-example'), nameOf(0, 'c-example')]);
    expect([...lying.keys()]).toEqual([]);
    expect(await refusals()).toEqual(
      [nameOf(0, 'a-example'), nameOf(0, 'b-example'), nameOf(0, 'c-example')].map((name) =>
        expect.stringContaining(`the bundle ${name} was refused and put apart: HONGTOU_`),
      ),
    );
    expect(await changes(monitor)).toEqual([`published http://a.example/p/200.html ${day(1)}`]);
  });

  it('takes the same bundle once, under one name or two, and a round that was taken before not again', async () => {
    const round = collectedRound('a.example', day(0), [100]);
    const box = opened({ [nameOf(0, 'a-example')]: round, [nameOf(0, 'a-example', 2)]: round });
    expect(await box.takeAll()).toMatchObject([{ taken: 2 }, { taken: 0 }]);
    box.lying.set(nameOf(0, 'a-example'), round);
    box.lying.set(nameOf(0, 'a-example', 3), collectedRound('a.example', day(0), [100, 200]));
    expect(await box.takeAll()).toMatchObject([{ taken: 2, refused: [] }, { taken: 0 }]);
    expect([...box.lying.keys()]).toEqual([]);
    expect(await changes(box.monitor)).toEqual([`published http://a.example/p/100.html ${day(0)}`]);
    expect(await box.refusals()).toEqual([]);
  });

  it('leaves one that failed for another reason, and those behind it, tries the others, and says what failed', async () => {
    const box = opened({
      [nameOf(0, 'a-example')]: collectedRound('a.example', day(0), [100]),
      [nameOf(1, 'a-example')]: collectedRound('a.example', day(1), [100, 200]),
      [nameOf(0, 'b-example')]: collectedRound('b.example', day(0), [300]),
    });
    const failing: TakePorts = {
      ...box.ports,
      unpack: (packed) => {
        const text = unpackBundle(packed);
        if (text.includes('a-example') && !text.includes(day(1))) throw new Error('the disk is full');
        return text;
      },
    };
    await expect(takeBundles(TICK, failing)).rejects.toThrow('the disk is full');
    expect([...box.lying.keys()]).toEqual([nameOf(0, 'a-example'), nameOf(1, 'a-example')]);
    await box.takeAll();
    expect((await changes(box.monitor)).toSorted()).toEqual([
      `published http://a.example/p/100.html ${day(0)}`,
      `published http://a.example/p/200.html ${day(1)}`,
      `published http://b.example/p/300.html ${day(0)}`,
    ]);
  });

  it('is left as it is where whoever takes has to stop', async () => {
    const { ports, lying } = opened({ [nameOf(0, 'a-example')]: collectedRound('a.example', day(0), [100]) });
    expect(await takeBundles(TICK, ports, () => true)).toEqual({ taken: 0, waiting: 1, refused: [] });
    expect(lying.size).toBe(1);
  });

  it('passes over a bundle that another process took meanwhile', async () => {
    const box = opened({ [nameOf(0, 'a-example')]: new Uint8Array() });
    const ports: TakePorts = { ...box.ports, inbox: { ...box.inbox, packed: async () => null } };
    expect(await takeBundles(TICK, ports)).toMatchObject({ refused: [] });
    expect(await box.refusals()).toEqual([]);
  });
});
