import { createHash } from 'node:crypto';
import type { ChangeNumber } from '../domain/change/record.ts';
import type { Ledger } from '../ports/ledger.ts';

/** The hash before the first number. */
const GENESIS = '0'.repeat(64);

/**
 * Gives a change the next free number 1..n, gap-free and without a transaction (DESIGN §5): the change claims n, then number n
 * is put if it is free or already its own; if another change owns n, the claim moves on. A claim whose number is still free is
 * taken up where it stands: moving it would let two workers of one change put two numbers. Answers the number.
 */
export async function numberChange(ledger: Ledger, changeId: string): Promise<ChangeNumber> {
  for (;;) {
    const entry = await ledger.entry(changeId);
    if (entry === null) throw new Error(`the change ${changeId} has no record`);
    const claimed = entry.claimedNumber;
    const standing = claimed === null ? null : await ledger.numberAt(claimed);
    if (standing?.changeId === changeId) return standing;
    const next = claimed === null || standing !== null ? await claimNext(ledger, changeId, claimed) : claimed;
    if (next === null) continue;
    const previous = next === 1 ? null : await ledger.numberAt(next - 1);
    const number = chained(next, changeId, entry.record.state.contentHash, previous?.hash ?? GENESIS);
    if ((await ledger.putNumber(number)) !== 'taken') return number;
  }
}

/** Claims the number after the last one; null where another worker moved the claim meanwhile. */
async function claimNext(ledger: Ledger, changeId: string, claimed: number | null): Promise<number | null> {
  const n = ((await ledger.lastNumber())?.n ?? 0) + 1;
  return (await ledger.claimNumber(changeId, claimed, n)) === 'claimed' ? n : null;
}

/** Number n with the hash that binds it to everything before it. */
function chained(n: number, changeId: string, contentHash: string, previousHash: string): ChangeNumber {
  const hash = createHash('sha256').update(`${previousHash}|${n}|${changeId}|${contentHash}`).digest('hex');
  return { n, changeId, previousHash, hash };
}

/** Follows the chain from number 1: how long it is, and the first number whose hash does not follow from what stands before it. */
export async function checkChain(ledger: Ledger): Promise<{ readonly length: number; readonly broken: number | null }> {
  const length = (await ledger.lastNumber())?.n ?? 0;
  let previous = GENESIS;
  for (let n = 1; n <= length; n++) {
    const standing = await ledger.numberAt(n);
    const entry = standing === null ? null : await ledger.entry(standing.changeId);
    if (standing === null || entry === null) return { length, broken: n };
    const expected = chained(n, standing.changeId, entry.record.state.contentHash, previous);
    if (standing.hash !== expected.hash || standing.previousHash !== previous) return { length, broken: n };
    previous = standing.hash;
  }
  return { length, broken: null };
}
