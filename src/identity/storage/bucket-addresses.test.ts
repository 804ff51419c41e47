import { describe, expect, test } from 'vitest';
import { createAzureStore } from './azure-store.ts';
import { createS3Store } from './s3-store.ts';

/** The requests that a store sends for its work, each answered with nothing there. */
async function asked(open: (fetch: typeof globalThis.fetch) => { get(name: string): Promise<unknown>; list(): Promise<unknown> }) {
  const requests: Request[] = [];
  const store = open(async (input, init) => {
    const request = new Request(input as string, init);
    requests.push(request);
    return request.url.includes('list')
      ? new Response('<List/>', { headers: { 'content-type': 'application/xml' } })
      : new Response('', { status: 404 });
  });
  await store.get('a b+c').catch(() => undefined);
  await store.list().catch(() => undefined);
  return requests;
}
const s3 = { bucket: 'tokens', prefix: '', region: 'eu-north-1', accessKeyId: 'AKID', secretAccessKey: 'secret' };
const azure = { container: 'https://contoso.blob.core.windows.net/tokens', prefix: '', sas: 'sv=1&sig=x%2By' };

describe('an S3 bucket', () => {
  test.each<[string, object, string]>([
    ['of Amazon', {}, 'https://tokens.s3.eu-north-1.amazonaws.com/a%20b%2Bc'],
    ['with dots in its name', { bucket: 'a.tokens' }, 'https://s3.eu-north-1.amazonaws.com/a.tokens/a%20b%2Bc'],
    ['in China', { region: 'cn-north-1' }, 'https://tokens.s3.cn-north-1.amazonaws.com.cn/a%20b%2Bc'],
    ['with a folder', { prefix: 'robots/eu 1' }, 'https://tokens.s3.eu-north-1.amazonaws.com/robots/eu%201/a%20b%2Bc'],
    ['of another server', { endpoint: 'http://localhost:9000//' }, 'http://localhost:9000/tokens/a%20b%2Bc'],
  ])('%s has its objects at %3$s', async (_, more, url) => {
    const [request] = await asked((fetch) => createS3Store({ ...s3, ...more, fetch }));
    expect(request?.url).toBe(url);
  });

  test('signs with its region, for the hash of the body, with the session token where there is one', async () => {
    const empty = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855';
    const [plain] = await asked((fetch) => createS3Store({ ...s3, fetch }));
    const [session] = await asked((fetch) => createS3Store({ ...s3, sessionToken: 'token', fetch }));

    expect(plain?.headers.get('authorization')).toMatch(/^AWS4-HMAC-SHA256 Credential=AKID\/\d{8}\/eu-north-1\/s3\/aws4_request, /);
    expect(plain?.headers.get('x-amz-content-sha256')).toBe(empty);
    expect(plain?.headers.get('x-amz-security-token')).toBeNull();
    expect(session?.headers.get('x-amz-security-token')).toBe('token');
  });

  test.each([
    ['', ''],
    ['robots', 'robots/'],
  ])('is listed within its folder %j, not those below', async (prefix, within) => {
    const [, request] = await asked((fetch) => createS3Store({ ...s3, prefix, fetch }));
    const { pathname, searchParams } = new URL(request?.url ?? '');

    expect(pathname).toBe('/');
    expect(Object.fromEntries(searchParams)).toEqual({ 'list-type': '2', prefix: within, delimiter: '/' });
  });

  test.each([
    ['', 's3://tokens'],
    ['robots/eu', 's3://tokens/robots/eu'],
  ])('with the folder %j is called %s', (prefix, place) => {
    expect(createS3Store({ ...s3, prefix, fetch }).place).toBe(place);
  });
});

describe('an Azure container', () => {
  test.each([
    ['', azure.sas, `${azure.container}/a%20b%2Bc?sv=1&sig=x%2By`],
    ['robots/eu 1', azure.sas, `${azure.container}/robots/eu%201/a%20b%2Bc?sv=1&sig=x%2By`],
    ['', `?${azure.sas}`, `${azure.container}/a%20b%2Bc?sv=1&sig=x%2By`],
  ])('with the folder %j and the signature %j has its objects at %s', async (prefix, sas, url) => {
    const [request] = await asked((fetch) => createAzureStore({ ...azure, prefix, sas, fetch }));

    expect(request?.url).toBe(url);
    expect(request?.headers.get('x-ms-version')).toMatch(/^\d{4}-\d\d-\d\d$/);
  });

  test.each([
    ['', ''],
    ['robots', 'robots/'],
  ])('is listed within its folder %j, not those below', async (prefix, within) => {
    const [, request] = await asked((fetch) => createAzureStore({ ...azure, prefix, fetch }));
    const { pathname, searchParams } = new URL(request?.url ?? '');

    expect(pathname).toBe('/tokens');
    expect(Object.fromEntries(searchParams)).toEqual({
      restype: 'container',
      comp: 'list',
      prefix: within,
      delimiter: '/',
      sv: '1',
      sig: 'x+y',
    });
  });

  test.each([
    ['', azure.container],
    ['robots', `${azure.container}/robots`],
  ])('with the folder %j is called %s, without its signature', (prefix, place) => {
    expect(createAzureStore({ ...azure, prefix, fetch }).place).toBe(place);
  });
});
