import { describe, expect, it } from 'vitest';
import { refererTo } from '../../../functions/domain/source/referer.ts';

describe('refererTo', () => {
  it.each([
    ['https://a.example/api', 'https://u:p@a.example/list/?k=1#top', 'https://a.example/list/?k=1'],
    ['http://a.example/api', 'http://a.example/list/', 'http://a.example/list/'],
    ['https://b.example/f.pdf', 'https://a.example/p/1.html', 'https://a.example/'],
    ['http://b.example/f.pdf', 'https://a.example/p/1.html', null],
    ['https://a.example/f.pdf', 'http://a.example/p/1.html', 'http://a.example/'],
    ['https://a.example/api', `https://a.example/${'x'.repeat(2000)}`, 'https://a.example/'],
    ['https://a.example/api', 'file:///etc/passwd', null],
    ['https://a.example/api', 'no address', null],
  ])('%s from %s is told %s', (url, from, said) => {
    expect(refererTo(url, from)).toBe(said);
  });
});
