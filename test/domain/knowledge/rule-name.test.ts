import { describe, expect, it } from 'vitest';
import { numberKey } from '../../../functions/domain/knowledge/number-key.ts';
import { isPolicyTitle, ruleName } from '../../../functions/domain/knowledge/rule-name.ts';

const keys = (title: string) => ruleName(title).keys;

describe('The name of a rule', () => {
  it.each([
    ['临澜市扶持办法（试行）', '临澜市扶持办法'],
    ['临澜市扶持办法（2023年修订）', '临澜市扶持办法'],
    ['临澜市扶持办法（征求意见稿）', '临澜市扶持办法'],
    ['临澜市扶持暂行办法', '临澜市扶持办法'],
    ['中华人民共和国中小企业促进法', '中小企业促进法'],
    ['临澜市“智改数转”行动方案（2021—2025年）', '临澜市智改数转行动方案(2021-2025年)'],
    ['臨瀾市扶持辦法', '臨瀾市扶持辦法'],
    ['关于推进设施建设的若干措施', '关于推进设施建设若干措施'],
  ])('is one for %s and %s', (one, other) => {
    expect(keys(one)).toEqual(keys(other));
  });

  it.each([
    ['临澜市扶持办法', '云岭市扶持办法'],
    ['临澜市2023年工作要点', '临澜市2024年工作要点'],
    ['临澜市扶持办法', '临澜市扶持办法实施细则'],
  ])('differs for %s and %s', (one, other) => {
    expect(keys(one)).not.toEqual(keys(other));
  });

  it('may have two characters where it is a law of the state', () => {
    expect(keys('中华人民共和国水法')).toEqual(['rule|水法']);
    expect(keys('办法')).toEqual([]);
  });

  it('is that of the rule too where a notice promulgates one', () => {
    expect(keys('临澜市人民政府关于印发《临澜市扶持办法（试行）》的通知')).toContain('rule|临澜市扶持办法');
    expect(keys('临澜市人民政府关于印发临澜市扶持办法的通知')).toContain('rule|临澜市扶持办法');
    expect(keys('临澜市人民政府〈临澜市扶持办法〉的通知')).toContain('rule|临澜市扶持办法');
    expect(keys('临澜市人民政府关于废止〈临澜市扶持办法〉的决定')).not.toContain('rule|临澜市扶持办法');
  });

  it.each(['管理办法', '若干措施', '实施细则', '工作方案', '专项资金管理办法', '通知'])(
    'is none for a mere kind of paper: %s',
    (title) => {
      if (title !== '专项资金管理办法') expect(keys(title)).toEqual([]);
      else expect(ruleName(title).keys.length).toBeLessThanOrEqual(1);
    },
  );

  it('says which version it is', () => {
    expect(ruleName('临澜市扶持办法（试行）').version).toBe('试行');
    expect(ruleName('临澜市扶持办法（2023年修订）').version).toBe('2023年修订');
    expect(ruleName('临澜市扶持暂行办法').version).toBe('暂行');
    expect(ruleName('临澜市扶持办法').version).toBeNull();
  });

  it('leaves place and organ out of its bare form', () => {
    const bare = 'bare|民营及中小企业发展专项资金管理办法';
    for (const title of ['深圳市民营及中小企业发展专项资金管理办法', '市民营及中小企业发展专项资金管理办法']) {
      expect(ruleName(title).bare).toBe(bare);
    }
  });

  it('is one for a city’s order, however the city writes it', () => {
    const own = numberKey('云岭市人民政府令第9号');
    expect(numberKey('市政府令第9号', { level: 'city', names: ['云岭市'] })).toBe(own);
    expect(numberKey('市政府令第9号', { level: 'city', names: ['临澜市'] })).not.toBe(own);
    const region = { level: 'county', names: ['宁夏回族自治区', '云岭市', '临澜区'] } as const;
    expect(numberKey('自治区政府令第9号', region)).toBe(numberKey('宁夏回族自治区人民政府令第9号'));
  });

  it.each([
    ['住房和城乡建设部令第37号', '原住建部第37号令'],
    ['国家发展和改革委员会令2023年第2号', '国家发展改革委2023年第2号令'],
    ['国家发展改革委令〔2023〕第2号', '国家发改委2023年第2号令'],
    ['中华人民共和国国务院令第735号', '国务院735号令'],
    ['市场监管总局公告2024年第5号', '国家市场监督管理总局2024年第5号公告'],
  ])('is one for the order %s and %s', (one, other) => {
    expect(numberKey(one)).toBe(numberKey(other));
  });

  it('tells orders of two years apart', () => {
    expect(numberKey('交通运输部令2023年第22号')).not.toBe(numberKey('交通运输部令2022年第22号'));
    expect(numberKey('生态环境部公告2023年第2号')).not.toBe(numberKey('生态环境部令2023年第2号'));
  });

  it('is the rule’s too in the title of a party paper that issues it', () => {
    expect(keys('中共云岭市委办公室 云岭市人民政府办公室印发《关于支持渡口发展的若干措施》')).toContain(
      'rule|关于支持渡口发展若干措施',
    );
  });

  it('is one for a number in any bracket, width and padding', () => {
    expect(numberKey('临府规[2021]１号')).toBe(numberKey('临府规〔2021〕1号'));
    expect(numberKey('临府规〔2021〕001号')).toBe(numberKey('临府规〔2021〕1号'));
    expect(numberKey('临府规〔2021〕11号')).not.toBe(numberKey('临府规〔2021〕1号'));
    expect(numberKey('中华人民共和国主席令第三十号')).toBe(numberKey('主席令第30号'));
    expect(numberKey('DB4499／T 0301—2020')).toBe(numberKey('DB4499/T 0301'));
    expect(numberKey('GB/T 9704-2012')).not.toBe(numberKey('GB 9704-2012'));
  });
});

describe('What is cited as policy', () => {
  it.each([
    '临澜市扶持办法',
    '中小企业促进法',
    '关于促进创新的若干措施',
    '临澜市“十四五”发展规划',
    '稳经济政策三十条',
    '渡口成本监审规则',
    '关于审理渡口案件的解释（一）',
    '渡船淘汰目录（第四批）',
  ])('is %s', (title) => expect(isPolicyTitle(title)).toBe(true));
  it.each([
    '关于建设公园的建议',
    '关于建设公园的提案',
    '中国城市人才吸引力排名',
    '政府工作报告',
    '产业发展白皮书',
    '情况反馈意见表',
    '临澜日报',
    '临澜年鉴2023',
    '合作协议',
    '答复意见',
  ])('is not %s', (title) => expect(isPolicyTitle(title)).toBe(false));
});
