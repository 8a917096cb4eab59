import type { Delivery, Subscriber } from '../../functions/domain/alert/model.ts';
import type { ChangeNumber, ChangeRecord } from '../../functions/domain/change/record.ts';
import type { Hold, HostState, PageState, SourceState } from '../../functions/domain/source/state.ts';
import type { OpsReport } from '../../functions/ports/ops-reports.ts';

/** Rows as the steps write them, with every kind of member: Chinese text, null, empty lists, nested objects. */

export const TICK = '2026-11-01T00:00:00.000Z';

export function changeRecord(documentId: string, seq: number, more: Partial<ChangeRecord> = {}): ChangeRecord {
  return {
    id: `${documentId}.${seq}`,
    documentId,
    seq,
    kind: seq === 1 ? 'published' : 'revised',
    tick: TICK,
    audience: 'announce',
    state: {
      version: seq,
      contentHash: `hash ${documentId} ${seq}`,
      reading: 'readings/a.json',
      snapshot: 'snapshots/a',
      engine: '1',
      presence: 'present',
      urls: ['https://gxj.linlan.example/zwgk/t20261016_3348.html'],
      sourceId: 'linlan-gxj-notices',
      region: '449900',
      title: '临澜市工业和信息化局关于市政协七届一次会议第20210201号提案答复的函',
      issuer: '临澜市工业和信息化局',
      kind: 'proposal-reply',
      stage: null,
      signedOn: '2026-10-16',
      publishedOn: null,
      topics: ['smart-manufacturing'],
    },
    comparedWith: null,
    corpusState: 0,
    detail: 'details/a.json',
    figures: [
      {
        label: '最高资助',
        before: {
          fact: {
            type: 'money',
            text: '300万元',
            value: 3_000_000,
            unit: '元',
            op: 'max',
            zone: 'body',
            start: 3,
            end: 8,
          },
          sentence: '给予最高300万元的资助。',
          documentId: 'd0',
        },
        after: {
          fact: {
            type: 'money',
            text: '100万元至500万元',
            value: 1_000_000,
            to: 5_000_000,
            unit: '元',
            op: 'max',
            zone: 'body',
            start: 3,
            end: 14,
          },
          sentence: '给予100万元至500万元的资助。',
        },
      },
    ],
    noveltyShare: 0.35,
    weight: { score: 62, reasons: [{ code: 'money-up', points: 45, words: '最高资助：300万元 → 500万元' }] },
    commitments: ['将出台专精特新企业扶持办法。'],
    deadlines: [{ what: '申报截止', on: '2026-12-31' }],
    ...more,
  };
}

export function changeNumber(n: number, changeId: string): ChangeNumber {
  return { n, changeId, previousHash: `hash ${n - 1}`, hash: `hash ${n} ${changeId}` };
}

export function sourceState(id: string, more: Partial<SourceState> = {}): SourceState {
  return {
    id,
    baseline: 'pending',
    verdict: 'list-shrank',
    since: TICK,
    lastGoodAt: null,
    lastRoundAt: TICK,
    opened: null,
    settled: null,
    judged: { tick: TICK, mass: 'hold' },
    nextDueAt: 1_793_491_200_000,
    itemCounts: [20, 21],
    changeCounts: [],
    revision: 0,
    ...more,
  };
}

export function pageState(sourceId: string, url: string, more: Partial<PageState> = {}): PageState {
  return {
    sourceId,
    url,
    host: new URL(url).host,
    role: 'paper',
    parentUrl: null,
    listedTitle: '关于组织开展专精特新中小企业申报工作的通知',
    listedOn: '2026-10-30',
    foundTick: TICK,
    pending: null,
    attempts: 0,
    notBefore: 0,
    dueAt: Number.MAX_SAFE_INTEGER,
    quietVisits: 0,
    checkedTick: null,
    verdict: null,
    etag: 'W/"5f-19"',
    lastModified: null,
    capture: { tick: TICK, snapshot: 'snapshots/a', contentType: 'text/html; charset=gb2312', finalUrl: url },
    assessed: null,
    documentId: null,
    revision: 0,
    ...more,
  };
}

export function hostState(host: string, more: Partial<HostState> = {}): HostState {
  return { host, delayMs: 1500, nextAllowedAt: 1_793_491_200_000, failures: 0, robots: null, ...more };
}

export function hold(id: string, more: Partial<Hold> = {}): Hold {
  return {
    id,
    sourceId: 'linlan-gxq',
    tick: TICK,
    reason: '60 % of the pages share one difference',
    pages: [
      { url: 'https://gxq.linlan.example/a.htm', snapshot: 'snapshots/a' },
      { url: 'https://gxq.linlan.example/b.htm', snapshot: null },
    ],
    status: 'held',
    ...more,
  };
}

export function delivery(id: string, more: Partial<Delivery> = {}): Delivery {
  return {
    id,
    subscriberId: 's1',
    channel: 'email',
    tick: TICK,
    notBefore: 1_793_491_260_000,
    status: 'planned',
    changeIds: [],
    attempts: 0,
    movedAt: 1_793_491_200_000,
    note: null,
    ...more,
  };
}

export function subscriber(id: string, more: Partial<Subscriber> = {}): Subscriber {
  return {
    id,
    status: 'confirmed',
    email: 'li@example.com',
    phone: null,
    watches: [
      {
        id: 'w1',
        topics: ['smart-manufacturing'],
        regions: ['4403'],
        issuers: ['深圳市工业和信息化局'],
        kinds: [],
        keywords: ['专精特新', '社保'],
        cadence: 'daily',
        channel: 'email',
      },
    ],
    revision: 0,
    ...more,
  };
}

export function opsReport(id: string, more: Partial<OpsReport> = {}): OpsReport {
  return { id, tick: TICK, subject: 'linlan-gxq', kind: 'mass-held', message: '40 个页面同时变化，已暂缓', ...more };
}

/** Chinese characters that no compression shortens much: about 1.8 bytes each. The same for the same seed. */
export function noise(length: number, seed = 1): string {
  let state = seed;
  let text = '';
  while (text.length < length) {
    state = Math.imul(state ^ (state >>> 15), 0x2c1b3c6d) + 0x9e3779b9;
    text += String.fromCharCode(0x4e00 + ((state >>> 8) % 20_000));
  }
  return text;
}
