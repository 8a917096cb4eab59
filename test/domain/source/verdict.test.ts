import { describe, expect, it } from 'vitest';
import { type JudgedResponse, judgeResponse } from '../../../functions/domain/source/verdict.ts';

const URL = 'https://kj.yunling.gov.cn/tzgg/t20240501_12.html';
const TEXT = '<html><body><p>请各单位于五月底前报送。逾期不予受理。附件见下。</p></body></html>';

type Answer = Extract<JudgedResponse, { outcome: 'answer' }>;

function answer(
  change: Partial<Answer> & { text?: string; url?: string; role?: 'list' | 'paper' | 'attachment' },
): string {
  const { text = TEXT, url = URL, role = 'paper', ...rest } = change;
  const response: Answer = {
    outcome: 'answer',
    status: 200,
    finalUrl: url,
    redirects: [],
    headers: { 'content-type': 'text/html' },
    bytes: Buffer.from(text),
    framing: 'length',
    cookies: [],
    ...rest,
  };
  return judgeResponse(response, { url, text, role });
}

describe('the verdict on a response', () => {
  it.each([
    [200, 'ok'],
    [304, 'unchanged'],
    [404, 'gone'],
    [410, 'gone'],
    [403, 'blocked'],
    [429, 'blocked'],
    [451, 'blocked'],
    [412, 'challenge'],
    [206, 'truncated'],
    [204, 'empty'],
    [202, 'down'],
    [302, 'down'],
    [500, 'down'],
    [521, 'down'],
  ])('%i is %s', (status, verdict) => {
    expect(answer({ status })).toBe(verdict);
  });

  it('is challenge where a known wall answers, whatever its status', () => {
    const wall = "<html><script>$_ts=window['$_ts'];if(!$_ts)$_ts={};</script></html>";
    for (const status of [200, 202, 403, 412]) expect(answer({ status, text: wall })).toBe('challenge');
    expect(answer({ status: 521, cookies: [{ name: '__jsl_clearance_s', value: '1' }] })).toBe('challenge');
    expect(answer({ status: 521, text: "<script>document.cookie='__jsl_clearance'</script>" })).toBe('challenge');
    expect(
      judgeResponse({ outcome: 'failed', code: 'HONGTOU_GATE_REDIRECT_LOOP' }, { url: URL, text: '', role: 'paper' }),
    ).toBe('challenge');
  });

  it('is ok where a wall has let the visitor in: its cookie stands beside a real page', () => {
    expect(answer({ cookies: [{ name: '__jsluid_s', value: '1' }] })).toBe('ok');
    expect(answer({ text: `<html><script>$_ts={}</script>${TEXT}</html>` })).toBe('ok');
    const list = '<html><script>$_ts={}</script><ul><li><a href="1">一</a><li><a href="2">二</a></ul></html>';
    expect(answer({ text: list, role: 'list' })).toBe('ok');
  });

  it.each([
    ['https://kj.yunling.gov.cn/', 'redirected-home'],
    ['https://www.yunling.gov.cn/index.html', 'redirected-home'],
    ['https://kj.yunling.gov.cn/404.html', 'soft-404'],
    ['https://kj.yunling.gov.cn/error/notfound.jsp', 'soft-404'],
    ['https://kj.yunling.gov.cn/zwgk/t20240501_12.html', 'ok'],
    ['https://kj.yunling.gov.cn/?id=12', 'ok'],
  ])('after a redirect to %s is %s', (finalUrl, verdict) => {
    expect(answer({ finalUrl, redirects: [URL] })).toBe(verdict);
  });

  it('is ok for a home page that was asked for', () => {
    expect(
      answer({
        url: 'http://kj.yunling.gov.cn/',
        finalUrl: 'https://kj.yunling.gov.cn/index.html',
        redirects: ['http://kj.yunling.gov.cn/'],
      }),
    ).toBe('ok');
  });

  it('is truncated for a page without an end on a connection without one, and for a cut stream', () => {
    expect(answer({ framing: 'close', text: TEXT.slice(0, 40) })).toBe('truncated');
    expect(answer({ framing: 'close' })).toBe('ok');
    expect(
      judgeResponse({ outcome: 'failed', code: 'HONGTOU_GATE_TRUNCATED' }, { url: URL, text: '', role: 'paper' }),
    ).toBe('truncated');
  });

  it('is empty, too large or down where nothing of use came', () => {
    expect(answer({ text: '' })).toBe('empty');
    const without = (response: JudgedResponse) => judgeResponse(response, { url: URL, text: '', role: 'paper' });
    expect(without({ outcome: 'failed', code: 'HONGTOU_GATE_TOO_LARGE' })).toBe('too-large');
    expect(without({ outcome: 'failed', code: 'HONGTOU_GATE_TIMEOUT' })).toBe('down');
    expect(without({ outcome: 'refused', code: 'HONGTOU_GATE_ADDRESS' })).toBe('down');
  });
});
