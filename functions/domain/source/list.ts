import { readBuildstatic } from './adapters/buildstatic.ts';
import { readFeed } from './adapters/feed.ts';
import { gkmlptArticleHtml, readGkmlpt } from './adapters/gkmlpt.ts';
import { hanwebRequest, readHanweb } from './adapters/hanweb.ts';
import type { ListReading, ListResponse } from './adapters/reading.ts';
import { readSitemap } from './adapters/sitemap.ts';
import { readStateCouncil, stateCouncilRequest } from './adapters/state-council.ts';
import { readStaticList } from './adapters/static-list.ts';
import type { SourceDefinition } from './definition.ts';

export type { ListItem, ListReading, ListResponse } from './adapters/reading.ts';

/** The pages with which a round of a source begins. */
export function firstRequests(definition: SourceDefinition): readonly { readonly url: string }[] {
  const { adapter } = definition;
  switch (adapter.type) {
    case 'static-list':
      return [{ url: adapter.listUrl }];
    case 'gkmlpt':
      return [{ url: adapter.indexUrl }];
    case 'hanweb':
      return [{ url: hanwebRequest(adapter) }];
    case 'state-council':
      return [{ url: stateCouncilRequest(adapter) }];
    case 'buildstatic':
      return [{ url: adapter.columnUrl }];
    case 'sitemap':
    case 'feed':
    case 'single-page':
      return [{ url: adapter.url }];
  }
}

/** What a list page of the source says. `response.url` is where the page was found in the end. */
export function readList(definition: SourceDefinition, response: ListResponse): ListReading {
  const { adapter } = definition;
  switch (adapter.type) {
    case 'static-list':
      return readStaticList(adapter, response);
    case 'gkmlpt':
      return readGkmlpt(adapter, response);
    case 'hanweb':
      return readHanweb(adapter, response);
    case 'state-council':
      return readStateCouncil(response);
    case 'buildstatic':
      return readBuildstatic(adapter, response);
    case 'sitemap':
      return readSitemap(adapter, response);
    case 'feed':
      return readFeed(response);
    case 'single-page':
      return { items: [{ url: adapter.url, title: definition.name, publishedOn: null }], nextPages: [], problem: null };
  }
}

/** The markup of a paper's page as the extractor can read it: some systems keep the body in a script. */
export function articleHtml(definition: SourceDefinition, text: string): string {
  return definition.adapter.type === 'gkmlpt' ? gkmlptArticleHtml(text) : text;
}
