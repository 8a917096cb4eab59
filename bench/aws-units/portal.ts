import type { GateRequest, GateResponse, PortalGate } from '../../functions/ports/portal-gate.ts';
import { letterPage } from '../pipeline/letters.ts';

export const LIST_URL = 'http://portal.example/jyta/';

export interface BenchPortal extends PortalGate {
  /** How many letters the list shows, the newest first. */
  show(letters: number): void;
  /** Gives a letter another figure and another sentence. */
  revise(letter: number): void;
}

/** A portal without a network: a list of generated letters, with ETags, answering at once. */
export function benchPortal(): BenchPortal {
  let shown = 0;
  const revised = new Set<number>();
  const pages = new Map<string, () => string>([[LIST_URL, () => listOf(shown)]]);
  const bodyOf = (url: string): string | null => pages.get(url)?.() ?? null;
  return {
    show: (letters) => {
      for (let i = shown; i < letters; i++) pages.set(letterUrl(i), () => letterOf(i, revised));
      shown = letters;
    },
    revise: (letter) => {
      revised.add(letter);
    },
    fetch: async (request) => answer(request, bodyOf(request.url)),
  };
}

/** All on one host, as the letters of one bureau are. */
function letterUrl(index: number): string {
  return letterPage(index).url.replace(/portal\d+\./, 'portal.');
}

function letterOf(index: number, revised: ReadonlySet<number>): string {
  const html = new TextDecoder().decode(letterPage(index).bytes);
  if (!revised.has(index)) return html;
  return html.replace(/(\d+)万元/, '987654万元').replace('</p>', '，并将按季度通报办理进展。</p>');
}

function listOf(count: number): string {
  const items = Array.from({ length: count }, (_, i) => count - 1 - i).map((i) => {
    const [, title = ''] = /<title>([^<]*)/.exec(new TextDecoder().decode(letterPage(i).bytes)) ?? [];
    return `<li><a href="${letterUrl(i)}">${title}</a><span class="date">2026-10-${String(1 + (i % 28)).padStart(2, '0')}</span></li>`;
  });
  return `<html><head><meta charset="utf-8"><title>建议提案办理</title></head><body><ul class="gl-list">${items.join('')}</ul></body></html>`;
}

function answer(request: GateRequest, body: string | null): GateResponse {
  const etag = body === null ? '' : `"${Buffer.from(body).length}-${body.length}-${hash(body)}"`;
  const unchanged = body !== null && request.validators?.etag === etag;
  return {
    outcome: 'answer',
    status: body === null ? 404 : unchanged ? 304 : 200,
    finalUrl: request.url,
    redirects: [],
    headers: body === null ? {} : { etag, 'content-type': 'text/html; charset=utf-8' },
    bytes: new TextEncoder().encode(unchanged || body === null ? '' : body),
    framing: 'length',
    cookies: [],
    latencyMs: 20,
  };
}

function hash(text: string): number {
  let sum = 0;
  for (let i = 0; i < text.length; i++) sum = (sum * 31 + text.charCodeAt(i)) % 1_000_000_007;
  return sum;
}
