import type { NumberedChange } from '../domain/feed/json-feed.ts';
import type { Relation } from '../domain/knowledge/model.ts';
import type { Standing } from '../domain/knowledge/standing.ts';
import type { References } from '../domain/reader/paper.ts';
import type { RecallPorts } from './recall/corpus.ts';
import { type PaperView, referencesOf } from './recall/paper.ts';

type Ports = Omit<RecallPorts, 'clock'>;

/** The references of a document as they stood at its newest change: a page that is written again says the same. */
export async function shownReferences({ record }: NumberedChange, ports: Ports): Promise<References> {
  const now = Date.parse(record.tick);
  return referencesToShow(await referencesOf(record.documentId, { ...ports, clock: { now: () => now } }));
}

function referencesToShow({ cites, citedBy }: Pick<PaperView, 'cites' | 'citedBy'>): References {
  return {
    cites: cites.map(({ title, number, paper, standing }) => ({
      title: namedAs(paper?.title ?? title, paper?.number ?? number),
      documentId: paper?.documentId ?? null,
      note: standing === null ? null : STANDING_WORDS[standing.state],
    })),
    citedBy: citedBy.map(({ title, documentId, relation }) => ({ title, documentId, note: RELATION_WORDS[relation] })),
  };
}

/** 《…办法》（云府规〔2026〕3号） */
function namedAs(title: string | null, number: string | null): string {
  if (title === null) return number ?? '';
  return number === null ? title : `${title}（${number}）`;
}

const STANDING_WORDS: Readonly<Record<Standing['state'], string | null>> = {
  draft: '征求意见稿',
  'in-force': null,
  amended: '已修改',
  abolished: '已废止',
  expired: '已失效',
};

const RELATION_WORDS: Readonly<Record<Relation, string | null>> = {
  cites: null,
  implements: '依据本文件制定',
  extends: '延长本文件有效期',
  amends: '修改本文件',
  abolishes: '废止本文件',
};
