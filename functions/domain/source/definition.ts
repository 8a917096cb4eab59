import { DOCUMENT_KINDS, type DocumentKind } from '../document/model.ts';
import { parseAdapter, type SourceAdapter } from './definition-adapter.ts';
import {
  listOf,
  type Member,
  membersOf,
  oneOf,
  optional,
  refuse,
  share,
  text,
  textLike,
  truth,
  wholeNumber,
} from './definition-member.ts';
import { parseTransport, type SourceTransport } from './definition-transport.ts';

/** One list of a portal, as data: what `seeds/portals/*.json` hold. */
export interface SourceDefinition {
  /** Stable: rows, holds and reports are kept under it. @example sz-gxj-replies */
  readonly id: string;
  readonly name: string;
  /** GB/T 2260, six digits. @example 440300 */
  readonly region: string;
  /** 发布机构: who publishes here where a paper does not say. */
  readonly issuer: string;
  /** Sets that ops enable by name. */
  readonly group: readonly string[];
  readonly cadenceHours: number;
  readonly adapter: SourceAdapter;
  /** Kinds of papers that the list is known to hold; empty = any. */
  readonly kinds: readonly DocumentKind[];
  readonly assertions: {
    /** Fewer items than this on the first page mean that the list is broken. */
    readonly minimumItems: number;
    /** Share of items that carry a date, 0 to 1. */
    readonly datedShare: number;
  };
  /** Days after which a known page is visited again. */
  readonly revisitDays: readonly number[];
  /** Known difficulties, for ops. */
  readonly obstacles: readonly string[];
  /** false until somebody saw the rules work on the live site (`hongtou source check`). */
  readonly seenLive: boolean;
  /** Least milliseconds between two requests to the host. 0 for a host of one's own that is asked without any pause. */
  readonly paceMs?: number;
  /** List pages that one round reads. */
  readonly lookbackPages?: number;
  /** Where the ordinary way does not reach the portal. */
  readonly transport?: SourceTransport;
  /** Captured by a collector elsewhere (docs/collecting.md): this monitor fetches nothing of it and assesses what it receives. */
  readonly capturedBy?: 'collector';
}

const MEMBERS = [
  'id',
  'name',
  'region',
  'issuer',
  'group',
  'cadenceHours',
  'adapter',
  'kinds',
  'assertions',
  'revisitDays',
  'obstacles',
  'seenLive',
  'paceMs',
  'lookbackPages',
  'transport',
  'capturedBy',
] as const;

/** @example sz-gxj-replies */
const ID = /^[a-z0-9][a-z0-9-]{0,79}$/;
/** @example 440300 */
const REGION = /^[1-9][0-9]{5}$/;
const CENTRAL_REGION = '000000';
const REVISIT_DAYS = [1, 3, 7, 30, 90];

/**
 * Reads a definition from parsed JSON and fills what may be left out.
 * @throws HONGTOU_BAD_SOURCE naming the member, the value got and what was expected.
 */
export function parseSourceDefinition(value: unknown): SourceDefinition {
  const at = membersOf({ path: 'definition', value }, MEMBERS);
  const paceMs = optional(at('paceMs'), (member) => wholeNumber(member, 0, 600_000), null);
  const adapter = parseAdapter(at('adapter'));
  const leastPages = leastLookback(adapter);
  const transport = optional(at('transport'), parseTransport, null);
  const capturedBy = optional(at('capturedBy'), (member) => oneOf(member, ['collector'] as const), null);
  const lookbackPages = optional(at('lookbackPages'), (member) => wholeNumber(member, leastPages, 1000), leastPages);
  return {
    id: textLike(at('id'), ID, 'small letters, digits and hyphens, at most 80'),
    name: text(at('name')),
    region: region(at('region')),
    issuer: text(at('issuer')),
    group: optional(at('group'), (member) => listOf(member, text), []),
    cadenceHours: wholeNumber(at('cadenceHours'), 1, 24 * 365),
    adapter,
    kinds: optional(at('kinds'), (member) => listOf(member, (entry) => oneOf(entry, DOCUMENT_KINDS)), []),
    assertions: assertions(at('assertions')),
    revisitDays: optional(at('revisitDays'), revisitDays, REVISIT_DAYS),
    obstacles: optional(at('obstacles'), (member) => listOf(member, text), []),
    seenLive: truth(at('seenLive')),
    ...(paceMs === null ? {} : { paceMs }),
    ...(lookbackPages === 1 && at('lookbackPages').value === undefined ? {} : { lookbackPages }),
    ...(transport === null ? {} : { transport }),
    ...(capturedBy === null ? {} : { capturedBy }),
  };
}

/** Enough for a page of each leaf of the largest trees. */
const WHOLE_TREE = 120;

/** The index of gkmlpt leads to a page of every category; fewer pages would leave a category unread. */
function leastLookback(adapter: SourceAdapter): number {
  // The column page may hold no item itself and lead to the API.
  if (adapter.type === 'buildstatic' || (adapter.type === 'hanweb' && adapter.ids === null)) return 2;
  if (adapter.type !== 'gkmlpt') return 1;
  return adapter.categories === 'all' ? WHOLE_TREE : 1 + adapter.categories.length;
}

function region(member: Member): string {
  if (member.value === CENTRAL_REGION) return CENTRAL_REGION;
  return textLike(member, REGION, 'a GB/T 2260 code of six digits, or 000000 for central bodies');
}

function assertions(member: Member): SourceDefinition['assertions'] {
  const at = membersOf(member, ['minimumItems', 'datedShare']);
  return { minimumItems: wholeNumber(at('minimumItems'), 0, 10_000), datedShare: share(at('datedShare')) };
}

function revisitDays(member: Member): readonly number[] {
  const days = listOf(member, (entry) => wholeNumber(entry, 1, 3650));
  const widen = days.length > 0 && days.every((day, index) => index === 0 || day >= (days[index - 1] ?? 0));
  return widen ? days : refuse(member, 'at least one number of days, never falling');
}
