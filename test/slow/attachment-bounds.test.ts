import { afterEach, describe, expect, it } from 'vitest';
import {
  createThreadedAttachmentReader,
  type ThreadedAttachmentReader,
} from '../../functions/adapters/thread/attachment-reader.ts';
import {
  circularOle,
  circularPdf,
  deepPdf,
  endlessPdf,
  lyingPackage,
  objectStreamPdf,
  pdfBomb,
} from '../adapters/attachments/hostile-files.ts';
import { chinesePdf, crowdedPdf, crowdedSheet, docx } from '../adapters/attachments/made-files.ts';

const MODULE = new URL('../../functions/adapters/attachments/thread.ts', import.meta.url);
const ABOUT = { name: '附件1', contentType: null };

let reader: ThreadedAttachmentReader | null = null;
afterEach(() => reader?.close());

describe('an attachment reader in a thread', () => {
  it('reads what the reader reads', async () => {
    reader = createThreadedAttachmentReader(MODULE);
    expect(await reader.read(docx(['申报通知', '附表']), ABOUT)).toMatchObject({
      kind: 'docx',
      text: '申报通知\n附表',
    });
    expect((await reader.read(chinesePdf(['申报通知']), ABOUT)).text).toBe('申报通知');
  });

  it('reads a DOCX of 200,000 paragraphs in 48 MB', async () => {
    reader = createThreadedAttachmentReader(MODULE, { heapMb: 48 });
    const { text } = await reader.read(docx(Array<string>(200_000).fill('字')), ABOUT);
    expect(text).toHaveLength(2 * 200_000 - 1);
  });

  it.each([
    ['an XLSX of a million cells', () => crowdedSheet(1_000_000), { heapMb: 48 }, 'MEMORY'],
    ['a PDF of a few kilobytes that unpacks to 100 MB', () => pdfBomb(100), { growthMb: 60 }, 'MEMORY'],
    ['a PDF of 400,000 objects in one stream', () => objectStreamPdf(400_000), { heapMb: 48 }, 'MEMORY'],
    ['a PDF of a million pages', endlessPdf, { timeMs: 1000 }, 'TIME'],
    ['a PDF of a million words', () => crowdedPdf(1_000_000), { timeMs: 400 }, 'TIME'],
  ])(
    'answers %s that is beyond its bounds with what bound it was, and reads the next',
    async (_, make, bounds, which) => {
      reader = createThreadedAttachmentReader(MODULE, bounds);
      const { text, warnings } = await reader.read(make(), ABOUT);
      expect(text).toBeNull();
      expect(warnings.join()).toContain(`附件1: HONGTOU_READING_${which}: `);
      await reader.close();
      reader = createThreadedAttachmentReader(MODULE);
      expect((await reader.read(docx(['申报通知']), ABOUT)).text).toBe('申报通知');
    },
  );

  it.each([
    ['a PDF whose page stands 100,000 levels deep', () => deepPdf(100_000)],
    ['a PDF whose pages are each other’s parents', circularPdf],
    ['a DOCX that says it is small and unpacks to 150 MB', () => lyingPackage('word/document.xml', 150)],
    ['an XLSX that says it is small and unpacks to 150 MB', () => lyingPackage('xl/workbook.xml', 150)],
    ['an OFD that says it is small and unpacks to 150 MB', () => lyingPackage('OFD.xml', 150)],
    ['a DOC whose sectors are a circle', () => circularOle('WordDocument')],
    ['an XLS whose sectors are a circle', () => circularOle('Workbook')],
  ])('answers %s as one without text, within its bounds', async (_, make) => {
    reader = createThreadedAttachmentReader(MODULE, { timeMs: 20_000, heapMb: 256, growthMb: 400 });
    const { text, beyond } = await reader.read(make(), ABOUT);
    expect([text ?? '', beyond]).toEqual(['', undefined]);
  });
});
