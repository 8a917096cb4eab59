import { describe, expect, it } from 'vitest';
import { subscriberLines } from '../../functions/cli/subscriber-lines.ts';
import type { Delivery, Subscriber } from '../../functions/domain/alert/model.ts';

const ANY = { topics: [], regions: [], issuers: [], kinds: [], keywords: [] } as const;
const READER: Subscriber = {
  id: 's1',
  status: 'confirmed',
  email: 'reader@example.org',
  phone: null,
  watches: [
    { ...ANY, id: 'w1', cadence: 'immediate', channel: 'email' },
    {
      ...{ id: 'w2', topics: ['FIS', 'FIN'], regions: ['4499'], issuers: ['财政局'], kinds: ['draft'] },
      ...{ keywords: ['专精特新'], minimumWeight: 30, cadence: 'daily', channel: 'email' },
    },
  ],
  revision: 1,
};
const SENT: Delivery = {
  ...{
    id: 'd1',
    subscriberId: 's1',
    channel: 'email',
    tick: '2026-11-18T01:00:00.000Z',
    notBefore: 0,
    status: 'failed',
  },
  ...{ changeIds: ['c.1'], attempts: 1, movedAt: Date.parse('2026-11-18T01:02:03.000Z'), note: '550 no such user' },
};
const nameOf = (code: string) => `主题${code}`;

describe('a subscriber in the list', () => {
  it('shows state, last message, and of each watch what it asks for and how it is told', () => {
    expect(subscriberLines(READER, SENT, nameOf)).toEqual([
      's1  confirmed  r***@example.org  2 watches  last message 2026-11-18 01:02 UTC by email: failed (550 no such user)',
      '    email, at once: everything',
      '    email, one digest a day: 主题FIS (FIS)、主题FIN (FIN), regions 4499, issuers 财政局, kinds draft, keywords 专精特新, weight 30 or more',
    ]);
  });

  it('masks a number, and has no address once it is gone', () => {
    const owner: Subscriber = { ...READER, email: null, phone: '+85251234567', watches: [] };
    expect(subscriberLines(owner, null, nameOf)).toEqual(['s1  confirmed  +852****4567  0 watches  no message yet']);
    const gone: Subscriber = { ...owner, status: 'unsubscribed', phone: null };
    expect(subscriberLines(gone, null, nameOf)).toEqual(['s1  unsubscribed  -  0 watches  no message yet']);
  });
});
