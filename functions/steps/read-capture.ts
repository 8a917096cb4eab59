import { ENGINE_VERSION } from '../domain/document/engine.ts';
import { contentHashOf } from '../domain/document/identity.ts';
import type { PolicyDocument } from '../domain/document/model.ts';
import { readDocument } from '../domain/document/read.ts';
import { decodePage } from '../domain/page/charset.ts';
import { extractPage } from '../domain/page/extract.ts';
import type { SourceDefinition } from '../domain/source/definition.ts';
import { articleHtml } from '../domain/source/list.ts';
import type { PageState } from '../domain/source/state.ts';
import type { TopicLabeller } from '../domain/topic/model.ts';
import type { AttachmentReader } from '../ports/attachment-reader.ts';
import type { BlobStore } from '../ports/blob-store.ts';

export interface ReadPorts {
  readonly blobs: BlobStore;
  readonly attachments: AttachmentReader;
  readonly labelTopics: TopicLabeller;
}

/** One capture as the paper it shows. `snapshot` names the raw bytes of the page. */
export interface CaptureReading {
  readonly document: PolicyDocument;
  readonly contentHash: string;
  readonly snapshot: string;
  readonly engine: string;
}

/** Reads the newest capture of a paper's page and of its attachments. null where there is nothing to read. */
export async function readCapture(
  page: PageState,
  attachments: readonly PageState[],
  definition: SourceDefinition,
  ports: ReadPorts,
): Promise<CaptureReading | null> {
  const { capture } = page;
  if (capture === null) return null;
  const bytes = await ports.blobs.get(capture.snapshot);
  if (bytes === null) return null;
  const decoded = decodePage(bytes, capture.contentType ?? undefined).text;
  const extracted = extractPage(articleHtml(definition, decoded), { url: capture.finalUrl });
  const texts = [withTitle(extracted.title, extracted.text)];
  for (const attachment of attachments) {
    const text = await attachmentText(attachment, ports);
    if (text !== null) texts.push(text);
  }
  const text = texts.join('\n');
  if (text.trim() === '') return null;
  const document = readDocument(text, {
    url: page.url,
    publishedOn: (extracted.publishedAt ?? page.listedOn)?.slice(0, 10) ?? null,
    pageTitle: extracted.title ?? page.listedTitle,
    labelTopics: ports.labelTopics,
  });
  return { document, contentHash: contentHashOf(text), snapshot: capture.snapshot, engine: ENGINE_VERSION };
}

/** Puts the page's own title above a body that does not open with it: the paper is read from one text. */
function withTitle(title: string | null, body: string): string {
  if (title === null) return body;
  const opening = body.slice(0, 400).replace(/\s+/g, '');
  return opening.includes(title.replace(/\s+/g, '')) ? body : `${title}\n${body}`;
}

async function attachmentText(attachment: PageState, ports: ReadPorts): Promise<string | null> {
  if (attachment.capture === null) return null;
  const bytes = await ports.blobs.get(attachment.capture.snapshot);
  if (bytes === null) return null;
  const name = attachment.listedTitle ?? attachment.url;
  const read = await ports.attachments.read(bytes, { name, contentType: attachment.capture.contentType });
  return read.text === null || read.text.trim() === '' ? null : `附件：${name}\n${read.text}`;
}
