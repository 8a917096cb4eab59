import { strToU8 } from 'fflate';
import { describe, expect, it } from 'vitest';
import { attachmentReader } from '../../../functions/adapters/attachments/reader.ts';
import { docx } from './made-files.ts';

const office = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
const document = (body: string): Uint8Array =>
  strToU8(`<w:document xmlns:w="${office}" xmlns:mc="mc" xmlns:wps="wps"><w:body>${body}</w:body></w:document>`);
const p = (text: string, properties = ''): string =>
  `<w:p>${properties === '' ? '' : `<w:pPr>${properties}</w:pPr>`}<w:r><w:t xml:space="preserve">${text}</w:t></w:r></w:p>`;
const cell = (content: string, properties = ''): string => `<w:tc><w:tcPr>${properties}</w:tcPr>${content}</w:tc>`;
const row = (...cells: readonly string[]): string => `<w:tr>${cells.join('')}</w:tr>`;

async function textOf(body: string, parts: Readonly<Record<string, Uint8Array>> = {}): Promise<string | null> {
  const file = docx([], { 'word/document.xml': document(body), ...parts });
  return (await attachmentReader.read(file, { name: 'a', contentType: null })).text;
}

describe('the text of a DOCX', () => {
  it('has a row of a table a line, paragraphs of a cell with a blank, merged cells kept in their columns', async () => {
    const table = `<w:tbl>${row(cell(p('项目')), cell(p('标准'), '<w:gridSpan w:val="2"/>'))}${row(
      cell(`${p('技改')}${p('补助')}`, '<w:vMerge w:val="restart"/>'),
      cell(p('甲类')),
      cell(p('50万元')),
    )}${row(cell('<w:p/>', '<w:vMerge/>'), cell(p('乙类')), cell(p('30万元')))}</w:tbl>`;
    expect(await textOf(`${p('附件1')}${table}${p('注：按年发放。')}`)).toBe(
      '附件1\n项目\t标准\n技改 补助\t甲类\t50万元\n\t乙类\t30万元\n注：按年发放。',
    );
  });

  it('counts what was inserted and not what was deleted, moved away or hidden', async () => {
    const body =
      '<w:p><w:r><w:t>补助</w:t></w:r><w:del><w:r><w:delText>30</w:delText></w:r></w:del><w:ins><w:r><w:t>50</w:t></w:r></w:ins><w:moveFrom><w:r><w:t>旧</w:t></w:r></w:moveFrom><w:r><w:rPr><w:vanish/></w:rPr><w:t>暗</w:t></w:r><w:r><w:t>万元</w:t></w:r></w:p>';
    expect(await textOf(body)).toBe('补助50万元');
  });

  it('has text boxes once, footnotes at the end, and no codes of fields', async () => {
    const box = (name: string) => `<mc:${name}><w:txbxContent>${p('框内说明')}</w:txbxContent></mc:${name}>`;
    const body = `<w:p><w:r><w:t>见下</w:t></w:r><w:r><mc:AlternateContent>${box('Choice')}${box('Fallback')}</mc:AlternateContent></w:r></w:p><w:p><w:r><w:instrText>PAGE</w:instrText></w:r><w:r><w:t>第</w:t><w:tab/><w:t>页</w:t><w:br/><w:t>止</w:t></w:r></w:p>`;
    const notes = strToU8(
      `<w:footnotes xmlns:w="${office}"><w:footnote w:type="separator" w:id="0">${p('—')}</w:footnote><w:footnote w:id="2">${p('含税。')}</w:footnote><w:footnote w:type="normal" w:id="3">${p('按年。')}</w:footnote></w:footnotes>`,
    );
    expect(await textOf(body, { 'word/footnotes.xml': notes })).toBe('框内说明\n见下\n第 页\n止\n含税。\n按年。');
  });

  it('has the numbers that Word counts, by level, by style, and each list by itself', async () => {
    const level = (at: number, format: string, text: string) =>
      `<w:lvl w:ilvl="${at}"><w:start w:val="1"/><w:numFmt w:val="${format}"/><w:lvlText w:val="${text}"/></w:lvl>`;
    const numbering = strToU8(
      `<w:numbering xmlns:w="${office}"><w:abstractNum w:abstractNumId="7">${level(0, 'chineseCounting', '第%1条')}${level(1, 'chineseCounting', '（%2）')}</w:abstractNum><w:abstractNum w:abstractNumId="8">${level(0, 'decimal', '%1.')}${level(1, 'bullet', '·')}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="8"/></w:num></w:numbering>`,
    );
    const styles = strToU8(
      `<w:styles xmlns:w="${office}"><w:style w:styleId="tiao"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style></w:styles>`,
    );
    const numbered = (list: number, at: number) =>
      `<w:numPr><w:ilvl w:val="${at}"/><w:numId w:val="${list}"/></w:numPr>`;
    const body = [
      p('为规范管理，制定本办法。', '<w:pStyle w:val="tiao"/>'),
      p('申请。', numbered(1, 1)),
      p('审核。', numbered(1, 1)),
      ...Array.from({ length: 10 }, (_, n) => p(`条文${n}。`, '<w:pStyle w:val="tiao"/>')),
      p('发放。', numbered(1, 1)),
      p('甲', numbered(2, 0)),
      p('乙', numbered(2, 1)),
    ].join('');
    const text = (await textOf(body, { 'word/numbering.xml': numbering, 'word/styles.xml': styles })) ?? '';
    expect(text.split('\n').slice(0, 4)).toEqual([
      '第一条 为规范管理，制定本办法。',
      '（一）申请。',
      '（二）审核。',
      '第二条 条文0。',
    ]);
    expect(text.split('\n').slice(-4)).toEqual(['第十一条 条文9。', '（一）发放。', '1.甲', '乙']);
  });
});
