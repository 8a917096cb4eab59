/** What two texts state differently, by hand. Each change: `kind type before → after`, a side left out where there is none. */
export interface FactCase {
  readonly name: string;
  readonly old: string;
  readonly next: string;
  readonly changes: readonly string[];
}
