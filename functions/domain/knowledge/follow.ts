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
  for (const next of later.promises) {
    if (!isLater(next, promise, made) || !sharesObject(promise, next)) continue;
    mentioned.push(next.saidOn ?? '');
    const step = fromPromise(promise, next);
    if (step !== null) steps.push(step);
  }
  for (const report of later.reports) {
    if (!isLater(report, promise, made) || !sharesObject(promise, report)) continue;
    mentioned.push(report.saidOn ?? '');
    const step = fromReport(promise, report);
    if (step !== null) steps.push(step);
  }
  const told = steps.filter(({ id }) => !rejected.has(id)).toSorted(byDay);
  const silent = droppedOn(promise, told, mentioned, later.signedOn, today);
  const transitions = silent === null || rejected.has(silent.id) ? told : [...told, silent];
  const last = transitions.at(-1);
  if (last === undefined) return { state: 'open', standing: 'none', transitions };
  const needsPerson = last.to === 'reported-done' || last.to === 'dropped';
  const standing = !needsPerson ? 'none' : confirmed.has(last.id) ? 'confirmed' : 'awaiting';
  return { state: last.to, standing, transitions };
}

function isLater(
  next: { readonly saidOn: string | null; readonly documentId: string },
  promise: { readonly documentId: string },
  made: string,
): boolean {
  return next.documentId !== promise.documentId && next.saidOn !== null && next.saidOn > made;
}

/** Rules and names are exact; words must stand in the later sentence as they are. */
function sharesObject(promise: KnownPromise, next: Pick<Report, 'objects' | 'folded'>): boolean {
  return promise.objects.some((object) =>
    object.startsWith('words|') ? next.folded.includes(object.slice('words|'.length)) : next.objects.includes(object),
  );
}

function fromPromise(promise: KnownPromise, next: KnownPromise & { readonly documentId: string }): Transition | null {
  if (promise.action !== next.action && likeness(promise.folded, next.folded) < ALIKE) {
    return next.class === 'ongoing' ? step('progressing', next, null) : null;
  }
  const target = changedTarget(promise, next);
  const due =
    promise.due !== null && next.due !== null && promise.due !== next.due ? `${promise.due} → ${next.due}` : null;
  const note = [target, due].filter((part) => part !== null).join('; ');
  return note === '' ? step('restated', next, null) : step('changed', next, note);
}

function changedTarget({ target }: KnownPromise, next: KnownPromise): string | null {
  if (target === null || next.target === null || target.unit !== next.target.unit) return null;
  const [before, after] = [String(target.value), String(next.target.value)];
  return before === after ? null : `${before} → ${after}${target.unit ?? ''}`;
}

function fromReport(promise: KnownPromise, report: Report & { readonly documentId: string }): Transition | null {
  if (report.tells === 'not-done' || report.tells === 'none') return null;
  if (report.tells === 'progress') return step('progressing', report, null);
  const { target } = promise;
  const figure = target === null ? undefined : report.figures.find(({ unit }) => unit === target.unit);
  if (target !== null && target.unit !== null) {
    if (figure === undefined) return step('progressing', report, null);
    const reached = Number(figure.value) >= Number(target.value);
    return step(reached ? 'reported-done' : 'progressing', report, `${figure.value} / ${target.value}${target.unit}`);
  }
  return fits(promise, report) ? step('reported-done', report, null) : step('progressing', report, null);
}

/** 修订 is done by 修订 or by what follows it (印发, 施行), not by 完成调研 or 发放. The verb stands near the promised words. */
function fits({ action, objects }: KnownPromise, { verbs, folded, objects: named }: Report): boolean {
  const made = action !== null && LAW_MAKING.test(action);
  const built = action !== null && BUILDING.test(action);
  const words = objects.find((object) => object.startsWith('words|'))?.slice('words|'.length);
  const near = verbs.filter((verb) => words === undefined || named.length > 0 || isNear(folded, words, verb));
  return near.some((verb) => {
    if (action !== null && verb.includes(action)) return true;
    if (made || objects.some((object) => object.startsWith('bare|'))) return LAW_MADE.test(verb);
    return built ? BUILT.test(verb) : false;
  });
}

function isNear(folded: string, words: string, verb: string): boolean {
  const [at, verbAt] = [folded.indexOf(words), folded.indexOf(verb)];
  if (at < 0 || verbAt < 0) return false;
  return verbAt < at ? at - (verbAt + verb.length) <= VERB_WITHIN : verbAt - (at + words.length) <= VERB_WITHIN;
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
  const due = moved?.split(' → ').at(-1) ?? promise.due;
  if (due === null) return null;
  if (due.length === 4) return `${due}-12-31`;
  return due.length === 7 ? `${due}-31` : due;
}

function yearAfter(day: string): string {
  return `${Number(day.slice(0, 4)) + 1}${day.slice(4)}`;
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

/** Dice's coefficient of pairs of characters. */
function likeness(a: string, b: string): number {
  const pairs = new Set<string>();
  for (let i = 0; i + 2 <= a.length; i++) pairs.add(a.slice(i, i + 2));
  const others = new Set<string>();
  for (let i = 0; i + 2 <= b.length; i++) others.add(b.slice(i, i + 2));
  const shared = [...pairs].filter((pair) => others.has(pair)).length;
  return pairs.size + others.size === 0 ? 1 : (2 * shared) / (pairs.size + others.size);
}

/** Of what one paper says, the strongest counts last. */
const WEIGHT: readonly PromiseState[] = ['restated', 'progressing', 'changed', 'reported-done', 'dropped'];
const ALIKE = 0.8;
/** Characters between a verb and what it was done to. */
const VERB_WITHIN = 12;
const LAW_MAKING = /修订|修改|制定|制订|出台|印发|起草|编制|发布|完善/u;
const LAW_MADE = /印发|出台|发布|公布|颁布|施行|实施|修订|制定|通过/u;
const BUILDING = /建设|新建|建成|改造|打造|设立|成立|开通|上线|搭建/u;
const BUILT = /建成|完成|投入使用|投用|启用|开通|上线|落成|设立|成立|揭牌|建|改造/u;
const DUE_MOVED = /\d{4}(?:-\d{2}){0,2} → \d{4}/u;
