import { dayIn } from '../domain/change/due.ts';
import type { PolicyDocument } from '../domain/document/model.ts';
import type { NumberedChange } from '../domain/feed/json-feed.ts';
import type { Relation } from '../domain/knowledge/model.ts';
import type { Standing } from '../domain/knowledge/standing.ts';
import { REFERENCES_TOLD, type References } from '../domain/reader/paper.ts';
import { openReferences, type TiedPapers } from './recall/references.ts';
import type { RowPorts } from './recall/rows.ts';
import { stampOf } from './remember.ts';

export interface ShownReferences {
  readonly references: References;
  /** Ids of all papers that the document cites, shown or not. */
  readonly cited: readonly string[];
}

/** One for all pages of a publication: what it looks up for one page it knows for the next ones. */
export function openShownReferences(ports: RowPorts) {
  const tiedTo = openReferences(ports, REFERENCES_TOLD);
  /** The references of a document as they stood at its newest change: a page that is written again says the same. */
  return async ({ record }: NumberedChange, reading: PolicyDocument): Promise<ShownReferences> => {
    const { documentId, state, tick } = record;
    const { title, issuer } = state;
    const tied = await tiedTo({ documentId, stamp: stampOf(state), title, issuer, reading }, dayIn(tick));
    return { references: referencesToShow(tied), cited: tied.cited };
  };
}

function referencesToShow({ cites, citedBy }: TiedPapers): References {
  return {
    cites: {
      others: cites.others,
      told: cites.told.map(({ title, number, meant, standing }) => ({
        title: namedAs(meant?.title ?? title, meant?.number ?? number),
        documentId: meant?.documentId ?? null,
        note: standing === null ? null : STANDING_WORDS[standing.state],
      })),
    },
    citedBy: {
      others: citedBy.others,
      told: citedBy.told.map(({ title, documentId, relation }) => ({
        title,
        documentId,
        note: RELATION_WORDS[relation],
      })),
    },
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
