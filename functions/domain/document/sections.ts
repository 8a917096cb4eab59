import type { Anatomy } from './anatomy.ts';
import type { FoldedText } from './folded.ts';
import type { Line } from './lines.ts';
import type { Section } from './model.ts';

/** The section tree in the order of the text. */
export function readSections(
  _paper: FoldedText,
  _lines: readonly Line[],
  _anatomy: Anatomy,
): { sections: readonly Omit<Section, 'topics'>[] } {
  return { sections: [] };
}
