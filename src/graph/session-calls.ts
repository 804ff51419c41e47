import { trimEnd } from '../core/trim-end.ts';
import type { Call } from './call.ts';
import { graphHeaders } from './headers.ts';
import type { Transport, TransportOptions } from './transport.ts';
import { sessionHeader, type SessionPorts } from './workbook-sessions.ts';

/** How long the end of a session is waited for, in milliseconds: nobody waits for what ends by itself. */
const closesWithin = 5000;

/** How sessions of workbooks are opened, refreshed and ended. https://learn.microsoft.com/graph/api/workbook-createsession */
export function sessionPorts(options: TransportOptions & { readonly graphUrl: string }, transport: Transport): SessionPorts {
  const root = `${trimEnd(options.graphUrl, '/')}/v1.0`;
  /** The token of the last session that was opened: at the end of a scope no other can be had. */
  let token = '';

  function callOf(action: string): Call {
    return { activity: 'workbook session', operation: `POST {workbook}/${action}`, clientRequestId: crypto.randomUUID() };
  }

  function outgoing(workbook: string, action: string, session: string | undefined, body: object | undefined) {
    return {
      method: 'POST',
      url: `${root}${workbook}/${action}`,
      headers: { ...graphHeaders(session === undefined ? {} : { [sessionHeader]: session }, body !== undefined) },
      body: body === undefined ? undefined : JSON.stringify(body),
    };
  }

  return {
    now: options.now ?? (() => new Date()),
    async open(workbook, signal) {
      const request = outgoing(workbook, 'createSession', undefined, { persistChanges: true });
      const { body } = await transport.send({ ...request, call: callOf('createSession'), signal });
      token = await options.token();
      return String((body as { readonly id?: unknown }).id);
    },
    async refresh(workbook, session, signal) {
      await transport.send({ ...outgoing(workbook, 'refreshSession', session, undefined), call: callOf('refreshSession'), signal });
    },
    async close(workbook, session) {
      const request = outgoing(workbook, 'closeSession', session, undefined);
      const headers = { ...request.headers, authorization: `Bearer ${token}` };
      await transport.sendOnce({ ...request, headers }, callOf('closeSession'), AbortSignal.timeout(closesWithin)).catch(() => undefined);
    },
  };
}
