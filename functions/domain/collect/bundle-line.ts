import { createHash } from 'node:crypto';
import { type Member, membersOf, oneOf, refuse, textLike, webUrl } from '../source/definition-member.ts';
import type { PageCapture, PageRole } from '../source/state.ts';
import type { CaptureVerdict } from '../source/verdict.ts';
import type { CollectedPage, Snapshot } from './collected.ts';

const ROLES = ['list', 'paper', 'attachment'] as const satisfies readonly PageRole[];
const VERDICTS = [
  'ok',
  'unchanged',
  'challenge',
  'blocked',
  'gone',
  'soft-404',
  'redirected-home',
  'truncated',
  'empty',
  'too-large',
  'down',
] as const satisfies readonly CaptureVerdict[];
const PAGE_MEMBERS = [
  'sourceId',
  'url',
  'role',
  'parentUrl',
  'listedTitle',
  'listedOn',
  'foundTick',
  'dueAt',
  'quietVisits',
  'checkedTick',
  'verdict',
  'etag',
  'lastModified',
  'capture',
] as const;
/** An instant as Date writes it. @example 2026-11-18T01:00:00.000Z */
const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/;
/** The key of a snapshot: SHA-256 of its bytes. */
const SNAPSHOT = /^snapshots\/([0-9a-f]{64})$/;
/** Base64 of RFC 4648 §4, padded. @example aGVsbG8= */
const BASE64 = /^[A-Za-z0-9+/]*={0,2}$/;
const LONGEST_TEXT = 4_096;

/** The row of a page in a bundle. Throws an error that names the member, the value got and what was expected. */
export function readPageLine(line: unknown, sourceId: string): CollectedPage {
  const at = membersOf(membersOf({ path: 'definition', value: line }, ['page'])('page'), PAGE_MEMBERS);
  const url = ownUrl(at('url'));
  return {
    sourceId: oneOf(at('sourceId'), [sourceId]),
    url,
    role: oneOf(at('role'), ROLES),
    parentUrl: orNull(at('parentUrl'), ownUrl),
    listedTitle: orNull(at('listedTitle'), shortText),
    listedOn: orNull(at('listedOn'), shortText),
    foundTick: textLike(at('foundTick'), INSTANT, 'an instant'),
    dueAt: instantNumber(at('dueAt')),
    quietVisits: instantNumber(at('quietVisits')),
    checkedTick: orNull(at('checkedTick'), (member) => textLike(member, INSTANT, 'an instant')),
    verdict: orNull(at('verdict'), (member) => oneOf(member, VERDICTS)),
    etag: orNull(at('etag'), shortText),
    lastModified: orNull(at('lastModified'), shortText),
    capture: orNull(at('capture'), readCapture),
  };
}

/** A snapshot, whose bytes must be those that its key names. */
export function snapshotLine(line: unknown): Snapshot {
  const at = membersOf({ path: 'definition', value: line }, ['snapshot', 'bytes']);
  const key = textLike(at('snapshot'), SNAPSHOT, 'snapshots/ and 64 hexadecimal digits');
  const { value } = at('bytes');
  if (typeof value !== 'string' || !BASE64.test(value)) return refuse(at('bytes'), 'base64');
  const bytes = new Uint8Array(Buffer.from(value, 'base64'));
  const digest = createHash('sha256').update(bytes).digest('hex');
  if (key !== `snapshots/${digest}`) {
    return refuse({ path: 'snapshot', value: key }, `the key of its bytes, whose SHA-256 is ${digest}`);
  }
  return { key, bytes };
}

function readCapture(member: Member): PageCapture {
  const at = membersOf(member, ['tick', 'snapshot', 'contentType', 'finalUrl']);
  return {
    tick: textLike(at('tick'), INSTANT, 'an instant'),
    snapshot: textLike(at('snapshot'), SNAPSHOT, 'snapshots/ and 64 hexadecimal digits'),
    contentType: orNull(at('contentType'), shortText),
    finalUrl: webUrl(at('finalUrl')),
  };
}

/** A URL in the form in which rows are kept: another spelling would be a second page. */
function ownUrl(member: Member): string {
  const url = webUrl(member);
  return url === member.value && url.length <= LONGEST_TEXT
    ? url
    : refuse(member, `its normal form, ${url.slice(0, 80)}`);
}

function shortText(member: Member): string {
  const { value } = member;
  return typeof value === 'string' && value.length <= LONGEST_TEXT
    ? value
    : refuse(member, 'a text of 4,096 characters');
}

function instantNumber(member: Member): number {
  const { value } = member;
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0
    ? value
    : refuse(member, 'a whole number');
}

function orNull<T>(member: Member, read: (member: Member) => T): T | null {
  return member.value === null ? null : read(member);
}
