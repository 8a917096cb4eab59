import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { parseSourceDefinition, type SourceDefinition } from '../../functions/domain/source/definition.ts';

/** What a host answers by path; a function may count and change its mind. Anything else is 404. */
export type Answers = Readonly<Record<string, string | ((request: IncomingMessage, response: ServerResponse) => void)>>;

export interface Host {
  readonly name: string;
  readonly place: { readonly address: string; readonly port: number };
  readonly asked: string[];
  answers: Answers;
  close(): Promise<void>;
}

/** One real HTTP server that stands for a portal's host. */
export async function openHost(name: string, answers: Answers): Promise<Host> {
  const asked: string[] = [];
  const host = { name, asked, answers, place: { address: '127.0.0.1', port: 0 }, close: () => closed(server) };
  const server = createServer((request, response) => {
    const path = request.url ?? '/';
    asked.push(path);
    const answer = host.answers[path];
    if (typeof answer === 'function') return answer(request, response);
    response.writeHead(answer === undefined ? 404 : 200, { 'content-type': 'text/html; charset=utf-8' });
    response.end(answer ?? '<html><body><h1>404</h1></body></html>');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  host.place = { address: '127.0.0.1', port: typeof address === 'object' ? (address?.port ?? 0) : 0 };
  return host;
}

function closed(server: Server): Promise<void> {
  server.closeAllConnections();
  return new Promise((resolve) => server.close(() => resolve()));
}

/** A list page that names the papers with a date each. */
export function listPage(papers: readonly { readonly path: string; readonly title: string }[]): string {
  const items = papers.map(({ path, title }) => `<li><a href="${path}">${title}</a><span>2026-11-01</span></li>`);
  return `<!DOCTYPE html><html><head><meta charset="utf-8"><title>通知公告</title></head><body><ul class="list">${items.join('')}</ul></body></html>`;
}

/** A notice's page: enough of a paper to be read as one. */
export function noticePage(title: string, sentences: string): string {
  return `<!DOCTYPE html><html><head><meta charset="utf-8"><title>${title}</title></head><body><h1>${title}</h1><div class="TRS_Editor"><p>各有关单位：</p><p>${sentences}</p><p>特此通知。</p><p>云岭市科学技术局</p><p>2026年11月1日</p></div></body></html>`;
}

export const FURNITURE = '本页面由市大数据中心维护，内容以纸质文件为准。';

/** A page whose furniture only its siblings give away. */
export function framedPage(title: string, sentences: string): string {
  return `<!DOCTYPE html><html><head><meta charset="utf-8"><title>${title}</title></head><body><div class="m"><h2>${title}</h2><p class="t">${FURNITURE}</p><div class="c"><p>各有关单位：</p><p>${sentences}</p><p>特此通知。</p><p>云岭市科学技术局</p><p>2026年11月1日</p></div></div></body></html>`;
}

export function listSource(host: string, more: object = {}): SourceDefinition {
  return parseSourceDefinition(listSourceFile(host, more));
}

/** What stands in the file of that definition. */
export function listSourceFile(host: string, more: object = {}): object {
  return {
    id: host.replaceAll('.', '-'),
    name: `${host} 通知公告`,
    region: '449900',
    issuer: '云岭市科学技术局',
    cadenceHours: 24,
    adapter: { type: 'static-list', listUrl: `http://${host}/list/`, item: 'ul.list li', link: 'a', date: 'span' },
    assertions: { minimumItems: 1, datedShare: 0.9 },
    seenLive: true,
    ...more,
  };
}
