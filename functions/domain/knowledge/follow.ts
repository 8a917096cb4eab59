import type { Comparator } from '../facts/model.ts';
import { coverage, hasHead } from './about.ts';
import type { KnownPromise, Report } from './model.ts';

/** What may become of a promise. `reported-done` and `dropped` are only proposed until a person has confirmed them. */
export type PromiseState = 'open' | 'progressing' | 'reported-done' | 'restated' | 'changed' | 'dropped';

/** Where a paper says something of a promise. */
export interface Evidence {
  readonly documentId: string;
  readonly saidOn: string;
  readonly start: number;
  readonly end: number;
}

/** A step in a promise's life. `evidence` is null for `dropped`: nothing was said. */
export interface Transition {
  readonly to: Exclude<PromiseState, 'open'>;
  readonly on: string;
  readonly evidence: Evidence | null;
  /** What changed, for people: 20 → 15, 2024 → 2025. */
  readonly note: string | null;
  /** Names this step for a decision. */
  readonly id: string;
}

export interface Decision {
  readonly promiseId: string;
  readonly transitionId: string;
  readonly verdict: 'confirmed' | 'rejected';
  readonly decidedAt: string;
}

export interface FollowedPromise {
  readonly state: PromiseState;
  /** `awaiting` a person, `confirmed` by one; `none` where the state needs nobody. */
  readonly standing: 'none' | 'awaiting' | 'confirmed';
  readonly transitions: readonly Transition[];
}

/** Later papers of the body: their promises and reports, and the days on which any paper of it was signed. */
export interface LaterPapers {
  readonly promises: readonly (KnownPromise & { readonly documentId: string })[];
  readonly reports: readonly (Report & { readonly documentId: string })[];
  readonly signedOn: readonly string[];
}

/**
 * Follows a promise through later papers of the same body. A paper is evidence only with the same object and a later day. A
 * promise is dropped in silence where its due day is twelve months past, nothing was said of it since, and the body has
 * published since.
 */
export function followPromise(
  promise: KnownPromise & { readonly documentId: string },
  later: LaterPapers,
  today: string,
  decisions: readonly Decision[] = [],
): FollowedPromise {
  const made = promise.saidOn ?? '';
  const rejected = new Set(
    decisions.filter(({ verdict }) => verdict === 'rejected').map(({ transitionId }) => transitionId),
  );
  const confirmed = new Set(
    decisions.filter(({ verdict }) => verdict === 'confirmed').map(({ transitionId }) => transitionId),
  );
  const steps: Transition[] = [];
  const mentioned: string[] = [];
  // A later promise is held against the last one: what was moved once is then restated.
  let standing = promise;
  const same = later.promises.filter((next) => isLater(next, promise, made) && areOfOneThing(promise, next));
  for (const next of same.toSorted((a, b) => ((a.saidOn ?? '') < (b.saidOn ?? '') ? -1 : 1))) {
    mentioned.push(next.saidOn ?? '');
    const step = fromPromise(standing, next);
    if (step === null) continue;
    steps.push(step);
    standing = { ...standing, due: next.due ?? standing.due, target: next.target ?? standing.target };
  }
  for (const report of later.reports) {
    if (!isLater(report, promise, made) || !sharesObject(promise, report)) continue;
    mentioned.push(report.saidOn ?? '');
    const step = fromReport(promise, report);
    if (step !== null) steps.push(step);
  }
  const ordered = steps.filter(({ id }) => !rejected.has(id)).toSorted(byDay);
  // What a body says of a thing that is done is of its use, or of the next one.
  const done = ordered.findIndex(({ to }) => to === 'reported-done');
  const told = oncePerPaper(done < 0 ? ordered : ordered.slice(0, done + 1));
  const silent = droppedOn(promise, told, mentioned, later.signedOn, today);
  const transitions = silent === null || rejected.has(silent.id) ? told : [...told, silent];
  const last = transitions.at(-1);
  if (last === undefined) return { state: 'open', standing: 'none', transitions };
  const needsPerson = last.to === 'reported-done' || last.to === 'dropped';
  const word = !needsPerson ? 'none' : confirmed.has(last.id) ? 'confirmed' : 'awaiting';
  return { state: last.to, standing: word, transitions };
}

/** A paper that says one thing in two places says it once. */
function oncePerPaper(steps: readonly Transition[]): readonly Transition[] {
  const seen = new Set<string>();
  return steps.filter(({ to, evidence, note }) => {
    const said = `${to} ${evidence?.documentId ?? ''} ${to === 'changed' ? note : ''}`;
    return !seen.has(said) && seen.add(said);
  });
}

function isLater(
  next: { readonly saidOn: string | null; readonly documentId: string },
  promise: { readonly documentId: string },
  made: string,
): boolean {
  return next.documentId !== promise.documentId && next.saidOn !== null && next.saidOn > made;
}

/** Rules and names are exact; of other things most of the words must stand in the later clause. */
function sharesObject({ objects, about }: KnownPromise, next: Pick<Report, 'objects' | 'folded'>): boolean {
  if (objects.length > 0) return objects.some((object) => next.objects.includes(object));
  return hasHead(about, next.folded) && coverage(about, next.folded) >= SAME_THING;
}

/** “四好农村路”示范市 is no 四好农村路: what the later promise is about must stand in the first one as well. */
function areOfOneThing(promise: KnownPromise, next: KnownPromise): boolean {
  return sharesObject(promise, next) && (promise.objects.length > 0 || hasHead(next.about, promise.folded));
}

function fromPromise(promise: KnownPromise, next: KnownPromise & { readonly documentId: string }): Transition | null {
  const isOtherAct = promise.action !== next.action && coverage(promise.about, next.folded) < SAME_THING;
  if (promise.objects.length > 0 && isOtherAct) {
    return next.class === 'ongoing' ? step('progressing', next, null) : null;
  }
  if (isOfNextPeriod(promise, next)) return null;
  const hasMoved = promise.due !== null && next.due !== null && dayOf(promise.due) !== dayOf(next.due);
  const target = changedTarget(promise, next);
  if (target !== null && !isOfSamePeriod(promise, next)) return null;
  const due = hasMoved ? `${promise.due} → ${next.due}` : null;
  const note = [target, due].filter((part) => part !== null).join('; ');
  return note === '' ? step('restated', next, null) : step('changed', next, note);
}

/**
 * A yearly figure promised anew when its year was over, or another figure for a later day, is another promise, unless the words say
 * that it was moved; a work that is late is the same.
 */
function isOfNextPeriod({ target, due }: KnownPromise, next: KnownPromise): boolean {
  if (target === null || next.target === null || due === null || next.due === null || next.due <= due) return false;
  if ((next.saidOn ?? '') > (dayOf(due) ?? '')) return true;
  return String(target.value) !== String(next.target.value) && !MOVED.test(next.folded);
}

/** Of figures without a day only those of one year are held against each other: each year has its own (拟安排…资金3亿元). */
function isOfSamePeriod({ due, saidOn }: KnownPromise, next: KnownPromise): boolean {
  const said = next.saidOn ?? '';
  if (due !== null) return next.due !== null || said <= (dayOf(due) ?? '');
  return said.slice(0, 4) === (saidOn ?? '').slice(0, 4);
}

function changedTarget({ target }: KnownPromise, next: KnownPromise): string | null {
  if (target === null || next.target === null || target.unit !== next.target.unit) return null;
  const [before, after] = [String(target.value), String(next.target.value)];
  if (before === after) return null;
  return `${shown(before, target.unit)} → ${shown(after, target.unit)}${target.unit ?? ''}`;
}

/** Amounts as people read them: 3.6亿 for 360000000. */
function shown(value: number | string, unit: string | null): string {
  const amount = Number(value);
  const [size, word] = unit !== '元' || !(amount >= 1e4) ? [1, ''] : amount >= 1e8 ? [1e8, '亿'] : [1e4, '万'];
  return word === '' ? String(value) : `${amount / size}${word}`;
}

function fromReport(promise: KnownPromise, report: Report & { readonly documentId: string }): Transition | null {
  if (report.tells === 'not-done' || isOfOtherYear(promise, report)) return null;
  const { target } = promise;
  if (target !== null && target.unit !== null) {
    const figure = report.figures.find(({ unit }) => unit === target.unit);
    if (figure !== undefined) return fromFigure(figure.value, { ...target, unit: target.unit }, report);
    const isUnderWay = report.tells === 'progress' || (report.tells === 'done' && fits(promise, report));
    return isUnderWay ? step('progressing', report, null) : null;
  }
  if (report.tells === 'none') return null;
  if (report.tells === 'progress') return step('progressing', report, null);
  return step(fits(promise, report) && !report.isCounted ? 'reported-done' : 'progressing', report, null);
}

/**
 * What a figure tells of the promised one. The promised figure itself, told by no word that it was reached, is the promise quoted:
 * a table of what is to be done repeats it.
 */
function fromFigure(
  value: string,
  target: { readonly op: Comparator; readonly value: number | string; readonly unit: string },
  report: Report & { readonly documentId: string },
): Transition | null {
  const [told, promised] = [Number(value), Number(target.value)];
  const isOver = report.year !== null && report.year < (report.saidOn ?? '').slice(0, 4);
  const isQuoted = told === promised || target.unit === '元';
  if (report.tells === 'none' && PLANNED.test(report.folded)) return null;
  if (report.tells === 'none' && isQuoted && !isOver) {
    // 建成驿站16座 98%: a table of what is to be done, and how far it is.
    const share = report.figures[report.figures.findIndex(({ unit }) => unit === target.unit) + 1];
    const isShare = share?.unit === '%' && Number(share.value) < 100 && target.unit !== '%';
    return isShare ? step('progressing', report, `${share.value}%`) : null;
  }
  const reached = (CEILINGS.has(target.op) ? told <= promised : told >= promised) && report.tells !== 'progress';
  return step(
    reached ? 'reported-done' : 'progressing',
    report,
    `${shown(value, target.unit)} / ${shown(target.value, target.unit)}${target.unit}`,
  );
}

/**
 * Figures of the year before the promise, or of a year after its day, are not what was promised; nor are those that name no year and
 * stand in a paper of more than a year after it.
 */
function isOfOtherYear({ saidOn, due, target }: KnownPromise, report: Report): boolean {
  const { year } = report;
  if (target === null) return false;
  if (year === null) return due !== null && (report.saidOn ?? '') > yearAfter(dayOf(due) ?? '');
  return year < (saidOn ?? '').slice(0, 4) || (due !== null && year > due.slice(0, 4));
}

/** 修订 is done by 修订 or by what follows it (印发, 施行), not by 完成调研 or 发放. */
function fits({ action, objects }: KnownPromise, { verbs }: Report): boolean {
  const makesLaw = (action !== null && LAW_MAKING.test(action)) || objects.some((object) => object.startsWith('bare|'));
  const builds = action === null || BUILDING.test(action);
  return verbs.some(
    (verb) =>
      (action !== null && verb.includes(action)) ||
      (makesLaw && LAW_MADE.test(verb)) ||
      (builds && !makesLaw && BUILT.test(verb)),
  );
}

function droppedOn(
  promise: KnownPromise,
  told: readonly Transition[],
  mentioned: readonly string[],
  signedOn: readonly string[],
  today: string,
): Transition | null {
  const due = dueOf(promise, told);
  if (due === null) return null;
  const silentSince = yearAfter(due);
  if (silentSince > today || told.some(({ to }) => to === 'reported-done')) return null;
  if (mentioned.some((day) => day > due) || !signedOn.some((day) => day > due)) return null;
  return { to: 'dropped', on: silentSince, evidence: null, note: `due ${due}`, id: `dropped ${due}` };
}

/** The last day that was promised, a later promise's day before the first one's. */
function dueOf(promise: KnownPromise, told: readonly Transition[]): string | null {
  const moved = told.findLast(({ to, note }) => to === 'changed' && note !== null && DUE_MOVED.test(note))?.note;
  return dayOf(moved?.split(' → ').at(-1) ?? promise.due);
}

/** The last day of a year or month: 2023 and 2023-12 are one day to be ready by. */
function dayOf(due: string | null): string | null {
  if (due === null) return null;
  if (due.length === 4) return `${due}-12-31`;
  return due.length === 7 ? lastDayOf(due) : due;
}

function lastDayOf(month: string): string {
  const [year = 0, number = 0] = month.split('-').map(Number);
  return `${month}-${new Date(Date.UTC(year, number, 0)).getUTCDate()}`;
}

/** The same day a year later, at the end of February the last one of that. */
function yearAfter(day: string): string {
  const month = `${Number(day.slice(0, 4)) + 1}${day.slice(4, 7)}`;
  const last = lastDayOf(month);
  return `${month}${day.slice(7)}` > last ? last : `${month}${day.slice(7)}`;
}

function step(
  to: Transition['to'],
  at: { readonly saidOn: string | null; readonly documentId: string; readonly start: number; readonly end: number },
  note: string | null,
): Transition {
  const { documentId, start, end } = at;
  const saidOn = at.saidOn ?? '';
  return { to, on: saidOn, evidence: { documentId, saidOn, start, end }, note, id: `${to} ${documentId} ${start}` };
}

function byDay(a: Transition, b: Transition): number {
  if (a.on !== b.on) return a.on < b.on ? -1 : 1;
  if (a.to !== b.to) return WEIGHT.indexOf(a.to) - WEIGHT.indexOf(b.to);
  return a.id < b.id ? -1 : 1;
}

/** Of what one paper says, the strongest counts last. */
const WEIGHT: readonly PromiseState[] = ['restated', 'progressing', 'changed', 'reported-done', 'dropped'];
/** Share of the words that a promise is about. */
const SAME_THING = 0.75;
const LAW_MAKING = /修订|修改|制定|制订|出台|印发|起草|编制|发布|完善/u;
const LAW_MADE = /印发|出台|发布|公布|颁布|施行|实施|修订|制定|通过/u;
const BUILDING =
  /加快|实施|组建|投产|通水|开街|扩建|举办|建立|完成|推进|确保|投入|实现|推动|上线|更换|建设|新建|建成|改造|打造|设立|成立|开通|上线|搭建/u;
const BUILT =
  /通水|投产|开街|开业|开园|挂牌|交付|开放|完工|运营|贯通|竣工|通车|实现|建成|完成|投入使用|投用|启用|开通|上线|落成|设立|成立|揭牌|建|改造/u;
/** 推迟至2023年底 · 由20个调整为15个 */
const MOVED = /推迟|延期|延后|顺延|提前至|调整|调减|调增|缩减|压减/u;
/** 2022年计划新建20个, told a year later */
const PLANNED = /计划|拟|目标|任务|预计|力争|争取|确保/u;
const CEILINGS: ReadonlySet<Comparator> = new Set(['le', 'lt', 'max']);
const DUE_MOVED = /\d{4}(?:-\d{2}){0,2} → \d{4}/u;
