import type { Zone, ZoneSpan } from './model.ts';

/** A reader of zones for places that are asked in rising order, so that the whole text costs one walk. Outside all zones is body. */
export function zoneReader(zones: readonly ZoneSpan[]): (at: number) => Zone {
  let next = 0;
  return (at) => {
    while (next < zones.length && (zones[next]?.end ?? 0) <= at) next++;
    const zone = zones[next];
    return zone !== undefined && zone.start <= at ? zone.zone : 'body';
  };
}
