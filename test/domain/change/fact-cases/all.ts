import { CASES_OF_FIGURES } from './figures.ts';
import { CASES_OF_LISTS } from './lists.ts';
import type { FactCase } from './model.ts';
import { CASES_OF_NAMES } from './names.ts';
import { CASES_OF_TIMES } from './times.ts';
import { CASES_OF_UNCHANGED } from './unchanged.ts';
import { CASES_OF_WORDING } from './wording.ts';

export const FACT_CASES: readonly FactCase[] = [
  ...CASES_OF_FIGURES,
  ...CASES_OF_TIMES,
  ...CASES_OF_LISTS,
  ...CASES_OF_NAMES,
  ...CASES_OF_WORDING,
  ...CASES_OF_UNCHANGED,
];
