/** Time as the steps see it. */
export interface Clock {
  /** Milliseconds since the epoch. */
  now(): number;
  /** Resolves once `now()` is at least `instant`. A clock of a rehearsal may jump there. */
  sleepUntil(instant: number): Promise<void>;
}
