/** Where a composition finds its settings: `process.env` in a function. */
export type Environment = Readonly<Record<string, string | undefined>>;
