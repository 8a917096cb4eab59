import { readBlocks } from '../../domain/page/blocks.ts';
import { decodePage } from '../../domain/page/charset.ts';
import { renderBlocks } from '../../domain/page/render.ts';
import type { AttachmentText } from '../../ports/attachment-reader.ts';

/**
 * The text of a page that was saved as .doc or .xls, rows with tabs between cells: it has no navigation, so all that shows is its.
 *
 * @throws HONGTOU_PAGE_TOO_LARGE
 */
export function readMarkup(bytes: Uint8Array): AttachmentText {
  const tree = readBlocks(decodePage(bytes).text);
  const shown = tree.blocks.filter(({ owner }) => !(tree.elements[owner]?.hidden ?? false));
  return { kind: 'html', text: renderBlocks(tree, shown), warnings: [] };
}
