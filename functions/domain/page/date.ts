/**
 * A portal's date by its pattern. Portal times carry no zone: they are Asia/Shanghai, which is +08:00 all year.
 * With a time of day the answer is an ISO instant with +08:00, else the date; null where no real date stands.
 *
 * @example parsePortalDate('发布日期：2024-05-06 10∶08') // '2024-05-06T10:08:00+08:00'
 * @example parsePortalDate('2024年5月6日') // '2024-05-06'
 */
export function parsePortalDate(value: string): string | null {
  const text = value.slice(0, 400).normalize('NFKC').replace(RATIO, ':');
  const instant = ZONED.exec(text);
  if (instant !== null) return shanghaiInstant(instant);
  const match = SEPARATED.exec(text) ?? CHINESE.exec(text) ?? COMPACT.exec(text);
  if (match === null) return epochDate(text);
  const date = realDate(Number(match[1]), Number(match[2]), Number(match[3]));
  if (date === null) return null;
  const time = TIME_AFTER.exec(text.slice(match.index + match[0].length));
  if (time === null) return date;
  const clock = realTime(time[1], time[2], time[3]);
  return clock === null ? date : `${date}T${clock}+08:00`;
}

/** U+2236 RATIO, which some portals put where a colon belongs. */
const RATIO = /\u2236/gu;
/** 2024-05-06T02:08:00Z, 2024-05-06T10:08:00.000+08:00 */
const ZONED = /((?:19|20)\d\d)-(\d\d)-(\d\d)T(\d\d):(\d\d)(?::(\d\d))?(?:\.\d{1,9})?(?:(Z)|([+-])(\d\d):?(\d\d))/u;
/** 2024-05-06, 2024/5/6, 2024.5.6 */
const SEPARATED = /(?<!\d)((?:19|20)\d\d)\s?[-/.]\s?(\d{1,2})\s?[-/.]\s?(\d{1,2})(?!\d)/u;
/** 2024年5月6日 */
const CHINESE = /(?<!\d)((?:19|20)\d\d)\s?年\s?(\d{1,2})\s?月\s?(\d{1,2})\s?日?/u;
/** 20240506 */
const COMPACT = /(?<!\d)((?:19|20)\d\d)(\d\d)(\d\d)(?!\d)/u;
/** ` 10:08:30`, `T10:08`, ` 10时08分` right behind the date */
const TIME_AFTER = /^\s{0,5}(?:T|星期[一二三四五六日天]\s?)?(\d{1,2})[:时](\d{1,2})(?:[:分](\d{1,2}))?/u;
/** 1714961280 or 1714961280000 and nothing else */
const EPOCH = /^\s{0,5}(\d{10})(\d{3})?\s{0,5}$/u;
const SHANGHAI_MINUTES = 480;

function shanghaiInstant(match: RegExpExecArray): string | null {
  const date = realDate(Number(match[1]), Number(match[2]), Number(match[3]));
  const time = realTime(match[4], match[5], match[6]);
  if (date === null || time === null) return null;
  const zone = match[7] === 'Z' ? 0 : Number(`${match[8]}1`) * (Number(match[9]) * 60 + Number(match[10]));
  return atShanghai(Date.parse(`${date}T${time}Z`) - zone * 60_000);
}

function epochDate(text: string): string | null {
  const match = EPOCH.exec(text);
  return match === null ? null : atShanghai(Number(match[1]) * 1000);
}

function atShanghai(epochMs: number): string {
  return `${new Date(epochMs + SHANGHAI_MINUTES * 60_000).toISOString().slice(0, 19)}+08:00`;
}

function realDate(year: number, month: number, day: number): string | null {
  const date = new Date(Date.UTC(year, month - 1, day));
  const real = date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return real ? date.toISOString().slice(0, 10) : null;
}

function realTime(hour = '0', minute = '0', second = '0'): string | null {
  if (Number(hour) > 23 || Number(minute) > 59 || Number(second) > 59) return null;
  return [hour, minute, second].map((part) => part.padStart(2, '0')).join(':');
}
