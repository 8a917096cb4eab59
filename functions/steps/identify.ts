import type { NewestName } from '../domain/document/body-names.ts';
import { identityKeys, mergedKey, mintDocumentId, TITLE_KEY, textKey, urlKey } from '../domain/document/identity.ts';
import type { Ledger, LedgerEntry } from '../ports/ledger.ts';
import type { CaptureReading } from './read-capture.ts';

export interface IdentifyPorts {
  readonly ledger: Ledger;
  /** Bureaus change their names; see seeds/bureaus.json. */
  readonly newestName: NewestName;
}

/** The document that a page already speaks for, or null for a page never recorded. */
export async function ownerOf(url: string, ledger: Ledger): Promise<LedgerEntry | null> {
  const id = await ledger.lookUpAlias(urlKey(url));
  return id === null ? null : ledger.latest(await standsFor(id, ledger));
}

/** The document that speaks for this one: itself, or the one that it was merged into, however often. */
export async function standsFor(documentId: string, ledger: Pick<Ledger, 'lookUpAlias'>): Promise<string> {
  const passed = new Set<string>();
  let id = documentId;
  while (!passed.has(id)) {
    passed.add(id);
    id = (await ledger.lookUpAlias(mergedKey(id))) ?? id;
  }
  return id;
}

/** A document with the very same text, or with the same case or document number. Same titles prove nothing. */
export async function knownAs(
  reading: CaptureReading,
  { ledger, newestName }: IdentifyPorts,
): Promise<LedgerEntry | null> {
  const strong = identityKeys(reading.document, newestName).filter((key) => !key.startsWith(TITLE_KEY));
  for (const key of [textKey(reading.contentHash), ...strong]) {
    const id = await ledger.lookUpAlias(key);
    const entry = id === null ? null : await ledger.latest(await standsFor(id, ledger));
    if (entry !== null) return entry;
  }
  return null;
}

/**
 * Mints the id of a new document from its strongest free key and binds every free key to it. Who loses the race for that
 * key joins the winner: the answer is the id that stands.
 */
export async function claimIdentity(
  reading: CaptureReading,
  url: string,
  { ledger, newestName }: IdentifyPorts,
): Promise<string> {
  const keys = [...identityKeys(reading.document, newestName), urlKey(url)];
  let id: string | null = null;
  for (const key of keys) {
    const mine: string = id ?? mintDocumentId(key);
    const owner = await ledger.claimAlias(key, mine);
    // A key that another document owns (a yearly notice with the same title) is passed over.
    if (id === null && owner === mine && !(await isOthersTitle(key, owner, reading, url, ledger))) id = mine;
  }
  if (id === null) return (await ledger.lookUpAlias(urlKey(url))) ?? mintDocumentId(urlKey(url));
  return id;
}

/** Ids follow from keys: another paper under the same title, issuer and kind was minted the very same id. */
async function isOthersTitle(
  key: string,
  owner: string,
  { contentHash }: CaptureReading,
  url: string,
  ledger: Ledger,
): Promise<boolean> {
  if (!key.startsWith(TITLE_KEY)) return false;
  const [first] = await ledger.history(owner);
  if (first === undefined) return false;
  const { state } = first.record;
  return state.contentHash !== contentHash && !state.urls.includes(url);
}

/** Binds the text of the document's newest version, and a further URL, to the document. Idempotent. */
export async function bindText(documentId: string, contentHash: string, url: string, ledger: Ledger): Promise<void> {
  await ledger.claimAlias(textKey(contentHash), documentId);
  await ledger.claimAlias(urlKey(url), documentId);
}
