import type { DocumentKind } from '../../../../functions/domain/document/model.ts';

/** What a made-up paper must be read as. `kind: null` means: no reply. Lists hold the readings that are right. */
export interface ExpectedReading {
  readonly kind: DocumentKind | null;
  readonly title?: readonly (string | null)[];
  readonly documentNumber?: string | null;
  readonly number?: readonly (string | null)[];
  readonly issuer?: string | null;
  readonly addressees?: readonly string[];
  readonly signedOn?: string | null;
  readonly publishedOn?: string | null;
  readonly answerClass?: string | null;
  readonly disclosure?: string | null;
  readonly hasContactPhone?: boolean;
}

/** A paper of an invented place, with one way in which real ones differ. */
export interface Letter {
  readonly name: string;
  readonly text: string;
  readonly expected: ExpectedReading;
}

/** What most of them say. */
export const ANSWER =
  '感谢您对我市水务工作的关心。目前，全市已建成泵站12座，2021年投入资金350万元。下一步，我局将加快管网改造。';
