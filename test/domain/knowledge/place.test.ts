import { describe, expect, it } from 'vitest';
import { holdsAt, placeOf, relativePlace, withoutPlace } from '../../../functions/domain/knowledge/place.ts';

describe('The place of a rule', () => {
  it.each([
    ['国务院办公厅', 'state', []],
    ['工业和信息化部关于印发', 'state', []],
    ['广东省人民政府', 'province', ['广东省']],
    ['内蒙古自治区人民政府', 'province', ['内蒙古自治区']],
    ['北京市经济和信息化局', 'province', ['北京市']],
    ['深圳市工业和信息化局', 'city', ['广东省', '深圳市']],
    ['深圳市南山区人民政府', 'county', ['广东省', '深圳市', '南山区']],
    ['深圳经济特区中小企业发展促进条例', 'city', ['广东省', '深圳市']],
    ['中共深圳市委', 'city', ['广东省', '深圳市']],
    ['龙陵县教育体育局', 'county', ['龙陵县']],
  ])('is read in %s', (name, level, names) => {
    expect(placeOf(name)).toEqual({ level, names });
  });

  it.each([
    '市工业和信息化局',
    '省委省政府',
    '市委市政府',
    '区委区政府',
    '全市营商环境方案',
    '城市更新办法',
    '社区治理办法',
    '开发区管理办法',
    '关于促进创新的意见',
  ])('is not guessed in %s', (name) => expect(placeOf(name)).toBeNull());

  it('lies below its province and the state, not beside another city', () => {
    const [state, province, city, other] = ['国务院', '广东省财政厅', '深圳市财政局', '中山市财政局'].map(placeOf);
    if (!state || !province || !city || !other) throw new Error('a place was not read');
    expect([holdsAt(state, city), holdsAt(province, city), holdsAt(city, city)]).toEqual([true, true, true]);
    expect([holdsAt(other, city), holdsAt(city, province)]).toEqual([false, false]);
  });

  it('is that of a level above which words in front of a title name', () => {
    const region = placeOf('内蒙古自治区云岭市临澜区农牧局');
    for (const [words, names] of [
      ['按照自治区', ['内蒙古自治区']],
      ['落实自治区财政厅印发的', ['内蒙古自治区']],
      ['我市', ['内蒙古自治区', '云岭市']],
      ['我区', ['内蒙古自治区', '云岭市', '临澜区']],
    ] as const) {
      expect(relativePlace(words, region)?.names).toEqual(names);
    }
  });

  it('is that of the party’s committee and the government together', () => {
    for (const words of ['落实省委省政府', '按照省委办公厅、省政府办公厅印发的']) {
      expect(relativePlace(words, placeOf('深圳市财政局'))?.names).toEqual(['广东省']);
    }
  });

  it('is a municipality where its district speaks of 市', () => {
    expect(relativePlace('按照市', placeOf('重庆市合川区水利局'))).toEqual({ level: 'province', names: ['重庆市'] });
  });

  it('is cut off a title', () => {
    expect(withoutPlace('深圳市扶持办法')).toBe('扶持办法');
    expect(withoutPlace('市场监管办法')).toBe('市场监管办法');
    expect(withoutPlace('区域发展规划')).toBe('区域发展规划');
  });
});
