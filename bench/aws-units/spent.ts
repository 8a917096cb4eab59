/** Units and requests of one piece of work. */
export interface Consumption {
  readonly writes: number;
  readonly reads: number;
  readonly puts: number;
  readonly gets: number;
}

/** By step or table. */
export type Spent = ReadonlyMap<string, Consumption>;

const NOTHING: Consumption = { writes: 0, reads: 0, puts: 0, gets: 0 };

/** Dollars a million requests in us-east-1, on demand, as of November 2024: look them up before relying on them. */
const PRICES: Consumption = { writes: 0.625, reads: 0.125, puts: 5, gets: 0.4 };

export function add(a: Consumption, b: Consumption): Consumption {
  return combined(a, b, (x, y) => x + y);
}

export function total(spent: Spent): Consumption {
  return [...spent.values()].reduce(add, NOTHING);
}

/** What `whole` holds beyond `base`, for each of `count`. */
export function difference(whole: Spent, base: Spent, count: number): Spent {
  const names = new Set([...whole.keys(), ...base.keys()]);
  return new Map(
    [...names].map((name) => {
      const [a, b] = [whole.get(name) ?? NOTHING, base.get(name) ?? NOTHING];
      return [name, combined(a, b, (x, y) => (x - y) / count)];
    }),
  );
}

const STEP_WIDTH = 40;

/** One line for each row and below it one for each step that took part. */
export function printTable(rows: readonly (readonly [string, Spent])[]): void {
  const heads = ['WRU', 'RRU', 'S3 PUT', 'S3 GET'].map((name) => name.padStart(8)).join('');
  console.log(`${''.padEnd(STEP_WIDTH)}${heads}   $ a million`);
  for (const [name, spent] of rows) {
    console.log(line(name, total(spent)));
    for (const [step, part] of spent) if (hasAny(part)) console.log(line(`    ${step}`, part));
  }
}

export function printByTable(spent: Spent): void {
  console.log('\nAll rounds together, by table:');
  for (const [table, { writes, reads }] of spent) console.log(`    ${table.padEnd(28)} ${writes} WRU, ${reads} RRU`);
}

function line(name: string, part: Consumption): string {
  const columns = [part.writes, part.reads, part.puts, part.gets].map((n) => n.toFixed(1).padStart(8)).join('');
  return `${name.padEnd(STEP_WIDTH)}${columns}  ${dollars(part).toFixed(2).padStart(11)}`;
}

function hasAny({ writes, reads, puts, gets }: Consumption): boolean {
  return [writes, reads, puts, gets].some((n) => Math.abs(n) >= 0.05);
}

function dollars({ writes, reads, puts, gets }: Consumption): number {
  return writes * PRICES.writes + reads * PRICES.reads + puts * PRICES.puts + gets * PRICES.gets;
}

function combined(a: Consumption, b: Consumption, of: (x: number, y: number) => number): Consumption {
  return {
    writes: of(a.writes, b.writes),
    reads: of(a.reads, b.reads),
    puts: of(a.puts, b.puts),
    gets: of(a.gets, b.gets),
  };
}
