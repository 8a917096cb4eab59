import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { extname, join, relative, sep } from 'node:path';
import { HongtouError } from '../../domain/error.ts';
import { parseSourceDefinition, type SourceDefinition } from '../../domain/source/definition.ts';

export type DemoRound = 1 | 2;

export interface DemoRequest {
  readonly host: string;
  readonly path: string;
  /** Milliseconds since the epoch. */
  readonly at: number;
  readonly status: number;
}

/** The portal of an invented city on loopback: one real HTTP server a host, on ports that the system chose. */
export interface DemoPortal {
  /** Where each host really listens. @example {'gxj.linlan.example': 'http://127.0.0.1:40123'} */
  readonly origins: Readonly<Record<string, string>>;
  /** The same for a gate that keeps the URLs' host names: pages keep their URLs although ports differ from run to run. */
  readonly hostMap: Readonly<Record<string, { readonly address: string; readonly port: number }>>;
  readonly definitions: readonly SourceDefinition[];
  /** Every request answered so far, in order. */
  readonly requests: readonly DemoRequest[];
  /** Round 2 shows its files over those of round 1, and its faults start anew. */
  setRound(round: DemoRound): void;
  close(): Promise<void>;
}

/** What a host does wrong in a round. */
type Fault = { readonly round: DemoRound; readonly host: string; readonly path: string } & (
  | { readonly answer: 'gone' }
  | { readonly answer: 'challenge' }
  | { readonly answer: 'unavailable'; readonly requests: number; readonly retryAfterSeconds: number }
);

interface Script {
  readonly hosts: Readonly<Record<string, { readonly etag?: boolean; readonly charset?: string }>>;
  readonly faults: readonly Fault[];
}

interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
}

const LOOPBACK = '127.0.0.1';

/**
 * Serves `seeds/demo` (`root`): `portal.json`, `portals/`, `round1/HOST/…` and `round2/HOST/…`.
 * @throws HONGTOU_NO_DEMO where `root` holds no demo.
 */
export async function startDemoPortal(options: { readonly root: string }): Promise<DemoPortal> {
  const { root } = options;
  if (!existsSync(join(root, 'portal.json'))) {
    throw new HongtouError(
      'HONGTOU_NO_DEMO',
      `${root}: expected a folder with portal.json, portals/, round1/ and round2/`,
    );
  }
  const script = JSON.parse(readFileSync(join(root, 'portal.json'), 'utf8')) as Script;
  const site = openSite(root, script);
  const requests: DemoRequest[] = [];
  const servers = new Map<string, Server>();
  for (const host of Object.keys(script.hosts)) servers.set(host, await listen(host, site, requests));
  const places = [...servers].map(([host, server]) => [host, { address: LOOPBACK, port: portOf(server) }] as const);
  return {
    origins: Object.fromEntries(places.map(([host, { port }]) => [host, `http://${LOOPBACK}:${port}`])),
    hostMap: Object.fromEntries(places),
    definitions: readDefinitions(join(root, 'portals')),
    requests,
    setRound: site.setRound,
    close: async () => {
      await Promise.all([...servers.values()].map(closeServer));
    },
  };
}

function readDefinitions(folder: string): readonly SourceDefinition[] {
  const names = readdirSync(folder).filter((name) => name.endsWith('.json'));
  return names.toSorted().map((name) => parseSourceDefinition(JSON.parse(readFileSync(join(folder, name), 'utf8'))));
}

type Site = ReturnType<typeof openSite>;

function openSite(root: string, script: Script) {
  // Paths are looked up, never joined: a request cannot leave the folder.
  const files = { 1: filesBelow(join(root, 'round1')), 2: filesBelow(join(root, 'round2')) };
  const challenge = readFileSync(join(root, 'challenge.html'));
  let round: DemoRound = 1;
  let failed = new Map<Fault, number>();

  function faultAt(host: string, path: string): Fault | undefined {
    if (path === '/robots.txt') return undefined;
    const here = script.faults.filter((fault) => fault.round === round && fault.host === host);
    return here.find((fault) => fault.path === '*' || fault.path === path);
  }

  function faulty(fault: Fault): Answer | null {
    if (fault.answer === 'gone') return plain(404, '<html><body><h1>404 Not Found</h1></body></html>');
    if (fault.answer === 'challenge') return { status: 200, headers: html('utf-8'), body: challenge };
    const before = failed.get(fault) ?? 0;
    if (before >= fault.requests) return null;
    failed.set(fault, before + 1);
    return plain(503, '<html><body><h1>503 Service Temporarily Unavailable</h1></body></html>', {
      'retry-after': String(fault.retryAfterSeconds),
    });
  }

  return {
    setRound(next: DemoRound): void {
      round = next;
      failed = new Map();
    },
    answer(host: string, url: URL): Answer {
      const fault = faultAt(host, url.pathname);
      const wrong = fault === undefined ? null : faulty(fault);
      if (wrong !== null) return wrong;
      const path = `${host}${filePath(url)}`;
      const file = (round === 2 ? files[2].get(path) : undefined) ?? files[1].get(path);
      if (file === undefined) return missing(url);
      const body = readFileSync(file);
      const { etag, charset } = script.hosts[host] ?? {};
      const tag = etag === true ? { etag: `"${createHash('sha1').update(body).digest('hex').slice(0, 16)}"` } : {};
      return { status: 200, headers: { ...typeOf(file, charset ?? 'utf-8'), ...tag }, body };
    },
  };
}

function filesBelow(folder: string): ReadonlyMap<string, string> {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const paths = entries.map((entry) => join(entry.parentPath, entry.name));
  return new Map(paths.map((path) => [relative(folder, path).split(sep).join('/'), path]));
}

/** A page of the JSON API is a file: `/gkmlpt/api/all/3107?page=1` is `…/3107/page-1.json`. */
function filePath(url: URL): string {
  if (url.pathname.startsWith('/gkmlpt/api/'))
    return `${url.pathname}/page-${url.searchParams.get('page') ?? '1'}.json`;
  return url.pathname.endsWith('/') ? `${url.pathname}index.html` : url.pathname;
}

function missing(url: URL): Answer {
  // The real API answers pages beyond the last with an empty list.
  if (url.pathname.startsWith('/gkmlpt/api/all/')) {
    return { status: 200, headers: { 'content-type': TYPES['.json'] ?? '' }, body: Buffer.from('{"articles":[]}') };
  }
  return plain(404, '<html><body><h1>404 Not Found</h1></body></html>');
}

const TYPES: Readonly<Record<string, string>> = {
  '.json': 'application/json; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '.pdf': 'application/pdf',
  '.docx': 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
};

function typeOf(file: string, charset: string): Record<string, string> {
  const type = TYPES[extname(file)];
  return type === undefined ? html(charset) : { 'content-type': type };
}

function html(charset: string): Record<string, string> {
  return { 'content-type': `text/html; charset=${charset}` };
}

function plain(status: number, body: string, headers: Record<string, string> = {}): Answer {
  return { status, headers: { ...html('utf-8'), ...headers }, body: Buffer.from(body) };
}

async function listen(host: string, site: Site, requests: DemoRequest[]): Promise<Server> {
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', `http://${host}`);
    const answer = site.answer(host, url);
    const status = matches(request, answer) ? 304 : answer.status;
    requests.push({ host, path: url.pathname + url.search, at: Date.now(), status });
    send(request, response, { ...answer, status });
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, LOOPBACK, resolve);
  });
  return server;
}

function matches(request: IncomingMessage, answer: Answer): boolean {
  const { etag } = answer.headers;
  return answer.status === 200 && etag !== undefined && request.headers['if-none-match'] === etag;
}

function send(request: IncomingMessage, response: ServerResponse, answer: Answer): void {
  const bare = answer.status === 304 || request.method === 'HEAD';
  response.writeHead(
    answer.status,
    bare ? answer.headers : { ...answer.headers, 'content-length': answer.body.byteLength },
  );
  response.end(bare ? undefined : answer.body);
}

function portOf(server: Server): number {
  const address = server.address();
  return typeof address === 'object' && address !== null ? address.port : 0;
}

function closeServer(server: Server): Promise<void> {
  server.closeAllConnections();
  return new Promise((resolve, reject) => server.close((error) => (error === undefined ? resolve() : reject(error))));
}
