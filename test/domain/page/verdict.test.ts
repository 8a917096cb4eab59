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

const bare = (title: string, body: string): string =>
  `<html><head><title>${title}</title></head><body>${body}</body></html>`;
const MENU = `<ul>${['首页', '政务公开', '政务服务', '互动交流', '走进云岭', '数据开放'].map((name) => `<li><a href="/${name}/">${name}</a></li>`).join('')}</ul>`;
const FOOT =
  '<p>主办：云岭市人民政府办公室　联系电话：0899-2345678</p><p>网站标识码：4499000001　云ICP备12000001号</p>';

describe('a stub under status 200', () => {
  it.each([
    [
      'blocked',
      bare(
        '405',
        '<div>很抱歉，由于您访问的URL有可能对网站造成安全威胁，您的访问被阻断。</div><p>您的请求ID是: 276aedd4</p>',
      ),
    ],
    [
      'blocked',
      bare('405', '<p id="block_message"></p><script>var cn_tips={block_message:"很抱歉，您的访问被阻断。"};</script>'),
    ],
    ['blocked', bare('提示', '<p>您的访问过于频繁，请稍后再试！</p>')],
    ['blocked', bare('禁止访问', '<p>您所在的地区或IP地址被限制访问本网站。</p>')],
    ['blocked', bare('统一认证', '<form><h2>用户登录</h2><input name="u"><input type="password" name="p"></form>')],
    ['challenge', bare('验证码', '<p>网站当前访问量较大，请输入验证码后继续访问</p>')],
    [
      'challenge',
      bare('', '<noscript>Please enable JavaScript and refresh the page.</noscript><script>eval("1")</script>'),
    ],
    ['challenge', "<script>document.cookie=('_')+('j')+('sl')+'=1;max-age=9';location.href=location.pathname</script>"],
    [
      'soft-404',
      bare('云岭市人民政府', `${MENU.repeat(5)}<p>很抱歉，您查看的文章已下架或不存在。</p>${FOOT.repeat(3)}`),
    ],
    ['soft-404', bare('提示信息', '<p>该稿件未发布或已取消发布</p>')],
    ['soft-404', bare('404 - 找不到文件或目录。', '<h2>服务器错误</h2>')],
    ['down', bare('系统维护', '<h1>系统维护中</h1><p>网站正在维护中，请稍后再访问。</p>')],
    ['down', bare('Apache Tomcat - Error report', '<h1>HTTP Status 500 - </h1><p>type Exception report</p>')],
    ['down', '{"code":500,"msg":"系统繁忙，请稍后再试","data":null}'],
    ['empty', bare('云岭市', '<div id="app">正在加载，请稍候...</div><script src="/js/app.js"></script>')],
  ])('is told by its own words: %s, %s', (verdict, html) => {
    expect(extractPage(html, {}).verdict).toBe(verdict);
  });

  it('is told under a title and a day too, where its only line says so', () => {
    const html = bare(
      '关于申报的通知',
      '<h1>关于申报的通知</h1><p>发布时间：2026-05-06</p><p>抱歉，该文章已被删除！</p>',
    );
    expect(extractPage(html, {}).verdict).toBe('soft-404');
  });
});

describe('a paper about walls and stubs', () => {
  it.each([
    ['关于政务服务网限流的公告', '近期访问量较大，对访问过于频繁的地址临时限流，请稍后再试。'],
    ['云岭市政府网站检查情况通报', '抽查发现，3个网站存在页面不存在、链接打不开（404错误）等问题。'],
    ['关于社保系统停机维护的公告', '社保系统将于5月10日进行系统维护，届时暂停服务，敬请谅解。'],
    ['Web应用防火墙采购项目成交公告', '网站防火墙采购项目成交，金额18.6万元。'],
    ['关于旧版网站下线的公告', '旧版网站页面已下线，您访问的页面不存在时请使用新网址。'],
    ['关于启用登录验证的通知', '自5月1日起，登录时请完成滑块验证。'],
    ['第404号建议的答复', '您提出的建议收悉，我局将加强网页维护。'],
  ])('is a paper: %s', (title, text) => {
    const told = '<div>发布时间：2026-05-06　来源：市府办</div>';
    expect(
      extractPage(bare(`${title}_云岭市`, `${MENU}<h1>${title}</h1>${told}<p>${text}</p>${FOOT}`), {}).verdict,
    ).toBe('ok');
    expect(extractPage(bare(title, `<h1>${title}</h1><p>${text}</p>`), {}).verdict).toBe('ok');
  });

  it('is a paper where the wall let it through and left its script in it', () => {
    const html = bare(
      '关于召开听证会的公告',
      '<h1>关于召开听证会的公告</h1><p>定于5月20日召开听证会。</p><script>$_ts=window["$_ts"];</script>',
    );
    expect(extractPage(html, {}).verdict).toBe('ok');
  });
});
