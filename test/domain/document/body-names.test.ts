import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { newestName, parseRenamings } from '../../../functions/domain/document/body-names.ts';
import { identityKeys } from '../../../functions/domain/document/identity.ts';
import { paper } from '../knowledge/papers.ts';

const RENAMINGS = [
  { from: '深圳市经贸信息委员会', to: '深圳市经济信息局', on: '2012' },
  { from: '深圳市经济信息局', to: '深圳市工业信息局', on: '2019-01' },
];

describe('The newest name of a body', () => {
  it('is found through several renamings', () => {
    expect(newestName(RENAMINGS)('深圳市经贸信息委员会', '2010-05-01')).toBe('深圳市工业信息局');
    expect(newestName(RENAMINGS)('深圳市商务局', '2010-05-01')).toBe('深圳市商务局');
  });

  it('is the name itself where it is used long after it ended', () => {
    expect(newestName(RENAMINGS)('深圳市经济信息局', '2020-12-31')).toBe('深圳市工业信息局');
    expect(newestName(RENAMINGS)('深圳市经济信息局', '2021-02-01')).toBe('深圳市经济信息局');
    expect(newestName(RENAMINGS)('深圳市经济信息局', null)).toBe('深圳市工业信息局');
  });

  it('makes one letter under both names one document, and keeps the id of the name as written', () => {
    const letter = (issuer: string) =>
      paper(
        `${issuer}关于市政协六届一次会议第20180011号提案答复的函\n张三委员：\n您提出的《关于支持小微企业的提案》收悉，现答复如下：\n我局已出台措施。\n${issuer}\n2018年8月11日`,
      );
    const keysOf = (issuer: string) => identityKeys(letter(issuer), newestName(RENAMINGS));
    const [old, now] = [keysOf('深圳市经济信息局'), keysOf('深圳市工业信息局')];
    expect(old[0]).toContain('深圳市经济信息局');
    expect(old.filter((key) => now.includes(key)).map((key) => key.split('|')[0])).toContain('case');
    expect(identityKeys(letter('深圳市经济信息局')).some((key) => now.includes(key))).toBe(false);
  });
});

describe('seeds/bureaus.json', () => {
  it('is read, and says what of each renaming is wrong', () => {
    const seeds: unknown = JSON.parse(readFileSync('seeds/bureaus.json', 'utf8'));
    expect(parseRenamings(seeds, 'seeds/bureaus.json').length).toBeGreaterThan(5);
    const good = { from: '甲局', to: '乙局', on: '2019-01' };
    for (const [bad, words] of [
      [{}, 'a list'],
      [[{ ...good, on: '2019-13' }], 'entry 0'],
      [[{ ...good, to: '甲局' }], 'twice'],
      [[good, { ...good, to: '丙局' }], 'one successor'],
      [[good, { from: '乙局', to: '甲局', on: '2020-01' }], 'circle'],
    ] as const) {
      expect(() => parseRenamings(bad, 'x.json')).toThrow(new RegExp(`x\\.json.*${words}`));
    }
  });
});
