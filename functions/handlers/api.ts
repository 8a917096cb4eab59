import { apiPorts } from '../compose/aws/api.ts';
import { HongtouError } from '../domain/error.ts';
import { changesAfter } from '../steps/change-log.ts';
import { onRequest } from './on-request.ts';

const ports = apiPorts(process.env);

/** What programs ask: the changes after a number. */
export const handler = onRequest({
  '/v1/changes': async ({ url, query }) => {
    const after = query.get('after') ?? '0';
    if (!NUMBER.test(after)) throw badAfter(after);
    const body = await changesAfter(Number(after), url, ports);
    return { body, contentType: 'application/feed+json; charset=utf-8', maxAgeSeconds: 60 };
  },
});

const NUMBER = /^\d{1,12}$/;

function badAfter(after: string): HongtouError {
  const got = JSON.stringify(after.slice(0, 40));
  return new HongtouError('HONGTOU_BAD_REQUEST', `after is ${got}, expected the number of a change, or 0`);
}
