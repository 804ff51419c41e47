import { ConnectionReset } from './connection-reset.ts';

/** A response whose body breaks off in the middle, as when the connection is lost. */
export class TruncatedResponse extends Response {
  /** What arrives. A server writes it and then destroys the connection. */
  readonly partial: Uint8Array;

  /** @param bytes - The whole body; the first half of it arrives. `Content-Length` promises all of it. */
  constructor(original: Response, bytes: Uint8Array) {
    const partial = bytes.subarray(0, Math.max(1, Math.floor(bytes.length / 2)));
    const headers = new Headers(original.headers);
    headers.set('Content-Length', String(bytes.length));
    let isSent = false;
    const body = new ReadableStream<Uint8Array>({
      pull(controller) {
        if (isSent) return controller.error(new ConnectionReset());
        isSent = true;
        controller.enqueue(partial);
      },
    });
    super(body, { status: original.status, headers });
    this.partial = partial;
  }
}

/** Cuts a response short. One without a body cannot be, and stays as it is. */
export async function cutShort(response: Response): Promise<Response> {
  if (response.body === null) return response;
  return new TruncatedResponse(response, new Uint8Array(await response.arrayBuffer()));
}
