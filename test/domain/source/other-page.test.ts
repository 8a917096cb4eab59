import { describe, expect, it } from 'vitest';
import { extractPage } from '../../../functions/domain/page/extract.ts';
import { isOtherPage } from '../../../functions/domain/source/other-page.ts';

const LISTED = '关于城东水厂停水检修的通告';
const isOther = (html: string): boolean => isOtherPage(extractPage(html, {}), html, LISTED);

describe('a page that a list led to', () => {
  it('is another one where nothing in it is the paper that was listed', () => {
    expect(isOther('<p>节点未授权，请联系运维人员处理。</p>')).toBe(true);
    const links = Array.from({ length: 40 }, (_, n) => `<li><a href="/${n}">云岭市部门动态第${n}条</a></li>`).join('');
    expect(isOther(`<title>云岭市人民政府</title><ul>${links}</ul>`)).toBe(true);
  });

  it('is the paper where the listed title stands in it, cut or broken over lines', () => {
    expect(isOther('<h1>关于城东水厂<br>停水检修的通告</h1><p>今晚停水。</p>')).toBe(false);
    const html = '<h1>关于城东水厂停水检修的通告</h1><p>今晚停水。</p>';
    expect(isOtherPage(extractPage(html, {}), html, '关于城东水厂停水…')).toBe(false);
    const bare = '<p>关于城东水厂停水检修</p><p>今晚停水。</p>';
    for (const label of ['[通知公告]', '【图文】 ', '2026-05-06 '])
      expect(isOtherPage(extractPage(bare, {}), bare, `${label}关于城东水厂停水检修`)).toBe(false);
  });

  it('is the paper where it has a day, a file or much to read, whatever the list called it', () => {
    expect(isOther('<h1>通告</h1><p>发布时间：2026-05-06</p><p>今晚停水，请做好准备。</p>')).toBe(false);
    expect(isOther('<p><a href="/a.pdf">通告全文.pdf</a></p>')).toBe(false);
    expect(isOther(`<p>${'因检修需要，今晚停水，请做好准备。'.repeat(20)}</p>`)).toBe(false);
  });
});
