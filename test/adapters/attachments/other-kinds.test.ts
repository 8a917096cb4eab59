import { utils, write } from '@e965/xlsx';
import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { attachmentReader } from '../../../functions/adapters/attachments/reader.ts';
import { gb18030 } from '../../domain/page/gb18030.ts';
import { docx } from './made-files.ts';

const read = (bytes: Uint8Array, name = '附件1') => attachmentReader.read(bytes, { name, contentType: null });
const latin = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'latin1'));

describe('a workbook', () => {
  it('shows days as years, months and days, shares and amounts as they are shown', async () => {
    const sheet = utils.aoa_to_sheet([['起始日', '比例', '金额']]);
    const day = { t: 'n', v: 46082, z: 'm/d/yy' } as const;
    Object.assign(sheet, { A2: day, B2: { t: 'n', v: 0.125, z: '0.0%' }, C2: { t: 'n', v: 1234567.5, z: '#,##0.00' } });
    sheet['!ref'] = 'A1:C2';
    const book = utils.book_new();
    utils.book_append_sheet(book, sheet, '标准');
    for (const bookType of ['xlsx', 'biff8'] as const) {
      const { text } = await read(new Uint8Array(write(book, { type: 'array', bookType })));
      expect(text).toBe('标准\n起始日\t比例\t金额\n2026-03-01\t12.5%\t1,234,567.50');
    }
  });
});

describe('a Rich Text file', () => {
  it('is read in its code page and by its escapes, without fonts, pictures and deleted text', async () => {
    const gb = Array.from(gb18030('申报指南'), (byte) => `\\'${byte.toString(16).padStart(2, '0')}`).join('');
    const rtf = `{\\rtf1\\ansi\\ansicpg936{\\fonttbl{\\f0 SimSun;}}{\\*\\generator x;}\\f0 ${gb}\\par \\u26368?\\u39640?50{\\deleted 30}\\par\\trowd a\\cell b\\cell\\row{\\pict ffd8}}`;
    expect(await read(latin(rtf))).toEqual({ kind: 'rtf', text: '申报指南\n最高50\na\tb', warnings: [] });
  });
});

describe('hidden text of a Rich Text file', () => {
  it('ends where it is switched off, and hides nothing where it never was on', async () => {
    const rtf =
      '{\\rtf1\\ansi\\ansicpg936{\\stylesheet{\\s1\\v0 Normal;}}\\v0 a{\\v b\\v0 c}\\par\\v d\\plain e\\deleted0 f\\par g\\_h\\-i}';
    expect((await read(latin(rtf))).text).toBe('ac\nef\ng-hi');
  });
});

describe('a page that was saved as a file', () => {
  it('is read like a page, a row a line', async () => {
    const table = '<table><tr><td>企业</td><td>金额</td></tr><tr><td>云岭精工</td><td>50万元</td></tr></table>';
    const saved = `<html xmlns:x="urn:schemas-microsoft-com:office:excel"><head><meta charset="utf-8"></head><body>${table}</body></html>`;
    expect(await read(strToU8(saved), '名单.xls')).toEqual({
      kind: 'html',
      text: '企业\t金额\n云岭精工\t50万元',
      warnings: [],
    });
  });

  it('is told from a page that came in the place of the file', async () => {
    const wall = '<html><body><a href="/">首页</a><p>您访问的文件不存在。</p></body></html>';
    expect(await read(strToU8(wall), '名单.xls')).toEqual({
      kind: 'unknown',
      text: null,
      warnings: ['名单.xls: not read: web page in its place'],
    });
  });
});

describe('an archive', () => {
  it('gives the text of its files below their names, also of names that are written in GBK', async () => {
    const name = Buffer.from(gb18030('申报表.docx')).toString('latin1');
    const inner = zipSync({ 'a.docx': docx(['丙']) });
    const file = zipSync({
      'guide/1.docx': docx(['甲']),
      [name]: docx(['乙']),
      'more.zip': inner,
      '__MACOSX/x': latin('x'),
    });
    const { kind, text, warnings } = await read(file, '附件.zip');
    expect([kind, text]).toEqual(['zip', 'guide/1.docx\n甲\n申报表.docx\n乙\nmore.zip']);
    expect(warnings).toEqual(['more.zip: not read: archive in an archive']);
  });
});

describe('a file that is not read', () => {
  it.each([
    ['RAR archive', 'Rar!\x1a\x07\x01\x00'],
    ['7z archive', '7z\xbc\xaf\x27\x1c\x00'],
    ['JPEG picture', '\xff\xd8\xff\xe0'],
    ['empty file', ''],
    ['file of unknown kind', '\x00\x01\x02'],
  ])('is named: %s', async (what, bytes) => {
    expect(await read(latin(bytes))).toEqual({ kind: 'unknown', text: null, warnings: [`附件1: not read: ${what}`] });
  });
});
