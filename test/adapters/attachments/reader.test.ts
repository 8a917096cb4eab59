import { utils, write } from '@e965/xlsx';
import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { attachmentReader } from '../../../functions/adapters/attachments/reader.ts';
import { chinesePdf, docx, scannedPdf } from './made-files.ts';
import { wordDocument } from './word-file.ts';

const read = (bytes: Uint8Array, name = 'a') => attachmentReader.read(bytes, { name, contentType: null });

function workbook(bookType: 'xlsx' | 'biff8'): Uint8Array {
  const book = utils.book_new();
  utils.book_append_sheet(
    book,
    utils.aoa_to_sheet([['序号', '企业名称', '金额'], [1, '青禾精工机械有限公司', 50.5], [], [2, '', 30]]),
    '奖补名单',
  );
  utils.book_append_sheet(book, utils.aoa_to_sheet([['内部备注']]), '底稿');
  book.Workbook = { Sheets: [{ Hidden: 0 }, { Hidden: 1 }] };
  return new Uint8Array(write(book, { type: 'array', bookType }));
}

describe('an attachment’s text', () => {
  it('is read from a PDF whose Chinese font is not embedded', async () => {
    const lines = ['关于印发申报指南的通知', '最高补助50万元。'];
    expect(await read(chinesePdf(lines))).toEqual({ kind: 'pdf', text: lines.join('\n'), warnings: [] });
  });

  it('is empty for scanned pages, which is no deletion, and says why', async () => {
    expect(await read(scannedPdf())).toEqual({ kind: 'pdf', text: '', warnings: ['no text: the pages are images'] });
  });

  it('has a paragraph of a DOCX a line', async () => {
    expect(await read(docx(['关于申报的通知', '', '一、申报条件']))).toEqual({
      kind: 'docx',
      text: '关于申报的通知\n一、申报条件',
      warnings: [],
    });
  });

  it('has a paragraph of a DOC a line', async () => {
    expect(await read(wordDocument('关于申报的通知\r一、申报条件\r'))).toEqual({
      kind: 'doc',
      text: '关于申报的通知\n一、申报条件',
      warnings: [],
    });
  });

  it.each([
    ['xlsx', 'xlsx'],
    ['xls', 'biff8'],
  ] as const)('has a row of an %s a line with tabs, without hidden sheets', async (kind, bookType) => {
    expect(await read(workbook(bookType))).toEqual({
      kind,
      text: '奖补名单\n序号\t企业名称\t金额\n1\t青禾精工机械有限公司\t50.5\n2\t\t30',
      warnings: [],
    });
  });

  it('is told by the bytes and not by the name', async () => {
    expect((await read(docx(['甲']), '名单.pdf')).kind).toBe('docx');
    expect((await read(strToU8('<html>错误</html>'), '名单.docx')).kind).toBe('unknown');
    expect((await read(zipSync({ 'a.txt': strToU8('甲') }), '名单.docx')).kind).toBe('zip');
  });
});

describe('a hostile attachment', () => {
  it('that unpacks beyond the limit is refused before it is parsed', async () => {
    const bomb = docx(['甲'], { 'word/media/a.bin': new Uint8Array(80 * 1024 * 1024) });
    expect(bomb.length).toBeLessThan(200_000);
    const started = performance.now();
    const { text, warnings } = await read(bomb, '附件.docx');
    expect(text).toBeNull();
    expect(warnings[0]).toMatch(/^附件\.docx: attachment unpacks to more than \d+ bytes, expected at most \d+$/);
    expect(performance.now() - started).toBeLessThan(10_000);
  });

  it('that is broken is an answer with a warning, never an error', async () => {
    for (const whole of [
      chinesePdf(['甲乙丙']),
      docx(['甲乙丙']),
      workbook('xlsx'),
      workbook('biff8'),
      wordDocument('甲乙丙\r'),
    ]) {
      for (const share of [0.3, 0.7, 0.95]) {
        const answer = await read(whole.slice(0, Math.floor(whole.length * share)), '附件');
        expect(typeof answer.text === 'string' || answer.text === null).toBe(true);
        if (answer.text === null) expect(answer.warnings).toHaveLength(1);
      }
    }
  });
});
