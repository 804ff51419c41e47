import { Hono, type Context } from 'hono';
import { createIds } from '../tenant/ids.ts';
import type { Tenant } from '../tenant/tenant.ts';
import { createAccessReader, type AccessReader } from './access-token.ts';
import { adminConsent } from './admin-consent.ts';
import { authorize } from './authorize/authorize.ts';
import type { EntraContext } from './context.ts';
import { beginDeviceSignIn } from './device/begin.ts';
import { showDeviceLogin, submitDeviceLogin } from './device/device-login.ts';
import { instanceDiscovery, keys, openidConfiguration } from './discovery.ts';
import { showError } from './error-lookup.ts';
import { createExchange, type Exchange, type EndpointKind } from './exchange.ts';
import { logout } from './logout.ts';
import { noticePage } from './pages/notice-page.ts';
import { pageResponse } from './pages/page.ts';
import { asDocument, asJson, asPage, type Endpoint } from './respond.ts';
import { revoke, type Revocation } from './revocation.ts';
import { defaultSettings, type EntraSettings } from './settings.ts';
import { submit } from './sign-in/submit.ts';
import { withSignInLog } from './sign-in-log.ts';
import type { SignInRecord } from './sign-in-record.ts';
import { createSigningKey, importSigningKey, type SigningKey } from './signing-key.ts';
import { restoreSnapshot, takeSnapshot, type EntraSnapshot } from './snapshot.ts';
import { createState } from './state.ts';
import { isForPage } from './token/cross-origin.ts';
import { token } from './token/token.ts';
import { tokenAtOnce, type TokenAtOnce, type TokenWish } from './token/token-at-once.ts';
import { userRealm } from './user-realm.ts';
import { answerUserinfo } from './userinfo.ts';

/** The emulated Entra ID of one tenant. */
export interface Entra {
  /** Answers a request to any host by its path. */
  fetch(request: Request): Promise<Response>;
  /** Judges the `Authorization` header of a request to Graph. */
  readonly readAccess: AccessReader;
  /** Makes an access token without a sign-in. @throws Error naming what there is not. */
  token(wish: TokenWish): Promise<TokenAtOnce>;
  /** Ends what was issued until now: of a person, of an application, or one access token. */
  revoke(what: Revocation): void;
  /** How the last sign-ins and token requests ended, oldest first. */
  signInLog(): readonly SignInRecord[];
  /** What outlives a restart, as plain JSON; it holds secrets of the emulated tenant. */
  snapshot(): Promise<EntraSnapshot>;
}

/** How an Entra ID is made. */
export interface EntraOptions {
  /** The key that signs tokens. Without it, one is made when it is needed. */
  readonly signingKey?: SigningKey;
  /** Lifetimes and limits; those that are left out have their documented value. */
  readonly settings?: Partial<EntraSettings>;
  /** What an earlier Entra ID of the same tenant left behind. */
  readonly snapshot?: EntraSnapshot;
}

/** Creates the emulated Entra ID of a tenant. */
export function createEntra(tenant: Tenant, options: EntraOptions = {}): Entra {
  const { snapshot } = options;
  let key: Promise<SigningKey> | undefined = options.signingKey && Promise.resolve(options.signingKey);
  const entra: EntraContext = {
    tenant,
    settings: { ...defaultSettings, ...options.settings },
    state: createState(),
    ids: createIds(snapshot?.idSeed ?? tenant.ids.integer(1, 0x7fff_ffff)),
    signIns: new Map(),
    signingKey: () => (key ??= snapshot ? importSigningKey(snapshot.signingKey) : createSigningKey()),
  };
  if (snapshot) restoreSnapshot(entra.state, snapshot);
  const readAccess = createAccessReader(entra);
  const app = createApp(entra, readAccess);
  return {
    fetch: async (request) => app.fetch(inSmallLetters(request)),
    readAccess,
    token: (wish) => tokenAtOnce(entra, wish),
    revoke: (what) => revoke(entra, what),
    signInLog: () => [...entra.state.signInLog],
    snapshot: () => takeSnapshot(entra),
  };
}

/** What the pages of applications may call by script. A page for people is not among it: a browser is led there (RFC 9700, section 2.6). */
const openToPages = [
  '/common/discovery/instance',
  '/:tenant/v2.0/.well-known/openid-configuration',
  '/:tenant/discovery/v2.0/keys',
  '/:tenant/oauth2/v2.0/token',
  '/:tenant/.well-known/openid-configuration',
  '/:tenant/discovery/keys',
  '/:tenant/oauth2/token',
  '/oidc/userinfo',
];

function createApp(entra: EntraContext, readAccess: AccessReader): Hono {
  const app = new Hono();
  const on = (methods: string[], path: string, endpoint: Endpoint, kind?: EndpointKind): void => {
    app.on(methods, path, async (context) => endpoint(await exchangeOf(entra, context, kind)));
  };
  const both = ['GET', 'POST'];

  on(['GET'], '/common/discovery/instance', asDocument(instanceDiscovery));
  app.get('/common/userrealm/:username', async (context) =>
    asDocument((exchange) => userRealm(exchange, context.req.param('username')))(await exchangeOf(entra, context)),
  );
  on(['GET'], '/:tenant/v2.0/.well-known/openid-configuration', asDocument(openidConfiguration));
  on(['GET'], '/:tenant/discovery/v2.0/keys', asDocument(keys));
  on(both, '/:tenant/oauth2/v2.0/authorize', asPage(withSignInLog(authorize)));
  on(['POST'], '/:tenant/oauth2/v2.0/token', asJson(withSignInLog(token), isForPage), { place: 'body' });
  on(['POST'], '/:tenant/oauth2/v2.0/devicecode', asJson(beginDeviceSignIn), { place: 'body' });
  // Before v2.0.
  on(['GET'], '/:tenant/.well-known/openid-configuration', asDocument(openidConfiguration), { version: 1 });
  on(['GET'], '/:tenant/discovery/keys', asDocument(keys), { version: 1 });
  on(both, '/:tenant/oauth2/authorize', asPage(withSignInLog(authorize)), { version: 1 });
  on(['POST'], '/:tenant/oauth2/token', asJson(withSignInLog(token), isForPage), { place: 'body', version: 1 });
  on(['POST'], '/:tenant/oauth2/devicecode', asJson(beginDeviceSignIn), { place: 'body', version: 1 });
  on(both, '/:tenant/oauth2/logout', asPage(logout), { version: 1 });
  on(both, '/:tenant/oauth2/v2.0/logout', asPage(logout));
  on(['GET'], '/:tenant/adminconsent', asPage(withSignInLog(adminConsent)));
  on(['GET'], '/:tenant/v2.0/adminconsent', asPage(withSignInLog(adminConsent)));
  app.post('/:tenant/login/:step', async (context) =>
    asPage(withSignInLog((exchange) => submit(exchange, context.req.param('step'))))(await exchangeOf(entra, context)),
  );
  for (const path of ['/devicelogin', '/common/oauth2/deviceauth']) {
    on(['GET'], path, asPage(showDeviceLogin));
    on(['POST'], path, asPage(submitDeviceLogin));
  }
  on(['GET'], '/common/oauth2/nativeclient', asPage(showSignedIn));
  on(['GET'], '/error', asPage(showError));
  app.on(both, '/oidc/userinfo', (context) => answerUserinfo(entra.tenant, readAccess, context.req.raw));
  for (const path of openToPages) app.options(path, ({ req }) => preflight(req.raw));
  app.notFound((context) => notFound(context));
  return app;
}

/** The request at the path in small letters: paths of the sign-in service are good in any letter case. */
function inSmallLetters(request: Request): Request {
  const url = new URL(request.url);
  const path = url.pathname.toLowerCase();
  if (path === url.pathname) return request;
  url.pathname = path;
  return new Request(url, request);
}

function exchangeOf(entra: EntraContext, context: Context, kind?: EndpointKind): Promise<Exchange> {
  return createExchange(entra, context.req.raw, context.req.param('tenant') ?? 'common', kind);
}

/** The address that embedded browsers wait for: they read the answer out of it. */
function showSignedIn(exchange: Exchange): Promise<Response> {
  return pageResponse(exchange, noticePage('You are signed in', 'You may close this window.'));
}

function preflight(request: Request): Response {
  const headers = {
    'access-control-allow-origin': '*',
    'access-control-allow-methods': 'GET, POST, OPTIONS',
    // A star does not stand for `Authorization`, which is what userinfo takes: what is asked for is allowed by name.
    'access-control-allow-headers': request.headers.get('access-control-request-headers') ?? '*',
    'access-control-max-age': '600',
  };
  return new Response(null, { status: 204, headers });
}

/** Says what is missing, so that a client which needs it is not left guessing. */
function notFound({ req }: Context): Response {
  const description = `The emulated Entra ID has no ${req.method} ${req.path}.`;
  return Response.json({ error: 'not_implemented', error_description: description }, { status: 501 });
}
