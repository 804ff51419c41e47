import { createHash, randomBytes } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { AwsV4Signer } from 'aws4fetch';
import { bodyOf, loopbackServer } from '../support/loopback-server.ts';

/** An S3 server of the tests' own that obeys conditions as Amazon does. It has one bucket, `tokens`. */
export interface StrictS3 extends AsyncDisposable {
  readonly origin: string;
  readonly objects: Map<string, Buffer>;
}

/** What the server accepts. */
export const credentials = { accessKeyId: 'AKIAEXAMPLE', secretAccessKey: 'example-secret-key', region: 'eu-central-1' };

/**
 * Starts the server on a free port.
 *
 * @param page - Objects in one page of a list. Default 1,000.
 */
export async function startStrictS3({ page = 1_000 }: { readonly page?: number } = {}): Promise<StrictS3> {
  const objects = new Map<string, Buffer>();
  const server = await loopbackServer(async (request, response) => {
    const body = await bodyOf(request);
    if (!(await isSigned(request, body))) return answer(response, 403, error('SignatureDoesNotMatch'));
    const result = carryOut(objects, request, body, page);
    answer(response, result.status, result.body ?? '', result.headers);
  });
  return { origin: server.origin, objects, [Symbol.asyncDispose]: () => server[Symbol.asyncDispose]() };
}

interface Result {
  readonly status: number;
  readonly body?: Buffer | string;
  readonly headers?: Readonly<Record<string, string>>;
}

function carryOut(objects: Map<string, Buffer>, { method = '', url = '', headers }: IncomingMessage, body: Buffer, page: number): Result {
  const { pathname, searchParams } = new URL(url, 'http://localhost');
  const [, bucket, ...rest] = pathname.split('/').map(decodeURIComponent);
  if (bucket !== 'tokens') return { status: 404, body: error('NoSuchBucket') };
  const key = rest.join('/');
  if (method === 'GET' && key === '') return list(objects, searchParams, page);
  const there = objects.get(key);
  if (method === 'GET')
    return there ? { status: 200, body: there, headers: { etag: etagOf(there) } } : { status: 404, body: error('NoSuchKey') };
  if (method === 'DELETE') {
    objects.delete(key);
    return { status: 204 };
  }
  const [match, noneMatch] = [headers['if-match'], headers['if-none-match']];
  if (match !== undefined && !there) return { status: 404, body: error('NoSuchKey') };
  if ((noneMatch === '*' && there) || (match !== undefined && there && match !== etagOf(there)))
    return { status: 412, body: error('PreconditionFailed') };
  objects.set(key, body);
  return { status: 200, headers: { etag: etagOf(body) } };
}

function list(objects: Map<string, Buffer>, query: URLSearchParams, page: number): Result {
  const prefix = query.get('prefix') ?? '';
  const after = query.get('continuation-token') ?? '';
  const keys = [...objects.keys()]
    .filter((key) => key.startsWith(prefix) && !key.slice(prefix.length).includes('/') && key > after)
    .toSorted();
  const shown = keys.slice(0, page);
  const contents = shown
    .map((key) => `<Contents><Key>${key.replaceAll('&', '&amp;')}</Key><Size>${objects.get(key)?.length}</Size></Contents>`)
    .join('');
  const more = keys.length > page ? `<NextContinuationToken>${shown.at(-1)}</NextContinuationToken>` : '';
  return { status: 200, body: `<?xml version="1.0"?><ListBucketResult>${contents}${more}</ListBucketResult>` };
}

/** Signs the request again, with what the server knows, and compares. */
async function isSigned({ method = '', url = '', headers }: IncomingMessage, body: Buffer): Promise<boolean> {
  const given = headers.authorization ?? '';
  const names = /SignedHeaders=([^,]+)/.exec(given)?.[1]?.split(';') ?? [];
  const signedHeaders = Object.fromEntries(names.filter((name) => name !== 'host').map((name) => [name, String(headers[name])]));
  const again = await new AwsV4Signer({
    ...credentials,
    method,
    url: `http://${headers.host}${url}`,
    headers: signedHeaders,
    service: 's3',
    datetime: String(headers['x-amz-date']),
  }).sign();
  return (
    again.headers.get('authorization') === given && headers['x-amz-content-sha256'] === createHash('sha256').update(body).digest('hex')
  );
}

const etagOf = (bytes: Buffer): string => `"${createHash('md5').update(bytes).digest('hex')}"`;
const error = (code: string): string =>
  `<?xml version="1.0"?><Error><Code>${code}</Code><RequestId>${randomBytes(4).toString('hex')}</RequestId></Error>`;

function answer(response: ServerResponse, status: number, body: Buffer | string, headers: Readonly<Record<string, string>> = {}): void {
  response.writeHead(status, headers);
  response.end(body);
}
