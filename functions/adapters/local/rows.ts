import type { DatabaseSync, SQLInputValue } from 'node:sqlite';

/** Rows of one table that hold a value as JSON in the column `body`. */
export interface BodyReader<T> {
  one(...values: SQLInputValue[]): T | null;
  all(...values: SQLInputValue[]): readonly T[];
}

/** Prepares a query that selects the column `body`. The bodies were written by the same store: they are not checked again. */
export function readBodies<T>(database: DatabaseSync, sql: string): BodyReader<T> {
  const statement = database.prepare(sql);
  return {
    one: (...values) => {
      const row = statement.get(...values);
      return row === undefined ? null : bodyOf<T>(row);
    },
    all: (...values) => statement.all(...values).map((row) => bodyOf<T>(row)),
  };
}

/** The order that JavaScript compares strings in. SQLite's is that of UTF-8, which differs beyond the basic plane. */
export function byCodeUnits(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function bodyOf<T>(row: Readonly<Record<string, unknown>>): T {
  return JSON.parse(String(row.body)) as T;
}
