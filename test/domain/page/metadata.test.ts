import { describe, expect, it } from 'vitest';
import { parsePortalDate } from '../../../functions/domain/page/date.ts';
import { extractPage } from '../../../functions/domain/page/extract.ts';

const BODY = '<div id="zoom"><p>请各有关单位于5月1日前完成申报，逾期不再受理。</p></div>';

describe('parsePortalDate', () => {
  it.each([
    ['2024-05-06', '2024-05-06'],
    ['2024-05-06 10:08', '2024-05-06T10:08:00+08:00'],
    ['2024-05-06 10∶08', '2024-05-06T10:08:00+08:00'],
    ['2024/5/6 9:08:30', '2024-05-06T09:08:30+08:00'],
    ['２０２４－０５－０６', '2024-05-06'],
    ['2024年5月6日 10时08分', '2024-05-06T10:08:00+08:00'],
    ['20240506', '2024-05-06'],
    ['2024-05-06T02:08:00Z', '2024-05-06T10:08:00+08:00'],
    ['2024-05-05T23:30:00.000+00:00', '2024-05-06T07:30:00+08:00'],
    ['1714961280', '2024-05-06T10:08:00+08:00'],
    ['发布日期：2024.05.06', '2024-05-06'],
  ])('reads %s in Shanghai', (written, expected) => {
    expect(parsePortalDate(written)).toBe(expected);
  });

  it.each(['', '2024-02-30', '2024-13-01', '第202405号', '12345'])('finds no day in "%s"', (written) => {
    expect(parsePortalDate(written)).toBeNull();
  });
});

describe('what a page says of itself', () => {
  it('stands in meta tags, whatever their case', () => {
    const head =
      '<META NAME="ARTICLETITLE" CONTENT="关于申报的通知"><meta name="pubdate" content="2026-05-12 09:30"><meta name="contentSource" content="市工信局">';
    expect(extractPage(`<html><head>${head}</head><body>${BODY}</body></html>`, {})).toMatchObject({
      title: '关于申报的通知',
      publishedAt: '2026-05-12T09:30:00+08:00',
      source: '市工信局',
    });
  });

  it('else around the body, and not in it', () => {
    const html = `<title>关于申报的通知_青禾市工信局</title><h1>关于申报的通知</h1><p>信息来源：市工信局　发布时间：2026-05-12 09:30</p>
      <div id="zoom"><p>数据来源：省统计局，发布日期：2019-01-01。</p><p>请认真组织申报，按时报送。</p></div>`;
    expect(extractPage(html, {})).toMatchObject({
      title: '关于申报的通知',
      publishedAt: '2026-05-12T09:30:00+08:00',
      source: '市工信局',
    });
  });

  it('takes a document number from its label or its own line, never from a sentence', () => {
    const labelled = '<table><tr><td>文　号：</td><td>青工信〔2026〕12号</td></tr></table>';
    const alone = '<div id="zoom"><p>青府办〔2026〕5号</p><p>各县（区）人民政府：现印发给你们，请遵照执行。</p></div>';
    const cited = '<div id="zoom"><p>根据国发〔2024〕1号文件要求，现就有关事项通知如下。</p></div>';
    expect(extractPage(`${labelled}${BODY}`, {}).documentNumber).toBe('青工信〔2026〕12号');
    expect(extractPage(alone, {}).documentNumber).toBe('青府办〔2026〕5号');
    expect(extractPage(cited, {}).documentNumber).toBeNull();
  });

  it('reads a title that the page breaks over lines', () => {
    const html = `<title>关于印发青禾市促进数字经济发展若干措施的通知</title><div class="bt">关于印发青禾市促进数字<br>经济发展若干措施的通知</div>${BODY}`;
    expect(extractPage(html, {})).toMatchObject({
      title: '关于印发青禾市促进数字经济发展若干措施的通知',
      text: '请各有关单位于5月1日前完成申报，逾期不再受理。',
    });
  });
});

describe('attachments', () => {
  it('are named and resolved against the page, each address once', () => {
    const html = `<div id="zoom"><p>现予公布，请查收。</p><p><a href="./P01.pdf">附件1：名单.pdf</a> <a href="./P01.pdf"><img src="d.png"></a></p>
      <p><a href="/download.jsp?id=7">附件2：申报表.doc</a></p><p><a href="/files/%E9%99%84%E8%A1%A8.xlsx"></a></p><p><a href="javascript:down('a.zip')">a.zip</a></p></div>`;
    expect(extractPage(html, { url: 'http://gxj.qinghe.example/tz/t1.html' }).attachments).toEqual([
      { url: 'http://gxj.qinghe.example/tz/P01.pdf', name: '附件1：名单.pdf' },
      { url: 'http://gxj.qinghe.example/download.jsp?id=7', name: '附件2：申报表.doc' },
      { url: 'http://gxj.qinghe.example/files/%E9%99%84%E8%A1%A8.xlsx', name: '附表.xlsx' },
    ]);
  });
});
