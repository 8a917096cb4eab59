import type { Anatomy } from './anatomy.ts';
import { fieldValue } from './fields.ts';
import type { Line } from './lines.ts';
import type { DocumentKind, Stage } from './model.ts';

/** Where a rule stands in its life; null for letters and news, which have none. */
export function readStage(
  lines: readonly Line[],
  anatomy: Anatomy,
  kind: DocumentKind,
  title: string | null,
): Stage | null {
  if (kind === 'draft') return 'draft';
  if (!RULES.has(kind)) return null;
  const effect = fieldValue(anatomy.fields, 'effect') ?? '';
  const top = lines
    .slice(0, anatomy.body)
    .map(({ text }) => text.slice(0, 200))
    .join('\n');
  if (ABOLISHED.test(effect) || ABOLISHED_MARK.test(top)) return 'abolished';
  if (kind === 'measure' && AMENDED.test(title ?? '')) return 'amended';
  return kind === 'measure' || anatomy.signature.signedOn !== null ? 'issued' : null;
}

const RULES: ReadonlySet<DocumentKind> = new Set<DocumentKind>(['measure', 'notice', 'guide']);
const ABOLISHED = /失效|废止/u;
/** 【已失效】 · (该文件已废止) */
const ABOLISHED_MARK = /[【([](?:该文件|此件|本文件)?(?:已|全文|宣布)?(?:失效|废止)[】)\]]/u;
/** …办法(2023年修订) · 关于修改《…》的决定 */
const AMENDED = /修订|修正|关于修改/u;
