import type { Stage } from '../document/model.ts';
import type { Fact } from '../facts/model.ts';
import { dayIn, deadlineWords } from './due.ts';
import type { ChangeRecord, ChangeWeight, FigureChange, WeightCode, WeightReason } from './record.ts';

/** What a weight is read from: a change's record, and what only its past can tell. */
export interface WeighedChange {
  readonly record: Pick<ChangeRecord, 'kind' | 'figures' | 'noveltyShare' | 'deadlines'> &
    Partial<Pick<ChangeRecord, 'tick'>> & {
      readonly state: Pick<ChangeRecord['state'], 'stage' | 'force'>;
    };
  /** The stage of the version or draft it was compared with; null where there was none. */
  readonly stageBefore: Stage | null;
  /** Programmes that no earlier paper spoke of. */
  readonly firstOn: readonly string[];
}

/**
 * Weighs a change by rules that each name themselves. Copies of a known paper and corrections of ours weigh nothing.
 * @example weighChange({ record, stageBefore: 'draft', firstOn: [] }).reasons[0].words // '最高5000万元 → 最高3000万元（降 40%）'
 */
export function weighChange(change: WeighedChange): ChangeWeight {
  const { record } = change;
  if (WEIGHTLESS.has(record.kind)) return { score: 0, reasons: [] };
  const reasons = [
    ...eventReasons(change),
    ...heaviestOfEach(record.figures.flatMap((figure) => figureReasons(figure, record.deadlines))),
    ...deadlineReasons(record),
    ...change.firstOn.slice(0, 1).map((programme) => reason('first-paper', 30, `首次出现：${programme}`)),
    ...textReasons(record.noveltyShare),
  ];
  const sorted = oneDeadline(reasons).toSorted((a, b) => b.points - a.points);
  return {
    score: Math.min(
      100,
      sorted.reduce((sum, { points }) => sum + points, 0),
    ),
    reasons: sorted,
  };
}

const WEIGHTLESS: ReadonlySet<ChangeRecord['kind']> = new Set(['reposted', 'relocated', 'corrected']);

function reason(code: WeightCode, points: number, words: string): WeightReason {
  return { code, points: Math.round(points), words };
}

function eventReasons({ record, stageBefore }: WeighedChange): readonly WeightReason[] {
  if (record.kind === 'withdrawn') return [reason('withdrawn', 40, '原文已撤下')];
  if (record.kind === 'due') {
    return [reason('due', 60, ['期限临近', ...record.deadlines.slice(0, 1).map(deadlineWords)].join('：'))];
  }
  const { stage, force } = record.state;
  if (record.kind === 'status') {
    if (force === undefined) return [reason('in-force', 30, '恢复有效')];
    return [reason('abolished', 50, force === 'abolished' ? '已废止' : '已失效')];
  }
  if (stage === stageBefore) return [];
  if (stage === 'abolished') return [reason('abolished', 50, '已废止')];
  if (stage === 'issued' && stageBefore === 'draft') return [reason('in-force', 40, '由征求意见稿转为正式文件')];
  return stage === 'amended' ? [reason('in-force', 30, '现行有效')] : [];
}

/** What one figure says: money by how far it moved, floors as thresholds, rates, dates that are deadlines. */
function figureReasons(figure: FigureChange, deadlines: ChangeRecord['deadlines']): readonly WeightReason[] {
  const before = figure.before?.fact ?? null;
  const after = figure.after?.fact ?? null;
  const fact = after ?? before;
  if (fact === null) return [];
  const words = wordsOf(figure.label, before, after);
  if (fact.type === 'date') {
    return isDeadline(figure, deadlines) ? [reason('deadline', after === null ? 15 : 30, words)] : [];
  }
  if (FLOORS.has(fact.op) && THRESHOLD_TYPES.has(fact.type))
    return [reason('threshold', before === null ? 15 : 25, words)];
  if (fact.type === 'money') return [moneyReason(before, after, words)];
  return fact.type === 'percent' ? [reason('rate', before && after ? 20 : 10, words)] : [];
}

function moneyReason(before: Fact | null, after: Fact | null, words: string): WeightReason {
  if (before === null) return reason('money-new', pointsOfNew(after), words);
  if (after === null) return reason('money-gone', 15, words);
  const [from, to] = [Number(before.to ?? before.value), Number(after.to ?? after.value)];
  if (!(from > 0) || !Number.isFinite(to) || from === to) return reason('money-new', 15, words);
  const share = (to - from) / from;
  const points = 25 + 20 * Math.min(1, Math.abs(share));
  const percent = Math.round(Math.abs(share) * 100);
  return share > 0
    ? reason('money-up', points, `${words}（升 ${percent}%）`)
    : reason('money-down', points, `${words}（降 ${percent}%）`);
}

/** So much is given that nobody gave before: the more, the heavier. Sums in another currency weigh as little ones. */
function pointsOfNew(fact: Fact | null): number {
  const sum = fact?.unit === '元' ? Number(fact.to ?? fact.value) : 0;
  return 15 + LARGE_SUMS.filter((large) => sum >= large).length * 5;
}

/** A new paper that sets a deadline; in a revised one only the figures tell which deadline is new. */
function deadlineReasons({ kind, deadlines, tick }: WeighedChange['record']): readonly WeightReason[] {
  const today = tick === undefined ? '' : dayIn(tick);
  const next = deadlines.find(({ on }) => on >= today.slice(0, on.length));
  return next === undefined || kind !== 'published' ? [] : [reason('deadline', 25, deadlineWords(next))];
}

function textReasons(noveltyShare: number | null): readonly WeightReason[] {
  const points = Math.round(20 * (noveltyShare ?? 0));
  return points === 0 ? [] : [reason('new-text', points, `新内容约占 ${Math.round((noveltyShare ?? 0) * 100)}%`)];
}

/** Ten amounts that moved are not ten times the news: of each kind the heaviest counts, and two points for each further one. */
function heaviestOfEach(reasons: readonly WeightReason[]): readonly WeightReason[] {
  return [...Map.groupBy(reasons, ({ code }) => code).values()].flatMap((same) => {
    const [heaviest] = same.toSorted((a, b) => b.points - a.points);
    if (heaviest === undefined) return [];
    return [{ ...heaviest, points: heaviest.points + Math.min(10, 2 * (same.length - 1)) }];
  });
}

function oneDeadline(reasons: readonly WeightReason[]): readonly WeightReason[] {
  const first = reasons.find(({ code }) => code === 'deadline');
  return reasons.filter((candidate) => candidate.code !== 'deadline' || candidate === first);
}

function isDeadline(figure: FigureChange, deadlines: ChangeRecord['deadlines']): boolean {
  const on = figure.after?.fact.value;
  if (deadlines.some((deadline) => deadline.on === on)) return true;
  return (
    DEADLINE_WORDS.test(figure.label) || DEADLINE_WORDS.test(figure.after?.sentence ?? figure.before?.sentence ?? '')
  );
}

function wordsOf(label: string, before: Fact | null, after: Fact | null): string {
  const head = label === '' ? '' : `${label}：`;
  if (before === null) return `${head}新增 ${after?.text ?? ''}`;
  return after === null ? `${head}删除 ${before.text}` : `${head}${before.text} → ${after.text}`;
}

/** 10万元, 100万元, 1000万元 */
const LARGE_SUMS = [1e5, 1e6, 1e7] as const;
const FLOORS: ReadonlySet<Fact['op']> = new Set(['ge', 'gt']);
const THRESHOLD_TYPES: ReadonlySet<Fact['type']> = new Set(['money', 'percent', 'count', 'period', 'multiple']);
/** 申报截止, 征求意见时间, 受理期限 */
const DEADLINE_WORDS = /截止|截至|申报|受理|征求意见|报名|提交|期限|逾期/;
