import { describe, expect, it } from 'vitest';
import { composeMail } from '../../../functions/domain/alert/mail.ts';
import { composeSms } from '../../../functions/domain/alert/sms.ts';
import type { ChangeDetail } from '../../../functions/domain/change/detail.ts';
import { diffTexts } from '../../../functions/domain/change/diff.ts';
import type { ChangeRecord } from '../../../functions/domain/change/record.ts';
import { feedPage } from '../../../functions/domain/feed/json-feed.ts';
import { changePage } from '../../../functions/domain/reader/changes.ts';
import { documentPage } from '../../../functions/domain/reader/documents.ts';
import { renderPage } from '../../../functions/domain/reader/layout.ts';
import { homePage, homeRow } from '../../../functions/domain/reader/lists.ts';
import { changeRecord } from '../../contracts/samples.ts';
import { read as readPaper } from '../document/reading.ts';

const BEFORE = '联系人：王小明，手机13800138000。企业可于3月1日前申报，每家给予100万元资助。';
const AFTER = '联系人：王小亮，手机13800131234。企业可于4月1日前申报，每家给予200万元资助。';
const SAMPLE = changeRecord('d1', 1);
const [FIGURE] = SAMPLE.figures;
const CONTEXT = { topicName: (code: string) => code };
/** A record in which every text of a paper names somebody. */
const RECORD: ChangeRecord = {
  ...SAMPLE,
  state: {
    ...SAMPLE.state,
    title: '关于联系人：王小明（138 0013 8000）的通知',
    issuer: '云岭市科技局13800138000',
    urls: ['https://kjj.example.gov.cn/2026/content_13800138000.html'],
  },
  figures: FIGURE === undefined ? [] : [{ ...FIGURE, label: '电话13800138000资助' }],
  deadlines: [{ what: '报名电话１３８００１３８０００', on: '2026-12-31' }],
  commitments: ['请与13800138000联系，将出台办法'],
};
const TIED = {
  cites: { told: [{ title: '致13800138000的函', documentId: null, note: null }], others: 0 },
  citedBy: { told: [], others: 0 },
};
const CHANGE = { n: 12, hash: 'f'.repeat(64), record: RECORD };

function everything(): string {
  const difference = diffTexts(BEFORE, AFTER, { old: [], next: [] });
  const detail: ChangeDetail = { difference, comparison: null, before: 'readings/a', after: 'readings/b' };
  const mail = composeMail([RECORD], {
    ...CONTEXT,
    linkOf: () => 'https://hongtou.example/changes/12.html',
    manageUrl: null,
  });
  const page = documentPage([CHANGE], { paper: readPaper(AFTER), references: TIED }, CONTEXT);
  const feed = feedPage(
    [CHANGE],
    { url: 'https://hongtou.example/feed.json', nextUrl: null },
    { ...CONTEXT, base: 'https://hongtou.example/' },
  );
  return [
    renderPage(changePage(CHANGE, detail, { before: BEFORE, after: AFTER }, CONTEXT)),
    renderPage(homePage([homeRow(CHANGE, CONTEXT)], CONTEXT)),
    page === null ? '' : renderPage(page),
    mail.subject,
    mail.text,
    mail.html,
    composeSms([RECORD], { link: 'https://hongtou.example/changes/12.html' }),
    feed,
  ]
    .join('\n')
    .replaceAll('content_13800138000.html', '');
}

/** What is left when tags and what nobody sees are taken away. */
function read(html: string): string {
  return html.replace(/<span class="hidden">[^<]*<\/span>/g, '').replace(/<[^>]*>/g, '');
}

describe('what is published or sent', () => {
  it('names no mobile number and no contact person, also where a part of the number changed', () => {
    const text = read(everything());
    for (const leaked of ['00138000', '0013 8000', '００１３８０００', '8000131234', '王小', '小明', '小亮']) {
      expect(text).not.toContain(leaked);
    }
  });

  it('still shows the figures that changed beside them', () => {
    const html = everything();
    expect(html).toMatch(/<ins>.*200万元.*<\/ins>|<ins>.*2.*<\/ins>/);
    expect(read(html)).toContain('万元资助');
  });

  it('leads to the official page although its address has eleven digits', () => {
    const html = renderPage(changePage(CHANGE, null, { before: null, after: null }, CONTEXT));
    expect(html).toContain('href="https://kjj.example.gov.cn/2026/content_13800138000.html"');
  });
});
