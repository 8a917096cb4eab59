import { describe, expect, it } from 'vitest';
import { extractPage } from '../../../functions/domain/page/extract.ts';
import { judgePage } from '../../../functions/domain/page/verdict.ts';

const paper = (body: string): string =>
  `<html><head><title>关于申报的通知</title></head><body><h1>关于申报的通知</h1><div id="zoom">${body}</div></body></html>`;

describe('a page’s verdict', () => {
  it.each([
    ['ok', paper('<p>请于5月1日前申报，逾期不再受理。</p>')],
    ['ok', paper('<p><a href="a.pdf">申报指南.pdf</a></p>')],
    ['ok', paper(`<p>${'网页不存在的情形，按下列规定处理。'.repeat(40)}</p>`)],
    ['empty', paper('')],
    ['empty', '<html><body><div id="app"></div><script src="/app.js"></script></body></html>'],
    ['soft-404', '<html><head><title>提示</title></head><body><p>您访问的页面不存在或已被删除！</p></body></html>'],
    ['soft-404', '<html><head><title>404 Not Found</title></head><body><center>nginx</center></body></html>'],
    [
      'challenge',
      '<html><body><script>document.cookie="__jsl_clearance=1"+go();location.reload()</script></body></html>',
    ],
    ['challenge', '<html><head><script>var $_ts={};</script></head><body></body></html>'],
    ['challenge', '<html><body>请开启JavaScript并刷新该页。</body></html>'],
    ['truncated', '<!DOCTYPE html><html><body><div id="zoom"><p>请于5月1日前申报，逾期'],
  ])('is %s', (verdict, html) => {
    expect(extractPage(html, {}).verdict).toBe(verdict);
  });

  it('calls a wall a wall by its status and cookies', () => {
    expect(judgePage({ status: 412, markup: '' })).toBe('challenge');
    expect(judgePage({ status: 521, markup: '<script>x</script>', headers: { 'set-cookie': '__jsluid_s=1' } })).toBe(
      'challenge',
    );
  });

  it('does not take a fragment of an API for a page that was cut', () => {
    expect(judgePage({ markup: '<ul><li>关于组织申报技术改造项目的通知，请查收附件。</li></ul>' })).toBe('ok');
  });
});
