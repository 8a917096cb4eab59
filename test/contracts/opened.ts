/** A store opened twice: `other` is a second connection to the same contents, as another process would have it. */
export interface Opened<T> {
  readonly subject: T;
  readonly other: T;
  close(): Promise<void>;
}

export type Open<T> = () => Promise<Opened<T>>;

/** Runs the body on a store that nothing else uses and closes it whatever happens. */
export async function withOpened<T>(open: Open<T>, body: (opened: Opened<T>) => Promise<void>): Promise<void> {
  const opened = await open();
  try {
    await body(opened);
  } finally {
    await opened.close();
  }
}

/** Starts `count` pieces of work at once and answers what each one answered, in their order. */
export function atOnce<R>(count: number, work: (index: number) => Promise<R>): Promise<readonly R[]> {
  return Promise.all(Array.from({ length: count }, (_, index) => work(index)));
}

/** How often each answer was given. @example tally(['put', 'taken', 'taken']) → {put: 1, taken: 2} */
export function tally(answers: readonly string[]): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const answer of answers) counts[answer] = (counts[answer] ?? 0) + 1;
  return counts;
}

export async function collect<T>(items: AsyncIterable<T>): Promise<readonly T[]> {
  const all: T[] = [];
  for await (const item of items) all.push(item);
  return all;
}
