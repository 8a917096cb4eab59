/** Seconds. @example "120" */
const SECONDS = /^\d{1,10}$/;
/** IMF-fixdate and RFC 850. @example "Sun, 06 Nov 1994 08:49:37 GMT", "Sunday, 06-Nov-94 08:49:37 GMT" */
const HTTP_DATE = /^[A-Za-z]{3,9}, (\d{2})[ -]([A-Za-z]{3})[ -](\d{2,4}) (\d{2}):(\d{2}):(\d{2}) GMT$/;
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/**
 * Retry-After (RFC 9110 §10.2.3) as milliseconds from `now`: seconds or an HTTP date, 0 for a date that is past, null for
 * anything else. @example parseRetryAfter('120', 0) === 120_000
 */
export function parseRetryAfter(header: string | null | undefined, now: number): number | null {
  const text = header?.trim() ?? '';
  if (SECONDS.test(text)) return Number(text) * 1_000;
  const instant = parseHttpDate(text, now);
  return instant === null ? null : Math.max(0, instant - now);
}

function parseHttpDate(text: string, now: number): number | null {
  const [, day, monthName = '', year = '', hour, minute, second] = HTTP_DATE.exec(text) ?? [];
  const month = MONTHS.indexOf(monthName.toLowerCase());
  if (month === -1) return null;
  return Date.UTC(fullYear(year, now), month, Number(day), Number(hour), Number(minute), Number(second));
}

/** RFC 9110 §5.6.7: two digits that lie more than 50 years ahead mean the past century. */
function fullYear(year: string, now: number): number {
  if (year.length > 2) return Number(year);
  const thisYear = new Date(now).getUTCFullYear();
  const guess = thisYear - (thisYear % 100) + Number(year);
  return guess > thisYear + 50 ? guess - 100 : guess;
}
