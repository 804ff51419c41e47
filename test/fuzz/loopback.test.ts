import { strict as assert } from 'node:assert';
import { createConnection } from 'node:net';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createSigningKey, type SigningKey } from '../../src/emulator/entra/signing-key.ts';
import type { SignedIn } from '../../src/identity/index.ts';
import { createWorld, type World } from '../identity/world.ts';
import { fuzz } from './fuzz.ts';
import { mutated } from './mutations.ts';
import { checkSilent, plantedSecret, refusedOrDone } from './secrets.ts';

/** A sign-in whose page is open, on a real port of this machine. */
interface OpenPage {
  readonly world: World;
  readonly url: string;
  readonly port: number;
  readonly state: string;
  /** How it ends; undefined when it was refused in words. */
  readonly end: Promise<SignedIn | undefined>;
  cancel(): void;
}

/** Ways in which the answer of a page may end a sign-in. */
const refusals = [
  'SIGN_IN_FAILED',
  'SIGN_IN_CANCELLED',
  'SIGN_IN_REQUIRED',
  'SIGN_IN_BLOCKED',
  'SIGN_IN_TIMED_OUT',
  'CONSENT_DECLINED',
  'CONSENT_REQUIRED',
  'ADMIN_CONSENT_REQUIRED',
  'APPLICATION_INVALID',
  'REDIRECT_NOT_REGISTERED',
  'UNAVAILABLE',
  'CANCELLED',
] as const;
const wholeDayMS = 86_400_000;

let signingKey: SigningKey;
let page: OpenPage;
beforeAll(async () => {
  signingKey = await createSigningKey();
  page = await openPage();
});
afterAll(() => page.cancel());

async function openPage(): Promise<OpenPage> {
  const world = createWorld({ signingKey });
  const controller = new AbortController();
  let opened: (url: string) => void = () => undefined;
  const address = new Promise<string>((resolve) => (opened = resolve));
  const identity = world.identity({ timeoutMS: wholeDayMS }, { openBrowser: async (url) => opened(url) });
  const end = refusedOrDone(() => identity.token(['Mail.Read'], { signal: controller.signal }), refusals);
  const url = await address;
  const { searchParams } = new URL(url);
  return {
    world,
    url,
    port: Number(new URL(searchParams.get('redirect_uri') ?? '').port),
    state: searchParams.get('state') ?? '',
    end,
    cancel: () => controller.abort(),
  };
}

/** Sends bytes to the port, says that no more will come, and gives what came back until the connection ended. */
function exchange(port: number, bytes: Uint8Array): Promise<string> {
  return new Promise((resolve) => {
    let received = '';
    const socket = createConnection(port, '127.0.0.1');
    // A connection that is cut is an answer as well.
    socket.on('error', () => undefined);
    socket.on('data', (chunk: Buffer) => (received += chunk.toString('latin1')));
    socket.on('close', () => resolve(received));
    socket.end(bytes);
  });
}

const method = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom('POST', 'GET') },
  { weight: 1, arbitrary: fc.constantFrom('HEAD', 'OPTIONS', 'PUT', 'CONNECT', 'TRACE', 'PRI', 'post', '') },
);
const header = fc.constantFrom(
  'Content-Type: application/x-www-form-urlencoded',
  'Content-Type: application/json',
  'Content-Type: multipart/form-data; boundary=x',
  'Transfer-Encoding: chunked',
  'Expect: 100-continue',
  'Expect: 200-maybe',
  'Connection: close',
  'Connection: Upgrade\r\nUpgrade: websocket',
  'Host: evil.example',
  'Origin: https://evil.example',
  'Content-Length: 0',
  'Content-Length: -1',
  'Content-Length: 99999999999',
  'Cookie: a=b',
  `X: ${'x'.repeat(20_000)}`,
);

/** Answers of sign-in pages, all of other sign-ins. */
const foreignForm = fc
  .tuple(
    plantedSecret,
    fc.oneof(fc.uuid(), fc.constantFrom('', 'constructor')),
    fc.constantFrom('code', 'error', 'id_token', 'access_token', '__proto__'),
  )
  .map(([secret, state, name]) =>
    new URLSearchParams([
      [name, secret],
      ['state', state],
      ['client_info', secret],
    ]).toString(),
  );
const wholeRequest = fc
  .tuple(
    method,
    fc.constantFrom('/', '/favicon.ico', '//', '/../', 'http://localhost/', '*'),
    foreignForm,
    fc.array(header, { maxLength: 4 }),
    fc.boolean(),
  )
  .map(([verb, path, form, headers, isInAddress]) => {
    const lines = [`${verb} ${path}${isInAddress ? `?${form}` : ''} HTTP/1.1`, 'Host: localhost', ...headers];
    const body = isInAddress ? '' : form;
    return `${[...lines, `Content-Length: ${body.length}`].join('\r\n')}\r\n\r\n${body}`;
  });
const bytesSent = fc.oneof(
  { weight: 3, arbitrary: wholeRequest.map((text) => Buffer.from(text)) },
  { weight: 4, arbitrary: mutated(wholeRequest).map((text) => Buffer.from(text)) },
  { weight: 1, arbitrary: fc.tuple(wholeRequest, wholeRequest).map((requests) => Buffer.from(requests.join(''))) },
  { weight: 1, arbitrary: fc.uint8Array({ maxLength: 500 }).map((bytes) => Buffer.from(bytes)) },
);

fuzz('whatever comes to the port, the answer is HTTP or nothing, and repeats no code', bytesSent, async (bytes) => {
  const answer = await exchange(page.port, bytes);
  if (answer !== '' && !/^HTTP\/1\.1 [1-5]\d\d /.test(answer)) throw new Error(`That is no HTTP: ${answer}`);
  if (answer.startsWith('HTTP/1.1 5')) throw new Error(`It broke: ${answer}`);
  checkSilent(answer, 'the answer');
  if (answer.includes(page.state)) throw new Error('The answer tells the state of the sign-in.');
});

test('after all that, the person signs in at the same port', async () => {
  await page.world.person('ada').openBrowser(page.url);

  expect(await page.end).toMatchObject({ account: { username: 'ada@contoso.example' } });
  expect(page.world.requests.map(({ path }) => path)).toEqual(['/common/oauth2/v2.0/token']);
});

/** Answers to the sign-in that is under way, with whatever a page could put into them. */
const answerForm = fc.record(
  {
    code: plantedSecret,
    error: fc.constantFrom('access_denied', 'consent_required', 'constructor', '__proto__', 'toString', 'server_error', 'x'.repeat(500)),
    error_description: fc.constantFrom(
      'AADSTS65004: The person declined.',
      'AADSTS50105: {constructor}',
      'AADSTS99999999999999999999: x',
      'AADSTS0',
      '<script>',
      '\u202E\0',
    ),
    error_codes: fc.constantFrom('65004', '[1]', 'NaN'),
    client_info: fc.constantFrom('e30', 'bnVsbA', '%', 'eyJ1aWQiOnsidG9TdHJpbmciOjF9fQ'),
    cloud_instance_host_name: fc.constantFrom('evil.example', 'login.microsoftonline.us', ''),
    session_state: fc.uuid(),
    suberror: fc.constantFrom('basic_action', 'constructor'),
  },
  { requiredKeys: [] },
);

fuzz(
  'an answer to the sign-in ends it in words, and neither the error nor an event tells its code',
  answerForm,
  async (form) => {
    const one = await openPage();
    const body = new URLSearchParams({ ...form, state: one.state }).toString();
    const answer = await exchange(
      one.port,
      Buffer.from(
        `POST / HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/x-www-form-urlencoded\r\nConnection: close\r\nContent-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
      ),
    );
    checkSilent(answer, 'the page');
    one.cancel();
    if (await one.end) throw new Error('It signed in.');
    checkSilent(JSON.stringify(one.world.events), 'the events');
    const hosts = new Set(one.world.requests.map(({ path }) => path.split('/')[1]));
    assert.deepEqual(
      [...hosts].filter((segment) => segment !== 'common'),
      [],
    );
  },
  { share: 0.02 },
);
