import { describe, expect, it } from 'vitest';
import { attachmentReader } from '../../../functions/adapters/attachments/reader.ts';
import { ofdParts, packed, pageContent, textAt } from './ofd-file.ts';

const read = (bytes: Uint8Array) => attachmentReader.read(bytes, { name: '附件.ofd', contentType: null });
const textOf = async (pages: readonly string[], inDocument = '') =>
  (await read(packed(ofdParts(pages, inDocument)))).text;

describe('the text of an OFD', () => {
  it('has a line a line, page after page', async () => {
    const pages = [
      pageContent(textAt(60, 40, '云岭市科学技术局文件') + textAt(30, 60, '最高补助50万元。')),
      pageContent(textAt(30, 30, '2026年3月2日')),
    ];
    expect(await read(packed(ofdParts(pages)))).toEqual({
      kind: 'ofd',
      text: '云岭市科学技术局文件\n最高补助50万元。\n2026年3月2日',
      warnings: [],
    });
  });

  it('follows the document’s list of pages and not the names of the parts', async () => {
    const parts = ofdParts([pageContent(textAt(30, 30, '其一')), pageContent(textAt(30, 30, '其二'))]);
    const document = parts['Doc_0/Document.xml'] ?? '';
    const turned = document.replace(
      /<ofd:Pages>.*<\/ofd:Pages>/,
      '<ofd:Pages><ofd:Page ID="1" BaseLoc="/Doc_0/Pages/Page_1/Content.xml"/><ofd:Page ID="0" BaseLoc="./Pages/Page_0/Content.xml"/></ofd:Pages>',
    );
    expect((await read(packed({ ...parts, 'Doc_0/Document.xml': turned }))).text).toBe('其二\n其一');
  });

  it('is in reading order where objects were written in another', async () => {
    const objects = [textAt(30, 80, '二、申报条件'), textAt(62, 60, '通知'), textAt(30, 60, '关于申报的')];
    expect(await textOf([pageContent(objects.join(''))])).toBe('关于申报的 通知\n二、申报条件');
  });

  it('joins pieces of one line, and parts those that stand apart, such as cells', async () => {
    const joined = textAt(30, 60, '最高', { deltas: 'g 1 4' }) + textAt(38, 60, '50') + textAt(42, 60.5, '万元');
    const cells = textAt(30, 80, '序号') + textAt(60, 80, '企业名称') + textAt(110, 80, '金额');
    expect(await textOf([pageContent(joined + cells)])).toBe('最高50万元\n序号 企业名称 金额');
  });

  it('is placed by the object’s own scale', async () => {
    const scaled =
      '<ofd:TextObject ID="4" Boundary="30 50 100 20" Size="1" CTM="4 0 0 4 0 0"><ofd:TextCode X="0" Y="5" DeltaX="1 1 1">申报指南</ofd:TextCode></ofd:TextObject>';
    expect(await textOf([pageContent(`${textAt(30, 76, '第二行')}${scaled}${textAt(46, 70, '（试行）')}`)])).toBe(
      '申报指南（试行）\n第二行',
    );
  });

  it('holds objects within blocks and template pages, and nothing that is invisible', async () => {
    const parts = ofdParts(
      [
        pageContent(
          `<ofd:PageBlock ID="5"><ofd:PageBlock ID="6">${textAt(30, 60, '正文')}</ofd:PageBlock></ofd:PageBlock>${textAt(30, 70, '隐去', { object: 'Visible="false"' })}`,
          '<ofd:Template TemplateID="7" ZOrder="Background"/>',
        ),
      ],
      '<ofd:TemplatePage ID="7" BaseLoc="Tpls/Tpl_0/Content.xml"/>',
    );
    const template = { 'Doc_0/Tpls/Tpl_0/Content.xml': pageContent(textAt(30, 20, '云岭市人民政府公报')) };
    expect((await read(packed({ ...parts, ...template }))).text).toBe('云岭市人民政府公报\n正文');
  });

  it('decodes the entities of XML and takes any prefix', async () => {
    const bare = pageContent(textAt(30, 30, '研发&amp;试制 &lt;10%')).replaceAll('ofd:', '');
    expect(await textOf([bare])).toBe('研发&试制 <10%');
  });

  it('is empty for scanned pages, which is no deletion, and says why', async () => {
    const image = '<ofd:ImageObject ID="3" Boundary="0 0 210 297" ResourceID="8"/>';
    expect(await read(packed(ofdParts([pageContent(image)])))).toEqual({
      kind: 'ofd',
      text: '',
      warnings: ['no text: the pages are images'],
    });
  });
});

describe('a hostile OFD', () => {
  const refusal = async (parts: Readonly<Record<string, string | Uint8Array>>) => {
    const { kind, text, warnings } = await read(packed(parts));
    expect({ kind, text }).toEqual({ kind: 'ofd', text: null });
    return warnings.join();
  };
  const good = ofdParts([pageContent(textAt(30, 30, '正文'))]);

  it('that unpacks beyond the limit is refused', async () => {
    expect(await refusal({ ...good, 'Doc_0/Res/a.jb2': new Uint8Array(60 * 1024 * 1024) })).toMatch(
      /unpacks to more than \d+ bytes, expected at most \d+/,
    );
  });

  it('that names parts outside of the package or parts that are not there is refused', async () => {
    const document = good['Doc_0/Document.xml'] ?? '';
    for (const place of ['../../../../etc/passwd', '..\\..\\secret.xml', 'Pages/Page_9/Content.xml']) {
      const turned = document.replace('Pages/Page_0/Content.xml', place);
      expect(await refusal({ ...good, 'Doc_0/Document.xml': turned })).toMatch(/ is not in the package$/);
    }
    expect(await refusal({ 'OFD.xml': '<OFD/>' })).toMatch(/names no document, expected a DocRoot/);
  });

  it('with endless names or nesting is refused', async () => {
    expect(await refusal({ ...good, [`${'a'.repeat(600)}.xml`]: '' })).toMatch(/name has 604 characters, expected/);
    const deep = pageContent('<ofd:PageBlock>'.repeat(100_000));
    expect(await refusal(ofdParts([deep]))).toMatch(/nest deeper than 256/);
  });

  it('has a page that is named a thousand times read once', async () => {
    const document = (good['Doc_0/Document.xml'] ?? '').replace(/<ofd:Page [^>]*>/, (page) => page.repeat(1000));
    expect((await read(packed({ ...good, 'Doc_0/Document.xml': document }))).text).toBe('正文');
  });

  it('does not expand entities that it declares', async () => {
    const bomb = `<!DOCTYPE x [<!ENTITY a "${'甲'.repeat(1000)}"><!ENTITY b "&a;&a;&a;&a;">]>${pageContent(textAt(30, 30, '文&b;'))}`;
    expect(await textOf([bomb])).toBe('文&b;');
  });

  it('has no more repeated offsets than characters', async () => {
    expect(await textOf([pageContent(textAt(30, 30, '正文', { deltas: 'g 999999999999 4' }))])).toBe('正文');
  });
});
