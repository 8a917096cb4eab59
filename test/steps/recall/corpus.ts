import type { LocalMonitor } from '../../../functions/compose/local.ts';
import { importPaper } from '../../../functions/steps/import-paper.ts';
import { letter } from '../../domain/knowledge/papers.ts';
import { openMonitor } from '../monitor.ts';

const monitors: LocalMonitor[] = [];

/** Closes what `corpus` opened. */
export async function closeCorpora(): Promise<void> {
  for (const monitor of monitors.splice(0)) await monitor.close();
}

/** A monitor whose corpus holds the papers, imported in this order; their document ids in the same order. */
export async function corpus(...texts: readonly string[]) {
  const monitor = openMonitor();
  monitors.push(monitor);
  const ids: string[] = [];
  for (const [at, text] of texts.entries()) {
    const paper = { id: `p${at}`, url: null, text, publishedOn: null };
    ids.push(
      (await importPaper(paper, new Date(Date.UTC(2026, 10, 1, 0, 0, at)).toISOString(), monitor.ports)).documentId,
    );
  }
  const { ledger, blobs, clock } = monitor.ports;
  return { monitor, ids, recall: { knowledge: monitor.knowledge, ledger, blobs, clock } };
}

export function rule(title: string, number: string, signed: string, ...articles: readonly string[]): string {
  const issuer = title.startsWith('深圳') ? '深圳市人民政府' : title.slice(0, 3).concat('人民政府');
  return [
    `${issuer}关于印发《${title}》的通知`,
    number,
    '各有关单位：',
    `现将《${title}》印发给你们，请遵照执行。`,
    issuer,
    signed,
    title,
    ...articles,
  ].join('\n');
}

export const CITY_RULE = rule(
  '深圳市创新券管理办法',
  '深府规〔2021〕7号',
  '2021年3月1日',
  '第一条 为规范管理，根据《广东省科技创新条例》，制定本办法。',
  '第二条 对小微企业给予最高20万元资助。',
  '第三条 本办法自2021年4月1日起施行，有效期5年。',
);
export const PROVINCE_RULE = rule(
  '广东省科技创新条例',
  '粤府〔2019〕11号',
  '2019年5月6日',
  '第一条 为促进创新，根据《国务院关于推动创新创业的意见》，制定本条例。',
  '第二条 各市应当安排专项资金。',
);
export const CITING_LETTER = letter(
  '20210007',
  '2021年8月11日',
  '按照《深圳市创新券管理办法》（深府规〔2021〕7号），对小微企业给予最高20万元资助。《深圳市绿色工厂管理办法》正在起草。',
);
export const NEW_RULE = rule(
  '深圳市创新券管理办法',
  '深府规〔2024〕3号',
  '2024年6月1日',
  '第一条 根据《广东省科技创新条例》，制定本办法。',
  '第二条 对小微企业给予最高30万元资助，按季度受理，由区科技部门初审后报市科技部门复核并向社会公示。',
  '第三条 本办法自2024年7月1日起施行，有效期3年，《深圳市创新券管理办法》（深府规〔2021〕7号）同时废止。',
);
