import { LETTERS_BY_ADDRESSEES } from './addressees.ts';
import { LETTERS_BY_HEADINGS } from './headings.ts';
import { LETTERS_WITH_MARKS } from './marks.ts';
import type { Letter } from './model.ts';
import { NO_REPLIES } from './no-replies.ts';
import { LETTERS_IN_PAGES } from './pages.ts';

export const LETTERS: readonly Letter[] = [
  ...LETTERS_BY_HEADINGS,
  ...LETTERS_BY_ADDRESSEES,
  ...LETTERS_WITH_MARKS,
  ...LETTERS_IN_PAGES,
  ...NO_REPLIES,
];
