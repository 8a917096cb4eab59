/**
 * Room for the UTF-16 code units of a text of such a length, to be filled and made a string of before anybody asks again. Papers share one piece: a new
 * one for each costs as much as filling it.
 */
export function codeUnitRoom(length: number): Uint16Array<ArrayBuffer> {
  return length <= SHARED.length ? SHARED : new Uint16Array(length);
}

/**
 * The text of the first `length` code units, half surrogate pairs among them.
 * @example textOfUnits(Uint16Array.of(0x5e74, 0x5ea6), 1) === '年'
 */
export function textOfUnits(units: Uint16Array<ArrayBuffer>, length: number): string {
  return Buffer.from(units.buffer, units.byteOffset, length * 2).toString('utf16le');
}

/** Longer than nearly all papers. */
const SHARED = new Uint16Array(0x8000);
