import { type CellObject, read } from '@e965/xlsx';
import type { AttachmentText } from '../../ports/attachment-reader.ts';
import { checkUnpackedSize, isZip } from './zip.ts';

/** Rows of a sheet that are read; a longer one is a data set, not a policy's annex. */
const ROW_LIMIT = 5000;
const SHEET_LIMIT = 50;
/** For days whose form the reader's own region would decide: 2026-03-01 and not 3/1/26. */
const DATE_FORM = 'yyyy-mm-dd';

/**
 * The text of an XLSX or XLS workbook: a sheet's name, then a row a line with tabs between its cells. Hidden sheets are
 * left out. Formulas stand with the value that was saved.
 * @throws HONGTOU_ATTACHMENT_TOO_LARGE, HONGTOU_BAD_ATTACHMENT
 */
export function readSheets(bytes: Uint8Array): AttachmentText {
  if (isZip(bytes)) checkUnpackedSize(bytes);
  const book = read(bytes, {
    type: 'array',
    dense: true,
    sheetRows: ROW_LIMIT,
    cellHTML: false,
    cellFormula: false,
    dateNF: DATE_FORM,
  });
  const warnings: string[] = [];
  const lines: string[] = [];
  book.SheetNames.slice(0, SHEET_LIMIT).forEach((name, index) => {
    if ((book.Workbook?.Sheets?.[index]?.Hidden ?? 0) !== 0) return;
    const rows: readonly (CellObject[] | undefined)[] = book.Sheets[name]?.['!data'] ?? [];
    const texts = rows.map(rowText).filter((text) => text !== '');
    if (rows.length >= ROW_LIMIT) warnings.push(`${name}: read the first ${ROW_LIMIT} rows`);
    if (texts.length > 0) lines.push(name, ...texts);
  });
  return { kind: isZip(bytes) ? 'xlsx' : 'xls', text: lines.join('\n'), warnings };
}

/** Goes over the cells that are there: a range may claim millions that are not. */
function rowText(row: CellObject[] | undefined): string {
  const cells: string[] = [];
  row?.forEach((cell, column) => {
    if (column < COLUMN_LIMIT) cells[column] = shown(cell);
  });
  return Array.from(cells, (cell) => cell ?? '')
    .join('\t')
    .trimEnd();
}

const COLUMN_LIMIT = 256;
const SPACES = /\s+/gu;

function shown(cell: CellObject | undefined): string {
  return String(cell?.w ?? cell?.v ?? '')
    .replace(SPACES, ' ')
    .trim();
}
