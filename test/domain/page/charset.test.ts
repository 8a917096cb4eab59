import { describe, expect, it } from 'vitest';
import { decodePage } from '../../../functions/domain/page/charset.ts';
import { gb18030 } from './gb18030.ts';

const TEXT = '关于印发《青禾市促进专精特新企业发展若干措施》的通知，最高奖励100万元。';
const page = (declared: string): string =>
  `<html><head>${declared}<title>通知</title></head><body>${TEXT}</body></html>`;

describe('decodePage', () => {
  it.each([
    ['the right declaration', '<meta charset="gb2312">'],
    ['the old form of it', '<meta http-equiv="Content-Type" content="text/html; charset=GBK">'],
    ['a declaration of UTF-8', '<meta charset="utf-8">'],
    ['a declaration of ISO-8859-1', '<meta charset="iso-8859-1">'],
    ['a name that no standard knows', '<meta charset="simplified">'],
    ['no declaration', ''],
  ])('reads GB bytes under %s', (_, declared) => {
    expect(decodePage(gb18030(page(declared)))).toEqual({ text: page(declared), charset: 'gb18030' });
  });

  it('reads GB bytes against a header that says UTF-8', () => {
    expect(decodePage(gb18030(page('')), 'text/html; charset=UTF-8').text).toContain(TEXT);
  });

  it('reads UTF-8 bytes under a declaration of GB2312, with and without a byte order mark', () => {
    const html = page('<meta charset="gb2312">');
    expect(decodePage(new TextEncoder().encode(html), 'text/html; charset=gb2312')).toEqual({
      text: html,
      charset: 'utf-8',
    });
    expect(decodePage(new TextEncoder().encode(`\uFEFF${html}`)).text).toBe(html);
  });

  it('keeps UTF-8 where a cut character is the only fault', () => {
    const bytes = new TextEncoder().encode(page('<meta charset="utf-8">'));
    const cut = bytes.subarray(0, bytes.length - '。</body></html>'.length - 1);
    expect(decodePage(cut).charset).toBe('utf-8');
  });
});
