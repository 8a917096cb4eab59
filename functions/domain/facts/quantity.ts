import type { Span } from '../page/span.ts';
import type { Comparator } from './model.ts';
import type { Unit } from './units.ts';

/** An amount, share, number of things or length of time as a text states it, before zones and neighbours are looked at. */
export interface Quantity extends Span {
  readonly type: Unit['type'];
  readonly value: number | string | null;
  readonly unit: string | null;
  readonly op: Comparator;
  readonly to?: number | string;
}
