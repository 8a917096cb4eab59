/**
 * One line to the people who run Hongtou: a source broke or recovered, a mass change is held, a backfill is done, a message was given up,
 * a page or an attachment is beyond what may be spent on reading one, papers are answered by other pages, or no longer.
 */
export interface OpsReport {
  /** Follows from what is reported, so that a repeated round reports once. */
  readonly id: string;
  readonly tick: string;
  readonly subject: string;
  readonly kind:
    | 'source-broken'
    | 'source-recovered'
    | 'mass-held'
    | 'baseline-filled'
    | 'dead-letter'
    | 'message-failed'
    | 'bundle-refused'
    | 'page-unreadable'
    | 'pages-missing'
    | 'pages-found';
  readonly message: string;
}

export interface OpsReports {
  /** Files the report if its id is new. */
  file(report: OpsReport): Promise<'filed' | 'present'>;
  /** In order of tick, then id. */
  all(): Promise<readonly OpsReport[]>;
}
