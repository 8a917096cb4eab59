/** Receives stretches that both sides share, rising in both. */
export type Matches = number[];

/**
 * Matches two rows by Myers' linear-space middle snake. Where the two differ by more than `cap` steps it goes on from the
 * furthest point reached instead of giving up, so the work stays near `cap` times the length and the rest is still matched.
 * @param matches takes triples of start in `a`, start in `b` and length
 * @returns whether the cap was met: the script is then right but maybe not the shortest
 */
export function matchByMyers(
  a: Int32Array,
  b: Int32Array,
  range: { readonly a0: number; readonly a1: number; readonly b0: number; readonly b1: number },
  matches: Matches,
  cap: number,
): boolean {
  let capped = false;
  // What is still to do, the leftmost on top: gaps to match, and matches that come behind them. A stack of our own, since
  // a large gap falls into more parts than there are frames.
  const todo = [range.a0, range.a1, range.b0, range.b1, GAP];
  for (let kind = todo.pop(); kind !== undefined; kind = todo.pop()) {
    let b1 = todo.pop() ?? 0;
    let b0 = todo.pop() ?? 0;
    let a1 = todo.pop() ?? 0;
    let a0 = todo.pop() ?? 0;
    const head = kind === MATCH ? a1 - a0 : commonHead(a, a0, a1, b, b0, b1);
    if (head > 0) matches.push(a0, b0, head);
    if (kind === MATCH) continue;
    a0 += head;
    b0 += head;
    const tail = commonTail(a, a0, a1, b, b0, b1);
    a1 -= tail;
    b1 -= tail;
    if (tail > 0) todo.push(a1, a1 + tail, b1, b1 + tail, MATCH);
    if (a0 === a1 || b0 === b1) continue;
    if (a1 - a0 === 1 || b1 - b0 === 1) {
      matchOne(a, a0, a1, b, b0, b1, matches);
      continue;
    }
    const snake = middleSnake(a, a0, a1, b, b0, b1, cap);
    if (!snake.met) capped = true;
    todo.push(snake.a1, a1, snake.b1, b1, GAP);
    todo.push(snake.a0, snake.a1, snake.b0, snake.b1, MATCH);
    todo.push(a0, snake.a0, b0, snake.b0, GAP);
  }
  return capped;
}

const GAP = 0;
const MATCH = 1;

export function commonHead(a: Int32Array, a0: number, a1: number, b: Int32Array, b0: number, b1: number): number {
  const most = Math.min(a1 - a0, b1 - b0);
  let length = 0;
  while (length < most && a[a0 + length] === b[b0 + length]) length++;
  return length;
}

export function commonTail(a: Int32Array, a0: number, a1: number, b: Int32Array, b0: number, b1: number): number {
  const most = Math.min(a1 - a0, b1 - b0);
  let length = 0;
  while (length < most && a[a1 - 1 - length] === b[b1 - 1 - length]) length++;
  return length;
}

function matchOne(
  a: Int32Array,
  a0: number,
  a1: number,
  b: Int32Array,
  b0: number,
  b1: number,
  matches: Matches,
): void {
  const [at, other] =
    a1 - a0 === 1 ? [b.subarray(b0, b1).indexOf(a[a0] ?? 0), 'b'] : [a.subarray(a0, a1).indexOf(b[b0] ?? 0), 'a'];
  if (at < 0) return;
  if (other === 'b') matches.push(a0, b0 + at, 1);
  else matches.push(a0 + at, b0, 1);
}

/** A stretch `a0..a1` = `b0..b1` on a shortest path; `met` is false where the two searches did not meet within the cap. */
interface Snake {
  readonly a0: number;
  readonly b0: number;
  readonly a1: number;
  readonly b1: number;
  readonly met: boolean;
}

/** Furthest column on each diagonal, forward and backward; shared by all calls, which never overlap. */
let forward = new Int32Array(1 << 12);
let backward = new Int32Array(1 << 12);

function middleSnake(a: Int32Array, a0: number, a1: number, b: Int32Array, b0: number, b1: number, cap: number): Snake {
  const n = a1 - a0;
  const m = b1 - b0;
  const most = Math.min((n + m + 1) >> 1, cap);
  const mid = most + 1;
  if (forward.length < 2 * mid + 2) {
    forward = new Int32Array(4 * mid);
    backward = new Int32Array(4 * mid);
  }
  const delta = n - m;
  const odd = (delta & 1) !== 0;
  forward[mid + 1] = 0;
  backward[mid + 1] = 0;
  for (let d = 0; d <= most; d++) {
    for (let k = lowest(d, m); k <= highest(d, n); k += 2) {
      const down = k === -d || (k !== d && (forward[mid + k - 1] ?? 0) < (forward[mid + k + 1] ?? 0));
      const from = down ? (forward[mid + k + 1] ?? 0) : (forward[mid + k - 1] ?? 0) + 1;
      let x = from;
      while (x < n && x - k < m && a[a0 + x] === b[b0 + x - k]) x++;
      forward[mid + k] = x;
      const mirrored = delta - k;
      if (odd && mirrored >= 1 - d && mirrored <= d - 1 && x + (backward[mid + mirrored] ?? 0) >= n) {
        return { a0: a0 + from, b0: b0 + from - k, a1: a0 + x, b1: b0 + x - k, met: true };
      }
    }
    for (let k = lowest(d, m); k <= highest(d, n); k += 2) {
      const down = k === -d || (k !== d && (backward[mid + k - 1] ?? 0) < (backward[mid + k + 1] ?? 0));
      const from = down ? (backward[mid + k + 1] ?? 0) : (backward[mid + k - 1] ?? 0) + 1;
      let x = from;
      while (x < n && x - k < m && a[a1 - 1 - x] === b[b1 - 1 - x + k]) x++;
      backward[mid + k] = x;
      const mirrored = delta - k;
      if (!odd && mirrored >= -d && mirrored <= d && x + (forward[mid + mirrored] ?? 0) >= n) {
        return { a0: a1 - x, b0: b1 - x + k, a1: a1 - from, b1: b1 - from + k, met: true };
      }
    }
  }
  return furthest(a0, a1, b0, b1, most, mid);
}

/** Diagonals outside the rectangle are never walked; parity follows d. */
function lowest(d: number, m: number): number {
  return d <= m ? -d : -(2 * m - d);
}

function highest(d: number, n: number): number {
  return d <= n ? d : 2 * n - d;
}

/** The point furthest from its corner after `d` steps, of both searches: it gets the most out of the work done. */
function furthest(a0: number, a1: number, b0: number, b1: number, d: number, mid: number): Snake {
  const n = a1 - a0;
  const m = b1 - b0;
  let best: Snake = { a0, b0, a1: a0, b1: b0, met: false };
  let reach = 0;
  for (let k = lowest(d, m); k <= highest(d, n); k += 2) {
    const fx = Math.min(n, forward[mid + k] ?? 0);
    const fy = Math.min(m, fx - k);
    if (fy >= 0 && fx + fy > reach) {
      reach = fx + fy;
      best = { a0: a0 + fx, b0: b0 + fy, a1: a0 + fx, b1: b0 + fy, met: false };
    }
    const bx = Math.min(n, backward[mid + k] ?? 0);
    const by = Math.min(m, bx - k);
    if (by >= 0 && bx + by > reach) {
      reach = bx + by;
      best = { a0: a1 - bx, b0: b1 - by, a1: a1 - bx, b1: b1 - by, met: false };
    }
  }
  return best;
}
