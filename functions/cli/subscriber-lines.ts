import type { Delivery, Subscriber, Watch } from '../domain/alert/model.ts';

/**
 * A subscriber for the operator to read: who, where and what, one line a watch. The address is masked, for screens are seen by others;
 * `--json` has it whole.
 * @param last the newest message to the subscriber, null where none was ever planned
 */
export function subscriberLines(
  { id, status, email, phone, watches }: Subscriber,
  last: Delivery | null,
  topicName: (code: string) => string,
): readonly string[] {
  const address = email === null ? maskedPhone(phone) : maskedEmail(email);
  const count = `${watches.length} ${watches.length === 1 ? 'watch' : 'watches'}`;
  return [
    `${id}  ${status}  ${address}  ${count}  ${lastWords(last)}`,
    ...watches.map((watch) => `    ${watchWords(watch, topicName)}`),
  ];
}

/** What a watch asks for, and how it is told. @example email, at once: 资金支持 (FIS), regions 4403, weight 30 or more */
function watchWords(watch: Watch, topicName: (code: string) => string): string {
  const { topics, regions, issuers, kinds, keywords, minimumWeight = 0, cadence, channel } = watch;
  const named = topics.map((code) => `${topicName(code)} (${code})`).join('、');
  const asked = [
    named,
    ...[listed('regions', regions), listed('issuers', issuers), listed('kinds', kinds), listed('keywords', keywords)],
    minimumWeight > 0 ? `weight ${minimumWeight} or more` : '',
  ].filter((part) => part !== '');
  const how = cadence === 'daily' ? 'one digest a day' : 'at once';
  return `${channel}, ${how}: ${asked.length === 0 ? 'everything' : asked.join(', ')}`;
}

function listed(name: string, values: readonly string[]): string {
  return values.length === 0 ? '' : `${name} ${values.join('、')}`;
}

function lastWords(last: Delivery | null): string {
  if (last === null) return 'no message yet';
  const { status, movedAt, note, channel } = last;
  const instant = new Date(movedAt).toISOString().slice(0, 16).replace('T', ' ');
  return `last message ${instant} UTC by ${channel}: ${status}${note === null ? '' : ` (${note})`}`;
}

/** @example r***@example.org */
function maskedEmail(email: string): string {
  const at = email.lastIndexOf('@');
  return `${email.slice(0, 1)}***${email.slice(at)}`;
}

/** @example +852****4567 */
function maskedPhone(phone: string | null): string {
  return phone === null ? '-' : `${phone.slice(0, 4)}****${phone.slice(-4)}`;
}
