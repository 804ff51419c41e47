import fc from 'fast-check';
import { describe } from 'vitest';
import { driveRoutes } from '../../src/emulator/graph/drives/routes.ts';
import { createTestDrive, type TestDrive } from '../support/test-drive.ts';
import { fuzz } from './fuzz.ts';

const as = 'ada Files.ReadWrite.All Sites.ReadWrite.All';

/** What stands where an id, a name, a path or an option is expected. */
const odd =
  "root Documents Documents/Month%20end.txt .. . %2E%2E %00 %ZZ %2F : :: a:b ' ('x') $count delta children b! ! 01 u! u!aHR0cHM6Ly8lWlo current latest " +
  '2026-99-99T %F0%9F%98%80 a%20 # ? {}';
const part = fc.oneof(fc.constantFrom(...odd.split(' ')), fc.string({ maxLength: 12 }).map(encodeURIComponent));
const options =
  "token= token=x (token='%ZZ') $top=-1 $top=0 $select= $expand=children($expand=children) $orderby=name, format=pdf $skiptoken=x $expand=thumbnails " +
  '@microsoft.graph.conflictBehavior= @microsoft.graph.conflictBehavior=rename $filter=folder%20ne%20null';
const query = fc.constantFrom('', ...options.split(' '));
const bodies: readonly unknown[] = [
  { name: 'x', folder: {} },
  { name: '..', folder: null },
  { parentReference: { id: 'root', path: '/drive/root:/%ZZ' } },
  { item: { fileSize: -1 } },
  { item: { fileSystemInfo: { createdDateTime: '275761-01-01' } } },
  { fileSystemInfo: 1 },
  { type: 'view', scope: 'users', expirationDateTime: 'x' },
  { recipients: [{}], roles: [null] },
  { recipients: 'x', roles: ['read'] },
];
const value = fc.oneof(fc.jsonValue({ maxDepth: 2 }), fc.constantFrom(...bodies));

/** A world for some hundred requests. */
function worlds(): () => TestDrive {
  let world: TestDrive | undefined;
  let used = 0;
  return () => {
    if (!world || used % 300 === 0) world = createTestDrive();
    used += 1;
    return world;
  };
}

function check(status: number, body: unknown): void {
  if (status >= 500 && status !== 501 && status !== 507) throw new Error(`It broke with ${status}: ${JSON.stringify(body)}`);
  if (status >= 400 && typeof (body as { error?: { code?: unknown } }).error?.code !== 'string')
    throw new Error(`${status} without a code.`);
}

describe('drives', () => {
  const request = fc.record({
    route: fc.constantFrom(...driveRoutes),
    parts: fc.array(part, { minLength: 4, maxLength: 4 }),
    query,
    value,
  });
  const world = worlds();
  fuzz('whatever stands in an address, an option, a body: an answer', request, async ({ route, parts, query: options, value: body }) => {
    const [method = '', template = ''] = route.operation.split(' ');
    let index = 0;
    const path = template.replaceAll(/\{[^}]+\}/g, () => parts[index++] ?? 'x').replaceAll(/[?#]/g, '');
    const answer = await world().send(method, `${path}${options === '' ? '' : `?${options}`}`, method === 'GET' ? undefined : body, { as });
    check(answer.status, answer.body);
  });

  const headers = fc.record({
    range: fc.constantFrom('bytes=0-', 'bytes=-', 'bytes=-1', `bytes=${'9'.repeat(400)}-`, 'bytes=5-1', 'bytes=0-0,1-1', 'x'),
    contentRange: fc.constantFrom(
      'bytes 0-0/1',
      'bytes 0-',
      `bytes 0-${'9'.repeat(400)}/${'9'.repeat(400)}`,
      'bytes 1-0/1',
      'bytes */5',
      'bytes 0-327679/9999999',
    ),
    kind: fc.constantFrom('content', 'upload', 'monitor', ''),
    method: fc.constantFrom('GET', 'PUT', 'POST', 'DELETE', 'PATCH', 'HEAD'),
    cut: fc.integer({ min: 0, max: 40 }),
  });
  const addresses = worlds();
  fuzz('whatever comes to an address of a content: an answer', headers, async ({ range, contentRange, kind, method, cut }) => {
    const drive = addresses();
    const { body: session } = await drive.send('POST', '/me/drive/root:/x.bin:/createUploadSession', {});
    const { body: item } = await drive.send('GET', '/me/drive/root:/Documents/Month%20end.txt');
    const real = kind === 'content' ? String(item['@microsoft.graph.downloadUrl']) : String(session['uploadUrl']);
    const address = cut === 0 ? real : `${real.slice(0, -cut)}`;
    const response = await drive.follow(address.replace(/_files\/\w+/, `_files/${kind}`), {
      method,
      headers: { Range: range, 'Content-Range': contentRange },
      ...(method === 'PUT' && { body: 'x' }),
    });
    if (response.status >= 500 && response.status !== 507) throw new Error(`It broke with ${response.status}: ${await response.text()}`);
  });
});
