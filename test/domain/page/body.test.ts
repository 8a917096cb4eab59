import { describe, expect, it } from 'vitest';
import { readBlocks } from '../../../functions/domain/page/blocks.ts';
import { extractPage } from '../../../functions/domain/page/extract.ts';
import { learnTemplate } from '../../../functions/domain/page/template.ts';

const textOf = (html: string): string => extractPage(html, {}).text;

describe('the text of a body', () => {
  it('has a paragraph a line, spaces folded, invisible and bidi characters gone', () => {
    expect(
      textOf(
        '<div id="zoom"><p>　　请于5月\n1日前，\u202E完成\u200B申报。</p><p>特此&nbsp;&nbsp;通知。</p>&#13;</div>',
      ),
    ).toBe('请于5月1日前，完成申报。\n特此 通知。');
  });

  it('has a row of a data table a line, with tabs between its cells, also in a nested table', () => {
    const table =
      '<table><tr><th>项目</th><th>金额</th></tr><tr><td><p>技改</p><p>补助</p></td><td>50万元</td></tr></table>';
    expect(textOf(`<div id="zoom"><p>标准如下，请遵照执行。</p>${table}</div>`)).toBe(
      '标准如下，请遵照执行。\n项目\t金额\n技改 补助\t50万元',
    );
    const layout = `<table><tr><td><p>标准如下，请遵照执行。</p>${table}</td></tr></table>`;
    expect(textOf(`<div id="zoom">${layout}</div>`)).toContain('\n项目\t金额\n');
  });

  it('keeps list items apart', () => {
    expect(textOf('<div id="zoom"><p>材料如下，请备齐。</p><ol><li>申请书</li><li>章程</li></ol></div>')).toBe(
      '材料如下，请备齐。\n申请书\n章程',
    );
  });

  it('leaves out a second copy for speech, hidden or not', () => {
    const body = '<p>为支持企业技术改造，对符合条件的项目给予补助，最高50万元。</p><p>请认真组织申报，按时报送。</p>';
    expect(
      textOf(`<div id="zoom">${body}<div style="display: none">${body}</div></div>`).match(/最高50万元/gu),
    ).toHaveLength(1);
    expect(textOf(`<div id="zoom">${body}<div class="bbnr">${body}</div></div>`).match(/最高50万元/gu)).toHaveLength(1);
  });

  it('takes the container that a CMS names over what surrounds it', () => {
    const html =
      '<div class="wrap"><p>欢迎访问本网站，祝您愉快。</p><div class="TRS_Editor"><p>请于5月1日前申报，逾期不再受理。</p></div></div>';
    expect(textOf(html)).toBe('请于5月1日前申报，逾期不再受理。');
  });

  it('goes past a container that holds a mere fraction of the body around it', () => {
    const rest = '<p>为支持企业技术改造，对符合条件的项目给予补助，最高不超过五十万元，同一项目不重复享受。</p>'.repeat(
      5,
    );
    expect(textOf(`<div><div class="zoom"><p>导语，一句。</p></div>${rest}</div>`)).toContain('不重复享受');
  });
});

describe('confidence', () => {
  it('is high where two methods agree and low where a page has no clear body', () => {
    const clear =
      '<title>关于申报的通知</title><h1>关于申报的通知</h1><div id="zoom"><p>请于5月1日前申报，逾期不再受理。</p></div>';
    const unclear = Array.from(
      { length: 6 },
      (_, n) => `<div><p>第${n}条消息，今天发布。</p><a href="/${n}">更多消息在这里查看</a></div>`,
    ).join('');
    expect(extractPage(clear, {}).confidence).toBeGreaterThan(0.9);
    expect(extractPage(unclear, {}).confidence).toBeLessThan(0.5);
  });
});

describe('a sibling template', () => {
  const page = (title: string, body: string): string =>
    `<title>${title}</title><div class="m"><p>欢迎关注本站，了解更多政策。</p><h2>${title}</h2><div class="c">${body}</div><p class="t">本页面由市大数据中心维护，内容以纸质文件为准。</p></div>`;
  const pages = [
    page('关于申报技改的通知', '<p>请于5月1日前申报技改项目，逾期不候。</p><p>特此通知。</p>'),
    page('关于公布名单的公告', '<p>现将认定名单予以公布，请知悉。</p><p>特此通知。</p>'),
    page('关于举办培训的通知', '<p>定于6月2日举办培训，欢迎参加。</p>'),
  ];
  const template = learnTemplate(pages.map(readBlocks));

  it('holds what the pages of a column share, and not what their papers share', () => {
    expect(template.blocks).toContain('本页面由市大数据中心维护，内容以纸质文件为准。');
    expect(template.blocks).not.toContain('特此通知。');
    expect(template.version).toBe(1);
  });

  it('keeps a body free of them', () => {
    const html = page('关于兑现奖补的通知', '<p>奖补资金将于7月拨付，请留意。</p>');
    expect(extractPage(html, { siblingBlocks: new Set(template.blocks) }).text).toBe('奖补资金将于7月拨付，请留意。');
  });

  it('leaves papers of few words their salutation, signature and date', () => {
    const bare = (what: string) =>
      page(`关于${what}的公示`, `<p>各有关单位：</p><p>${what}见附件。</p><p>云岭市科学技术局</p><p>2026年11月1日</p>`);
    const learned = learnTemplate(['名单', '补贴', '项目', '验收'].map(bare).map(readBlocks));
    expect(learned.blocks).toEqual(['本页面由市大数据中心维护，内容以纸质文件为准。', '欢迎关注本站，了解更多政策。']);
  });

  it('takes nothing from bodies that stand in no element with a name', () => {
    const bare = (what: string) =>
      `<table><tr><td><h2>关于${what}的通知</h2><p>现就${what}的有关事项通知如下，请各单位认真执行，并于月底前报送进展。</p><p>联系人请于工作日致电。</p></td></tr></table>`;
    expect(learnTemplate(['名单', '补贴', '项目', '验收'].map(bare).map(readBlocks)).blocks).toEqual([]);
  });

  it('is the same whatever the order of the pages', () => {
    expect(learnTemplate(pages.toReversed().map(readBlocks))).toEqual(template);
  });
});
