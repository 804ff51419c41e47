import { request as httpRequest, type IncomingHttpHeaders, type IncomingMessage } from 'node:http';
import { bodyOf, loopbackServer, type LoopbackServer } from '../support/loopback-server.ts';
import { chance, failing } from './trouble.ts';

/** A server in front of another one. */
export interface TroubledProxy extends LoopbackServer {
  /** Requests that were troubled so far. */
  troubled(): number;
}

interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

const busy = '<?xml version="1.0"?><Error><Code>ServerBusy</Code></Error>';

/** Passes requests on to a server, unchanged, and troubles 20 % of them: half of those are carried out all the same. */
export async function startTroubledProxy(target: string): Promise<TroubledProxy> {
  let troubled = 0;
  const server = await loopbackServer(async (request, response) => {
    const body = await bodyOf(request);
    const trouble = chance(failing);
    if (trouble) troubled += 1;
    if (trouble === 'refused') return void response.writeHead(503).end(busy);
    if (trouble === 'broken') return void request.socket.resetAndDestroy();
    const answer = await passOn(target, request, body).catch(() => undefined);
    // Where the server itself breaks the connection, the client sees that.
    if (!answer || trouble === 'doneButLost') return void request.socket.resetAndDestroy();
    if (trouble === 'doneButFailed') return void response.writeHead(500).end(busy);
    response.writeHead(answer.status, answer.headers).end(answer.body);
  });
  return { origin: server.origin, troubled: () => troubled, [Symbol.asyncDispose]: () => server[Symbol.asyncDispose]() };
}

/** The headers go as they came, `host` too, because it is signed. A connection each: one that is kept may be closed by the server just then. */
async function passOn(target: string, { method, url = '', headers }: IncomingMessage, body: Buffer): Promise<Answer> {
  return await new Promise((resolve, reject) => {
    const sent = httpRequest(new URL(url, target), { agent: false, method, headers: { ...headers, connection: 'close' } }, (answer) => {
      bodyOf(answer).then((read) => resolve({ status: answer.statusCode ?? 502, headers: answer.headers, body: read }), reject);
    });
    sent.on('error', reject);
    sent.end(body);
  });
}
