import fc from 'fast-check';
import { beforeAll, describe } from 'vitest';
import { createSigningKey, type SigningKey } from '../../src/emulator/entra/signing-key.ts';
import { loggedPath } from '../../src/emulator/request-log.ts';
import { createTestCertificate, type TestCertificate } from '../support/certificate.ts';
import { plantedTag, requestsTo, type GeneratedRequest } from './entra-requests.ts';
import { clientIds, createEntraWorld, origin, redirectUri, type EntraWorld } from './entra-world.ts';
import { fuzz } from './fuzz.ts';
import { checkSilent, plantedSecret } from './secrets.ts';

let signingKey: SigningKey;
let certificate: TestCertificate;
beforeAll(async () => {
  signingKey = await createSigningKey();
  certificate = createTestCertificate();
});

/** A world for some thousand requests; what they leave behind is dropped with it. */
function worlds(): () => Promise<EntraWorld> {
  let world: Promise<EntraWorld> | undefined;
  let used = 0;
  return () => {
    if (!world || used % 2_000 === 0) world = createEntraWorld(signingKey, certificate);
    used += 1;
    return world;
  };
}

async function send(world: EntraWorld, generated: GeneratedRequest): Promise<{ readonly request: Request; readonly response: Response }> {
  const real: Record<string, string> = { ...world.grants, cookie: world.cookie, tenant: world.tenant.id };
  const filled = (text: string): string =>
    text.replaceAll(/\{(\w+)\}/g, (whole, name: string) => (Object.hasOwn(real, name) ? encodeURIComponent(real[name] ?? '') : whole));
  const isForm = generated.method === 'POST';
  const text = filled(generated.text);
  const url = `${origin}${generated.endpoint.replace(':tenant', filled(generated.segment))}${isForm ? '' : `?${text}`}`;
  const headers = Object.fromEntries(
    Object.entries(generated.headers).map(([name, value]) => [name, decodeURIComponent(filled(value.replaceAll('%', '%25')))]),
  );
  const request = new Request(url, { method: generated.method, headers, redirect: 'manual', ...(isForm && { body: text }) });
  return { request, response: await world.entra.fetch(request) };
}

/** What every answer keeps to, whoever asks: no crash, nothing half filled in, no secret, nowhere but where the application is registered. */
async function checkAnswer(world: EntraWorld, request: Request, response: Response, kind: 'json' | 'page'): Promise<void> {
  const body = await response.text();
  const said = `${[...response.headers].join('\n')}\n${body}`;
  if (response.status >= 500) throw new Error(`It broke with ${response.status}: ${body}`);
  if (kind === 'json' || response.headers.get('content-type')?.startsWith('application/json')) checkJson(response.status, body);
  else checkPage(world, response, body);
  checkSilent(said, 'the answer');
  if (/Contoso-\w+-1|contoso-reports-secret/.test(said)) throw new Error(`A secret of the tenant is in the answer: ${said}`);
  checkSilent(loggedPath(new URL(request.url)), 'the log of requests');
  checkSilent(JSON.stringify(world.entra.signInLog()), 'the log of sign-ins');
}

/** RFC 6749, section 5.2, with Microsoft's own members. */
function checkJson(status: number, body: string): void {
  const content = JSON.parse(body) as Record<string, unknown>;
  if (status < 400) return;
  const { error, error_description: description, error_codes: codes } = content;
  const isWhole =
    typeof error === 'string' &&
    typeof description === 'string' &&
    Array.isArray(codes) &&
    description.startsWith(`AADSTS${String(codes[0])}: `);
  if (!isWhole || /\bundefined\b|\[object /.test(description)) throw new Error(`The refusal is not whole: ${body}`);
}

function checkPage(world: EntraWorld, response: Response, body: string): void {
  const location = response.headers.get('location');
  if (location !== null) return checkLocation(world, location);
  if (!body.startsWith('<!doctype html>') || !response.headers.has('content-security-policy')) throw new Error(`It is no page: ${body}`);
  if (body.toLowerCase().includes(plantedTag.slice(0, 11))) throw new Error(`The page takes over tags: ${body}`);
  const action = /<form[^>]* action="([^"]+)"/.exec(body)?.[1];
  if (action !== undefined) checkLocation(world, action.replaceAll('&amp;', '&'));
}

/** An answer goes to an address that is registered, and a form to us; everything else would be an open redirector. */
function checkLocation({ tenant }: EntraWorld, location: string): void {
  const { origin: host, hostname, pathname } = new URL(location, origin);
  const registered = [...tenant.applications.values()].flatMap(({ publicClientRedirectUris, webRedirectUris, spaRedirectUris }) => [
    ...publicClientRedirectUris,
    ...webRedirectUris,
    ...spaRedirectUris,
  ]);
  const isLoopback = hostname === 'localhost' && new URL(location, origin).protocol === 'http:';
  if (host !== origin && !isLoopback && !registered.some((one) => new URL(one).href === `${host}${pathname}`))
    throw new Error(`It leads to ${location}, which is not registered.`);
}

describe('the emulated Entra ID answers whatever it is sent', () => {
  const [publicClient, own, reports] = clientIds;
  const authorize = {
    client_id: own,
    response_type: 'code',
    redirect_uri: redirectUri,
    scope: 'openid profile offline_access Mail.Read',
    state: 'state-1',
    code_challenge: 'a'.repeat(64),
    code_challenge_method: 'plain',
  };
  const toToken = (good: Record<string, string>): fc.Arbitrary<GeneratedRequest> => requestsTo('/:tenant/oauth2/v2.0/token', 'POST', good);
  const graph = 'https://graph.microsoft.com/.default';
  const surfaces: readonly [name: string, kind: 'json' | 'page', requests: fc.Arbitrary<GeneratedRequest>, share: number][] = [
    ['authorize, by address', 'page', requestsTo('/:tenant/oauth2/v2.0/authorize', 'GET', { ...authorize, claims: '{}' }), 0.2],
    [
      'authorize, by form',
      'page',
      requestsTo('/:tenant/oauth2/v2.0/authorize', 'POST', { ...authorize, login_hint: 'ada@contoso.example', client_info: '1' }),
      0.1,
    ],
    [
      'token: a code',
      'json',
      toToken({
        client_id: own,
        grant_type: 'authorization_code',
        code: '{code}',
        redirect_uri: redirectUri,
        code_verifier: 'a'.repeat(64),
      }),
      0.1,
    ],
    [
      'token: a refresh token',
      'json',
      toToken({ client_id: own, grant_type: 'refresh_token', refresh_token: '{refreshToken}', scope: 'Mail.Read' }),
      0.1,
    ],
    [
      'token: a password',
      'json',
      toToken({ client_id: own, grant_type: 'password', username: 'ada@contoso.example', password: 'Contoso-ada-1', scope: 'Mail.Read' }),
      0.1,
    ],
    [
      'token: a secret',
      'json',
      toToken({ client_id: reports, grant_type: 'client_credentials', scope: graph, client_secret: 'contoso-reports-secret' }),
      0.05,
    ],
    [
      'token: an assertion',
      'json',
      toToken({
        client_id: reports,
        grant_type: 'client_credentials',
        scope: graph,
        client_assertion: '{assertion}',
        client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
      }),
      0.05,
    ],
    [
      'token: a device code',
      'json',
      toToken({ client_id: own, grant_type: 'urn:ietf:params:oauth:grant-type:device_code', device_code: '{deviceCode}' }),
      0.05,
    ],
    [
      'devicecode',
      'json',
      requestsTo('/:tenant/oauth2/v2.0/devicecode', 'POST', { client_id: publicClient, scope: 'Mail.Read', claims: '{}' }),
      0.1,
    ],
    [
      'devicelogin',
      'page',
      fc.oneof(requestsTo('/devicelogin', 'POST', { otc: '{userCode}' }), requestsTo('/devicelogin', 'GET', { otc: '{userCode}' })),
      0.05,
    ],
    [
      'logout',
      'page',
      requestsTo('/:tenant/oauth2/v2.0/logout', 'GET', {
        post_logout_redirect_uri: redirectUri,
        logout_hint: 'ben@contoso.example',
        id_token_hint: '{accessToken}',
        state: 'state-1',
      }),
      0.1,
    ],
    [
      'adminconsent',
      'page',
      requestsTo('/:tenant/v2.0/adminconsent', 'GET', { client_id: own, redirect_uri: redirectUri, scope: 'Mail.Read', state: 'state-1' }),
      0.05,
    ],
    [
      'discovery',
      'json',
      fc.oneof(
        requestsTo('/common/discovery/instance', 'GET', { authorization_endpoint: `${origin}/common/oauth2/v2.0/authorize` }),
        requestsTo('/:tenant/v2.0/.well-known/openid-configuration', 'GET', {}),
      ),
      0.05,
    ],
    [
      'a step that belongs to no sign-in',
      'page',
      fc
        .constantFrom('account', 'password', 'code', 'second-factor', 'consent', 'device', 'constructor')
        .chain((step) => requestsTo(`/:tenant/login/${step}`, 'POST', { flow: 'x', password: 'Contoso-ada-1' })),
      0.05,
    ],
  ];
  for (const [name, kind, requests, share] of surfaces) {
    const next = worlds();
    fuzz(
      name,
      requests,
      async (generated) => {
        const world = await next();
        const { request, response } = await send(world, generated);
        await checkAnswer(world, request, response, kind);
      },
      { share },
    );
  }

  const next = worlds();
  const answers = fc.array(
    fc.record({
      step: fc.constantFrom('account', 'password', 'code', 'second-factor', 'consent', 'device'),
      fields: fc.dictionary(
        fc.constantFrom('account', 'username', 'decision', 'organization', 'flow'),
        fc.constantFrom('ada@contoso.example', 'other', 'accept', 'cancel', 'continue', 'yes', 'constructor', '', plantedTag),
      ),
      secret: plantedSecret,
    }),
    { minLength: 1, maxLength: 5 },
  );
  fuzz(
    'the pages of a sign-in that is under way',
    fc.tuple(requestsTo('/:tenant/oauth2/v2.0/authorize', 'GET', authorize), answers),
    async ([begin, steps]) => {
      const world = await next();
      const { request, response } = await send(world, { ...begin, headers: {} });
      const cookie = response.headers.getSetCookie()[0]?.split(';')[0] ?? '';
      const flow = /name="flow" value="([^"]+)"/.exec(await response.clone().text())?.[1] ?? '';
      await checkAnswer(world, request, response, 'page');
      for (const { step, fields, secret } of steps) {
        const body = new URLSearchParams({ flow, password: secret, code: secret, ...fields });
        const submitted = new Request(`${origin}/${world.tenant.id}/login/${step}`, {
          method: 'POST',
          body,
          headers: { cookie },
          redirect: 'manual',
        });
        await checkAnswer(world, submitted, await world.entra.fetch(submitted), 'page');
      }
    },
    { share: 0.1 },
  );
});
