import { extractPage } from '../../functions/domain/page/extract.ts';

/** A page's main text as one of the measured programs gives it; empty where it finds none. */
export type Extractor = (html: string, url: string) => Promise<string> | string;

/** Loaded when measured, each in a process of its own: what one leaves in memory must not count for another. */
export const EXTRACTORS: Readonly<Record<string, () => Promise<Extractor>>> = {
  hongtou: async () => (html, url) => extractPage(html, { url }).text,
  'readability+linkedom': loadReadability,
  'article-extractor': loadExtractus,
};

interface ReadabilityModule {
  readonly Readability: new (document: unknown) => { parse(): { readonly textContent: string } | null };
}
interface LinkedomModule {
  parseHTML(html: string): { readonly document: unknown };
}
interface ExtractusModule {
  extractFromHtml(html: string, url: string): Promise<{ readonly content?: string } | null>;
}

async function loadReadability(): Promise<Extractor> {
  const { Readability } = await installed<ReadabilityModule>('@mozilla/readability');
  const { parseHTML } = await installed<LinkedomModule>('linkedom');
  return (html) => new Readability(parseHTML(html).document).parse()?.textContent ?? '';
}

async function loadExtractus(): Promise<Extractor> {
  const { extractFromHtml } = await installed<ExtractusModule>('@extractus/article-extractor');
  const { parseHTML } = await installed<LinkedomModule>('linkedom');
  return async (html, url) => {
    const article = await extractFromHtml(html, url);
    const { document } = parseHTML(`<html><body>${article?.content ?? ''}</body></html>`);
    return (document as { readonly body: { readonly textContent: string } }).body.textContent;
  };
}

async function installed<T>(name: string): Promise<T> {
  try {
    return (await import(name)) as T;
  } catch (cause) {
    throw new Error(`${name} is not installed: npm run bench -- extraction installs it`, { cause });
  }
}
