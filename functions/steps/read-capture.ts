import type { DocumentState } from '../domain/change/record.ts';
import { ENGINE_VERSION } from '../domain/document/engine.ts';
import { contentHashOf } from '../domain/document/identity.ts';
import type { PolicyDocument } from '../domain/document/model.ts';
import { readDocument } from '../domain/document/read.ts';
import { decodePage } from '../domain/page/charset.ts';
import type { SourceDefinition } from '../domain/source/definition.ts';
import type { PageState } from '../domain/source/state.ts';
import type { TopicLabeller } from '../domain/topic/model.ts';
import type { AttachmentReader } from '../ports/attachment-reader.ts';
import type { BlobStore } from '../ports/blob-store.ts';
import type { PageReader } from '../ports/page-reader.ts';

export interface ReadPorts {
  readonly blobs: BlobStore;
  readonly pages: PageReader;
  readonly attachments: AttachmentReader;
  readonly labelTopics: TopicLabeller;
}

/** What decides how the pages of a source are read, beside the engine. */
export interface ReadingRules {
  readonly definition: SourceDefinition;
  /** By host. */
  readonly templates: ReadonlyMap<string, KnownTemplate>;
}

/** A stored sibling template; `mark` names it in the engine's version, for who reads with another reads differently. */
export interface KnownTemplate {
  readonly mark: string;
  readonly blocks: ReadonlySet<string>;
}

/** One capture as the paper it shows. `snapshot` names the raw bytes of the page. */
export interface CaptureReading {
  readonly document: PolicyDocument;
  readonly contentHash: string;
  readonly snapshot: string;
  /** See DocumentState. */
  readonly attached: Readonly<Record<string, string>>;
  readonly engine: string;
  /** Of attachments that took more than may be spent on reading a file: which, and what bound it was. */
  readonly unread?: readonly string[];
}

/**
 * Reads the newest capture of a paper's page and of its attachments. null where there is nothing to read.
 * @throws as PageReader does, of a page beyond what may be spent on one
 */
export async function readCapture(
  page: PageState,
  attachments: readonly PageState[],
  rules: ReadingRules,
  ports: ReadPorts,
): Promise<CaptureReading | null> {
  const { capture } = page;
  if (capture === null) return null;
  const bytes = await ports.blobs.get(capture.snapshot);
  if (bytes === null) return null;
  const decoded = decodePage(bytes, capture.contentType ?? undefined).text;
  const template = rules.templates.get(page.host);
  const extracted = await ports.pages.readPaper({
    definition: rules.definition,
    url: capture.finalUrl,
    text: decoded,
    ...(template === undefined ? {} : { siblingBlocks: template.blocks }),
  });
  const texts = [withTitle(extracted.title, extracted.text)];
  const unread: string[] = [];
  for (const attachment of attachments) {
    const { text, beyond } = await attachmentText(attachment, ports);
    if (text !== null) texts.push(text);
    unread.push(...beyond);
  }
  const text = texts.join('\n');
  if (text.trim() === '') return null;
  const document = readDocument(text, {
    url: page.url,
    publishedOn: (extracted.publishedAt ?? page.listedOn)?.slice(0, 10) ?? null,
    pageTitle: extracted.title ?? page.listedTitle,
    pageNumber: extracted.documentNumber,
    labelTopics: ports.labelTopics,
  });
  return {
    document,
    contentHash: contentHashOf(text),
    snapshot: capture.snapshot,
    attached: Object.fromEntries(attachments.flatMap((row) => (row.capture ? [[row.url, row.capture.snapshot]] : []))),
    engine: template === undefined ? ENGINE_VERSION : `${ENGINE_VERSION}+${template.mark}`,
    ...(unread.length === 0 ? {} : { unread }),
  };
}

/** Reads again, by the present rules, the bytes that a document's state was read from. null where they are not to be had. */
export async function readRecorded(
  state: DocumentState,
  page: PageState,
  attachments: readonly PageState[],
  rules: ReadingRules,
  ports: ReadPorts,
): Promise<CaptureReading | null> {
  const rows = new Set(attachments.map(({ url }) => url));
  if (Object.keys(state.attached ?? {}).some((url) => !rows.has(url))) return null;
  const attached = attachments.map((row) => withSnapshot(row, state.attached ? state.attached[row.url] : row.assessed));
  const read = attached.filter((row) => row.capture !== null);
  return readCapture(withSnapshot(page, state.snapshot), read, rules, ports);
}

/** The row as it stood when its newest capture was this one. */
function withSnapshot(row: PageState, snapshot: string | null | undefined): PageState {
  if (row.capture === null || !snapshot) return { ...row, capture: null };
  return { ...row, capture: { ...row.capture, snapshot } };
}

/** Puts the page's own title above a body that does not open with it: the paper is read from one text. */
function withTitle(title: string | null, body: string): string {
  if (title === null) return body;
  const opening = body.slice(0, 400).replace(/\s+/g, '');
  return opening.includes(title.replace(/\s+/g, '')) ? body : `${title}\n${body}`;
}

async function attachmentText(
  attachment: PageState,
  ports: ReadPorts,
): Promise<{ readonly text: string | null; readonly beyond: readonly string[] }> {
  const nothing = { text: null, beyond: [] };
  if (attachment.capture === null) return nothing;
  const bytes = await ports.blobs.get(attachment.capture.snapshot);
  if (bytes === null) return nothing;
  const name = attachment.listedTitle ?? attachment.url;
  const read = await ports.attachments.read(bytes, { name, contentType: attachment.capture.contentType });
  if (read.text !== null && read.text.trim() !== '') return { text: `附件：${name}\n${read.text}`, beyond: [] };
  return read.beyond ? { text: null, beyond: [`${attachment.url} (${read.warnings.join('; ')})`] } : nothing;
}
