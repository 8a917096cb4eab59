/** Lets at most `places` tasks of a key run at once; the others wait in the order in which they came. */
export class HostQueue {
  readonly #places: number;
  readonly #running = new Map<string, { active: number; readonly waiting: (() => void)[] }>();

  constructor(places: number) {
    this.#places = places;
  }

  async run<Result>(host: string, task: () => Promise<Result>): Promise<Result> {
    const state = this.#running.get(host) ?? { active: 0, waiting: [] };
    this.#running.set(host, state);
    if (state.active >= this.#places) await new Promise<void>((resume) => state.waiting.push(resume));
    else state.active += 1;
    try {
      return await task();
    } finally {
      // The place is handed on, so that `active` does not change while somebody waits.
      const next = state.waiting.shift();
      if (next !== undefined) next();
      else {
        state.active -= 1;
        if (state.active === 0) this.#running.delete(host);
      }
    }
  }
}
