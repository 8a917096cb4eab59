import { describe, expect, it } from 'vitest';
import { readRow } from '../../../functions/cli/commands/read.ts';

const noTopics = () => ({ labels: [], sectionTopics: [] });
const TEXT =
  '临澜市水务局关于市政协五届二次会议第35号提案的答复\n林木委员：\n您提出的提案收悉，现答复如下：\n已办结。\n2020年1月2日';
const HTML = `<html><head><title>答复</title></head><body><div class="article"><h1>临澜市水务局关于市政协五届二次会议第35号提案的答复</h1>
<p>林木委员：</p><p>您提出的关于修复水渠的提案收悉，现答复如下：水渠已于去年修复完毕，全长十二公里。</p><p>2020年1月2日</p></div></body></html>`;

describe('a line of `read --jsonl`', () => {
  it('gives a text back unchanged', async () => {
    expect(await readRow({ id: 1, text: TEXT, publishedOn: '2020-02-03' }, noTopics)).toMatchObject({
      text: TEXT,
      kind: 'proposal-reply',
      publishedOn: '2020-02-03',
    });
  });

  it('reads a page given as HTML and as bytes alike', async () => {
    const fromHtml = await readRow({ id: 1, html: HTML }, noTopics);
    const fromBytes = await readRow({ id: 1, base64: Buffer.from(HTML).toString('base64') }, noTopics);
    expect(fromBytes).toEqual(fromHtml);
    expect(fromHtml).toMatchObject({
      kind: 'proposal-reply',
      addressees: ['林木'],
      signedOn: '2020-01-02',
      case: { number: '35' },
    });
  });

  it('refuses a line that holds no paper', async () => {
    await expect(readRow({ id: 1 }, noTopics)).rejects.toThrow(expect.objectContaining({ code: 'HONGTOU_BAD_LINE' }));
  });
});
