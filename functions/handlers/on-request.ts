import { HongtouError } from '../domain/error.ts';
import { type Handler, observed, type WARM } from './observed.ts';

/** What of an event of an HTTP API (payload format 2.0) is read. */
export interface RequestEvent {
  readonly rawPath: string;
  readonly rawQueryString: string;
  readonly requestContext: { readonly domainName: string; readonly http: { readonly method: string } };
}

export interface RequestAnswer {
  readonly statusCode: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** A request as a route sees it. `url` is the absolute address without the query. */
export interface ApiRequest {
  readonly url: string;
  readonly query: URLSearchParams;
}

export interface ApiContent {
  readonly body: string;
  readonly contentType: string;
  readonly maxAgeSeconds: number;
}

/**
 * Makes the handler of an HTTP API from its routes by path. What a caller did wrong is named to him; what went wrong here is
 * named in the log alone.
 */
export function onRequest(
  routes: Readonly<Record<string, (request: ApiRequest) => Promise<ApiContent>>>,
): Handler<RequestEvent, RequestAnswer | typeof WARM> {
  return observed<RequestEvent, RequestAnswer>(async (event, observer) => {
    const route = routes[event.rawPath];
    if (route === undefined) return refusal(404, 'HONGTOU_NO_SUCH_PATH', `nothing is at ${event.rawPath}`);
    try {
      const url = `https://${event.requestContext.domainName}${event.rawPath}`;
      const { body, contentType, maxAgeSeconds } = await route({
        url,
        query: new URLSearchParams(event.rawQueryString),
      });
      const headers = { 'content-type': contentType, 'cache-control': `public, max-age=${maxAgeSeconds}` };
      return { statusCode: 200, headers, body };
    } catch (error) {
      if (error instanceof HongtouError && error.code === 'HONGTOU_BAD_REQUEST') {
        return refusal(400, error.code, error.message);
      }
      observer.failed('request failed', error, { path: event.rawPath });
      return refusal(500, 'HONGTOU_INTERNAL', 'something went wrong here');
    }
  });
}

function refusal(statusCode: number, code: string, message: string): RequestAnswer {
  const headers = { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' };
  return { statusCode, headers, body: `${JSON.stringify({ error: { code, message } })}\n` };
}
