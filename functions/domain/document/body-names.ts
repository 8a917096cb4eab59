import { HongtouError } from '../error.ts';

/** A bureau's change of name (机构更名). `on` is when the new name began, `YYYY-MM`, or `YYYY` where the month is not known. */
export interface Renaming {
  readonly from: string;
  readonly to: string;
  readonly on: string;
}

/** Answers the newest name of a body; a name that nobody changed is its own. */
export type NewestName = (name: string, day: string | null) => string;

/** No body ever changed its name. */
export const UNCHANGED: NewestName = (name) => name;

/**
 * Follows renamings from name to name. A paper that is signed with an old name more than two years after it ended is not taken for
 * the successor's: the name has gone to somebody else.
 * @example newestName([{from: '临澜市经信委', to: '临澜市工信局', on: '2019-01'}])('临澜市经信委', '2018-05-02') // '临澜市工信局'
 */
export function newestName(renamings: readonly Renaming[]): NewestName {
  const next = new Map(renamings.map((renaming) => [renaming.from, renaming]));
  return (name, day) => {
    let current = name.replace(BLANKS, '');
    for (let steps = 0; steps < renamings.length; steps++) {
      const renaming = next.get(current);
      if (renaming === undefined || (day !== null && day.slice(0, renaming.on.length) > later(renaming.on)))
        return current;
      current = renaming.to;
    }
    return current;
  };
}

/**
 * Reads seeds/bureaus.json.
 * @throws HONGTOU_BAD_SEED naming the entry and what was expected
 */
export function parseRenamings(value: unknown, file: string): readonly Renaming[] {
  if (!Array.isArray(value)) throw bad(file, 'a list of {from, to, on}');
  const renamings = value.map((entry: unknown, at) => {
    const { from, to, on } = (entry ?? {}) as Partial<Record<keyof Renaming, unknown>>;
    if (typeof from !== 'string' || typeof to !== 'string' || typeof on !== 'string' || !MONTH.test(on)) {
      throw bad(file, `entry ${at} to have "from", "to" and "on" as YYYY-MM or YYYY, got ${JSON.stringify(entry)}`);
    }
    if (from === to) throw bad(file, `entry ${at} to change the name, got "${from}" twice`);
    return { from, to, on };
  });
  const names = renamings.map(({ from }) => from);
  const twice = names.find((name, at) => names.indexOf(name) !== at);
  if (twice !== undefined) throw bad(file, `one successor for "${twice}", got several`);
  const newest = newestName(renamings);
  for (const { from } of renamings) {
    if (names.includes(newest(from, null))) throw bad(file, `"${from}" to end with a name that stands, got a circle`);
  }
  return renamings;
}

function bad(file: string, expected: string): HongtouError {
  return new HongtouError('HONGTOU_BAD_SEED', `${file}: expected ${expected}`);
}

function later(month: string): string {
  return `${Number(month.slice(0, 4)) + 2}${month.slice(4)}`;
}

const BLANKS = /\s+/gu;
/** 2019-01, 2019 */
const MONTH = /^(?:19|20)\d{2}(?:-(?:0[1-9]|1[0-2]))?$/u;
