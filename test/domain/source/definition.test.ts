import { describe, expect, it } from 'vitest';
import { HongtouError } from '../../../functions/domain/error.ts';
import { parseSourceDefinition } from '../../../functions/domain/source/definition.ts';

const GOOD = {
  id: 'qinghe-gxj',
  name: '青禾市工信局 通知公告',
  region: '449901',
  issuer: '青禾市工业和信息化局',
  cadenceHours: 24,
  adapter: { type: 'static-list', listUrl: 'http://gxj.qinghe.example/tzgg/', item: 'ul.list li' },
  assertions: { minimumItems: 5, datedShare: 0.9 },
  seenLive: false,
};

function refusal(change: Record<string, unknown>): string {
  try {
    parseSourceDefinition({ ...GOOD, ...change });
  } catch (error) {
    if (error instanceof HongtouError && error.code === 'HONGTOU_BAD_SOURCE') return error.message;
    throw error;
  }
  return 'accepted';
}

describe('parseSourceDefinition', () => {
  it('fills what may be left out', () => {
    const definition = parseSourceDefinition(GOOD);
    expect(definition).toMatchObject({ revisitDays: [1, 3, 7, 30, 90], group: [], kinds: [], obstacles: [] });
    expect(definition.adapter).toMatchObject({ link: 'a[href]', title: null, date: null, nextPage: null });
    expect('paceMs' in definition || 'lookbackPages' in definition).toBe(false);
  });

  it.each([
    [{ id: 'Qing He' }, /^id: got "Qing He", expected small letters/],
    [{ region: '4403' }, /^region: got "4403", expected a GB\/T 2260 code/],
    [{ cadenceHours: 0 }, /^cadenceHours: got 0, expected a whole number from 1/],
    [{ issuer: undefined }, /^issuer: got nothing, expected a text/],
    [{ seenLive: 'no' }, /^seenLive: got "no", expected true or false/],
    [{ cadence: 3 }, /^cadence: got 3, expected no such member/],
    [{ kinds: ['notice', 'poem'] }, /^kinds\[1\]: got "poem", expected one of proposal-reply/],
    [
      { assertions: { minimumItems: 1, datedShare: 2 } },
      /^assertions\.datedShare: got 2, expected a number from 0 to 1/,
    ],
    [{ revisitDays: [7, 1] }, /^revisitDays: got \[7,1\], expected/],
    [{ adapter: 'static-list' }, /^adapter: got "static-list", expected an object/],
    [{ adapter: { type: 'telnet' } }, /^adapter\.type: got "telnet", expected one of static-list/],
    [
      { adapter: { type: 'feed', url: 'ftp://a.example/' } },
      /^adapter\.url: got "ftp:\/\/a\.example\/", expected an absolute http/,
    ],
    [{ adapter: { type: 'feed', url: 'http://me:pw@a.example/' } }, /^adapter\.url: .* without user name/],
    [
      { adapter: { ...GOOD.adapter, nextPage: { rule: 'pattern', pattern: 'p.html' } } },
      /^adapter\.nextPage\.pattern: .*\{n\}/,
    ],
    [
      { adapter: { type: 'gkmlpt', indexUrl: 'http://a.example/', categories: [] } },
      /^adapter\.categories: .*at least one category/,
    ],
  ])('refuses %j and names the member, the value and what was expected', (change, message) => {
    expect(refusal(change)).toMatch(message);
  });

  it('reads a page of every category of a gkmlpt index', () => {
    const adapter = { type: 'gkmlpt', indexUrl: 'http://a.example/gkmlpt/index', categories: [11, 12, 13] };
    expect(parseSourceDefinition({ ...GOOD, adapter }).lookbackPages).toBe(4);
    expect(refusal({ adapter, lookbackPages: 2 })).toMatch(/^lookbackPages: got 2/);
  });
});
