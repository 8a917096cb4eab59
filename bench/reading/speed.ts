/** MB of UTF-8 per second of processor time over all texts, the best of three rounds after a warm-up, in this process. */
export function megabytesPerSecond(texts: readonly string[], read: (text: string) => unknown): number {
  const bytes = texts.reduce((total, text) => total + Buffer.byteLength(text), 0);
  const rounds = Math.max(1, Math.ceil(ENOUGH / bytes));
  const round = () => {
    for (let count = 0; count < rounds; count += 1) for (const text of texts) read(text);
  };
  round();
  const seconds = Math.min(...[1, 2, 3].map(() => timed(round)));
  return (bytes * rounds) / 1e6 / seconds;
}

/** How many times more processor time the larger of two sizes takes: eightfold where reading is linear. Sizes in bytes of UTF-8. */
export function growth(text: string, read: (text: string) => unknown, sizes: readonly [number, number]): number {
  const [small, large] = sizes.map((size) => grown(text, size));
  if (small === undefined || large === undefined) return Number.NaN;
  read(small);
  const once = Math.min(...[1, 2, 3].map(() => timed(() => read(small))));
  return Math.min(...[1, 2].map(() => timed(() => read(large)))) / once;
}

const ENOUGH = 1_500_000;

function grown(text: string, bytes: number): string {
  const times = Math.ceil(bytes / Buffer.byteLength(text));
  const long = `${text}\n`.repeat(times);
  return long.slice(0, Math.floor((long.length * bytes) / Buffer.byteLength(long)));
}

/** Seconds of processor time of this process, its collector included: other work on the machine does not count. */
function timed(work: () => unknown): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1e6;
}
