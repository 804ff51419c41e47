const mebibyte = 1024 * 1024;

/** How many bytes of a body each endpoint reads. */
export const bodyLimits = {
  /** "The size limit for write requests": https://learn.microsoft.com/graph/use-the-api. It holds for a `$batch` as a whole. */
  graph: 4 * mebibyte,
  /** "Up to 4 MB each time": https://learn.microsoft.com/graph/api/attachment-createuploadsession */
  attachmentRange: 4 * mebibyte,
  /** Forms of sign-in pages and of the token endpoint. Assumption: no source says where Entra ends; no client comes near. */
  signIn: mebibyte,
  /** What the control API is told, where an operation has no limit of its own. */
  control: mebibyte,
  /** Forms of the portal. */
  portal: mebibyte,
} as const;

/** A body is larger than its endpoint reads. Each service words it in its own way. */
export class BodyTooLarge extends Error {
  override readonly name = 'BodyTooLarge';

  /** @param limit - In bytes. */
  constructor(limit: number) {
    super(`The body is larger than ${limit} bytes, which is the most that is read here.`);
  }
}

/**
 * Reads the body of a request, and never holds more of it than the limit. What is announced as larger is not read at all; what turns out
 * to be larger is cancelled there, whatever its `Content-Length` said.
 *
 * @param limit - In bytes; as many are still good.
 * @throws BodyTooLarge
 */
export async function readBody(request: Request, limit: number): Promise<Uint8Array<ArrayBuffer>> {
  if (Number(request.headers.get('Content-Length')) > limit) throw new BodyTooLarge(limit);
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of request.body ?? []) {
    length += chunk.byteLength;
    // To leave the loop cancels the stream.
    if (length > limit) throw new BodyTooLarge(limit);
    chunks.push(chunk);
  }
  return new Uint8Array(Buffer.concat(chunks, length));
}

/** Reads the body of a request as text (UTF-8). @param limit - In bytes. @throws BodyTooLarge */
export async function readText(request: Request, limit: number): Promise<string> {
  return new TextDecoder().decode(await readBody(request, limit));
}
