/** A decimal number kept exactly: `digits` × 10^`exponent`. Doubles would turn 2085.78亿 into something else. */
export interface Decimal {
  readonly digits: bigint;
  readonly exponent: number;
}

/** @example decimalOf('2085.78') is 208578 × 10^-2. Anything but plain digits with at most one point is a fault of the caller. */
export function decimalOf(figures: string): Decimal {
  const point = figures.indexOf('.');
  if (point < 0) return { digits: BigInt(figures), exponent: 0 };
  return { digits: BigInt(figures.replace('.', '')), exponent: point + 1 - figures.length };
}

export function timesTen(number: Decimal, power: number): Decimal {
  return { digits: number.digits, exponent: number.exponent + power };
}

export function sum(a: Decimal, b: Decimal): Decimal {
  const exponent = Math.min(a.exponent, b.exponent);
  return { digits: raised(a, exponent) + raised(b, exponent), exponent };
}

/**
 * A number where a double holds the value exactly as written, else a decimal string.
 * @example simplest(decimalOf('12.50')) === 12.5; 22 digits stay '1234567890123456789012'
 */
export function simplest(number: Decimal): number | string {
  const written = plain(number);
  const asNumber = Number(written);
  return Number.isFinite(asNumber) && String(asNumber) === written ? asNumber : written;
}

function raised(number: Decimal, exponent: number): bigint {
  return number.digits * 10n ** BigInt(number.exponent - exponent);
}

function plain({ digits, exponent }: Decimal): string {
  if (exponent >= 0) return String(digits * 10n ** BigInt(exponent));
  const all = String(digits).padStart(1 - exponent, '0');
  const whole = all.slice(0, exponent);
  const fraction = all.slice(exponent).replace(TRAILING_ZEROS, '');
  return fraction === '' ? whole : `${whole}.${fraction}`;
}

/** 12.50 */
const TRAILING_ZEROS = /0{1,400}$/u;
