import type { BlockedText } from './blocks.ts';
import { heaviestChain } from './chain.ts';
import { byPlace, type Link, weightOf } from './link.ts';

/** For each old block the new blocks between which it would be in place: `from` and `to` themselves are taken or ends. */
export interface Windows {
  readonly from: Int32Array;
  readonly to: Int32Array;
}

/** The windows that the links in place leave open. Sorts the links by place. */
export function windowsOf(links: Link[], old: BlockedText, next: BlockedText): Windows {
  links.sort(byPlace);
  const chain = heaviestChain(
    links.map((link) => link.next),
    links.map((link) => weightOf(link, old, next)),
    'level',
  );
  const count = old.blocks.length;
  const windows = { from: new Int32Array(count), to: new Int32Array(count) };
  let step = 0;
  let from = -1;
  for (let i = 0; i < count; i++) {
    let own = -1;
    for (let link = links[chain[step] ?? -1]; link !== undefined && link.old <= i; link = links[chain[++step] ?? -1]) {
      own = link.next;
    }
    windows.from[i] = from;
    if (own >= 0) from = own;
    windows.to[i] = own >= 0 ? own : (links[chain[step] ?? -1]?.next ?? next.blocks.length);
  }
  return windows;
}
