import { jsonTypeOf } from './odata/metadata-level.ts';
import type { GraphFailure, Reply } from './route.ts';

/** What an answer needs to know about its request. */
export interface ResponseContext {
  readonly requestId: string;
  /** The client's own id, echoed; undefined when it sent none. */
  readonly clientRequestId: string | undefined;
  /** The tenant's time. */
  readonly now: Date;
}

const diagnostic = JSON.stringify({
  ServerInfo: { DataCenter: 'Emulator', Slice: 'E', Ring: '1', ScaleUnit: '001', RoleInstance: 'ONBEHALF' },
});

/** Turns a reply into the response that travels, with the headers that every Graph answer has. */
export function responseOf(reply: Reply, context: ResponseContext): Response {
  const { body } = reply;
  const headers = new Headers({
    'Cache-Control': 'no-cache',
    Date: context.now.toUTCString(),
    'request-id': context.requestId,
    'client-request-id': context.clientRequestId ?? context.requestId,
    'x-ms-ags-diagnostic': diagnostic,
    ...contentHeaders(body),
    ...reply.headers,
  });
  return new Response(payload(body), { status: reply.status, headers });
}

function contentHeaders(body: unknown): Record<string, string> {
  if (body === undefined) return {};
  if (typeof body === 'string') return { 'Content-Type': 'text/plain; charset=utf-8' };
  if (body instanceof Uint8Array) return { 'Content-Type': 'application/octet-stream' };
  return { 'Content-Type': jsonTypeOf('minimal'), 'OData-Version': '4.0' };
}

function payload(body: unknown): string | Uint8Array<ArrayBuffer> | null {
  if (body === undefined) return null;
  // A copy: the bytes belong to the tenant, and a response may hand its buffer on.
  if (body instanceof Uint8Array) return new Uint8Array(body);
  return typeof body === 'string' ? body : JSON.stringify(body);
}

/** The reply for a failure: Graph's error body. */
export function failureReply(failure: GraphFailure, context: ResponseContext): Reply {
  return {
    status: failure.status,
    headers: failure.headers,
    body: {
      error: {
        code: failure.code,
        message: failure.message,
        innerError: {
          ...innerCodes(failure.innerCodes),
          date: context.now.toISOString().slice(0, 19),
          'request-id': context.requestId,
          'client-request-id': context.clientRequestId ?? context.requestId,
        },
      },
    },
  };
}

function innerCodes([code, ...deeper]: readonly string[]): Record<string, unknown> {
  if (code === undefined) return {};
  return deeper.length === 0 ? { code } : { code, innerError: innerCodes(deeper) };
}
