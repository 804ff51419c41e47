import fc from 'fast-check';
import { clientIds, redirectUri } from './entra-world.ts';
import { mutated } from './mutations.ts';
import { plantedSecret } from './secrets.ts';

/** A request as it is generated; `{code}` and the like stand for real grants. */
export interface GeneratedRequest {
  readonly method: 'GET' | 'POST';
  /** First segment of the path. */
  readonly segment: string;
  readonly endpoint: string;
  /** In the query or in the form, by the method. */
  readonly text: string;
  readonly headers: Readonly<Record<string, string>>;
}

type Parameters = readonly (readonly [name: string, value: string])[];

/** Tags that a page must never take over as they are. */
export const plantedTag = '<plantedtag x="\'>';

const scope = fc.constantFrom(
  'openid profile offline_access Mail.Read',
  'https://graph.microsoft.com/.default',
  '.default',
  'Mail.Read https://vault.azure.net/.default',
  'constructor',
  '/',
  ' ',
  'https://graph.microsoft.com/Mail.Read Mail.Send',
);
const claims = fc.constantFrom(
  '{}',
  '[]',
  'null',
  '{"access_token":{"acrs":{"essential":true,"value":"c1"},"xms_cc":{"values":["cp1",1,null]}}}',
  '{"access_token":null,"id_token":{"toString":1}}',
  '{"id_token":{"constructor":{},"amr":{"values":["mfa"]}}}',
  '{',
);
const clientAssertion = fc
  .tuple(
    fc.constantFrom<unknown>({ alg: 'RS256', x5t: 'AAAA' }, { alg: 'PS256', 'x5t#S256': { toString: 1 } }, { alg: {} }, null, [], 1),
    fc.constantFrom<unknown>({ aud: { toString: 1 }, iss: clientIds[2], sub: clientIds[2] }, { exp: {}, nbf: [] }, null),
    plantedSecret,
  )
  .map(([header, body, secret]) =>
    [...[header, body].map((part) => Buffer.from(JSON.stringify(part)).toString('base64url')), secret].join('.'),
  );

/** Values of each parameter: good ones, bad ones, and secrets where a secret goes. */
const values: Readonly<Record<string, fc.Arbitrary<string>>> = {
  client_id: fc.constantFrom(...clientIds, 'C0FFEE00-8A4E-4F0E-9A51-0A1B2C3D4E5F', 'constructor'),
  response_type: fc.constantFrom('code', 'code id_token', 'id_token', 'token', 'id_token code'),
  redirect_uri: fc.constantFrom(
    redirectUri,
    `${redirectUri}/spa`,
    'http://localhost:1234',
    'http://localhost:99999',
    'https://localhost/reports',
    'https://evil.example/',
    'javascript:alert(1)',
    'http://localhost@evil.example',
    'https://app.contoso.example/back/../x',
    `${redirectUri}#`,
  ),
  scope,
  state: fc.constantFrom('state-1', plantedTag, '', 'x'.repeat(5_000)),
  nonce: fc.constantFrom('nonce-1', plantedTag),
  response_mode: fc.constantFrom('query', 'fragment', 'form_post', 'constructor'),
  code_challenge: fc.constantFrom('a'.repeat(43), 'a'.repeat(64), 'short', plantedTag),
  code_challenge_method: fc.constantFrom('S256', 'plain', 'toString'),
  prompt: fc.constantFrom('none', 'login', 'consent', 'select_account', 'create'),
  login_hint: fc.constantFrom('ada@contoso.example', 'nobody@contoso.example', plantedTag, 'O.abc'),
  domain_hint: fc.constantFrom('organizations', 'consumers', 'contoso.example', 'constructor'),
  claims,
  client_info: fc.constantFrom('1', ''),
  'client-request-id': fc.constantFrom('0f4c7c1e-3a52-4a8b-9a43-0d8f6f6b1f00', 'x\r\ny'),
  grant_type: fc.constantFrom(
    'authorization_code',
    'refresh_token',
    'client_credentials',
    'password',
    'urn:ietf:params:oauth:grant-type:device_code',
    'device_code',
    'urn:ietf:params:oauth:grant-type:jwt-bearer',
    'constructor',
    '__proto__',
  ),
  code: fc.oneof(fc.constant('{code}'), plantedSecret),
  code_verifier: fc.oneof(fc.constantFrom('a'.repeat(64)), plantedSecret),
  refresh_token: fc.oneof(fc.constant('{refreshToken}'), plantedSecret),
  device_code: fc.oneof(fc.constant('{deviceCode}'), plantedSecret),
  client_secret: fc.oneof(fc.constantFrom('contoso-reports-secret', 'old'), plantedSecret),
  client_assertion: clientAssertion,
  client_assertion_type: fc.constantFrom('urn:ietf:params:oauth:client-assertion-type:jwt-bearer', 'constructor'),
  username: fc.constantFrom(
    'ada@contoso.example',
    'ben@contoso.example',
    'invoices@contoso.example',
    'nobody@contoso.example',
    'constructor',
    '',
  ),
  password: fc.oneof(fc.constant('Contoso-ada-1'), plantedSecret),
  assertion: plantedSecret,
  otc: fc.constantFrom('BCDFGHJKL', 'bcdf ghjkl', plantedTag),
  logout_hint: fc.constantFrom('ada@contoso.example', 'constructor', plantedTag),
  id_token_hint: plantedSecret,
  post_logout_redirect_uri: fc.constantFrom(
    redirectUri,
    'https://evil.example/',
    'http://localhost',
    'https://localhost/reports?x=1#y',
    '',
  ),
  authorization_endpoint: fc.constantFrom(
    'https://login.microsoftonline.com/common/oauth2/v2.0/authorize',
    'https://evil.example',
    'x',
    plantedTag,
  ),
  admin_consent: fc.constant('True'),
  flow: fc.constantFrom('x', 'constructor'),
};
const names = Object.keys(values);
const valueOf = (name: string): fc.Arbitrary<string> => values[name] ?? fc.constant('');

/** Parameters as a good request has them; some with another value, dropped, doubled, in the place of another, or far too long. */
function parametersOf(good: Readonly<Record<string, string>>): fc.Arbitrary<Parameters> {
  const one = (name: string, base: fc.Arbitrary<string>): fc.Arbitrary<Parameters> => {
    const value = valueOf(name);
    const kept = base.map((text): Parameters => [[name, text]]);
    const changed = value.map((text): Parameters => [[name, text]]);
    const doubled = fc.tuple(value, base).map(([first, second]): Parameters => [
      [name, first],
      [name, second],
    ]);
    const swapped = fc
      .constantFrom(...names)
      .chain(valueOf)
      .map((text): Parameters => (/plantedSecret|Contoso-|-secret/.test(text) ? [] : [[name, text]]));
    const long = base.map((text): Parameters => [[name, `${text}${'y'.repeat(20_000)}`]]);
    const weighted: readonly [weight: number, arbitrary: fc.Arbitrary<Parameters>][] = [
      [40, kept],
      [4, changed],
      [2, fc.constant([])],
      [1, doubled],
      [1, swapped],
      [1, long],
    ];
    return fc.oneof(...weighted.map(([weight, arbitrary]) => ({ weight, arbitrary })));
  };
  const more = fc.array(
    fc.constantFrom(...names).chain((name) => one(name, valueOf(name))),
    { maxLength: 2 },
  );
  const known = Object.entries(good).map(([name, value]) => one(name, fc.constant(value)));
  return fc.tuple(fc.tuple(...known), more).map(([expected, others]) => [...expected.flat(), ...others.flat()]);
}

/** The parameters as a text, with changes in a part of them; never in one that has a secret, whose name a change could take away. */
function textOf(parameters: fc.Arbitrary<Parameters>): fc.Arbitrary<string> {
  const whole = parameters.map((pairs) =>
    new URLSearchParams(pairs.map(([name, value]): [string, string] => [name, value])).toString().replaceAll(/%7B(\w+)%7D/g, '{$1}'),
  );
  const harmless = whole.map((text) => (text.includes('plantedSecret') ? '' : text));
  return fc.oneof({ weight: 4, arbitrary: whole }, { weight: 1, arbitrary: mutated(harmless) });
}

const oddHeaders: fc.Arbitrary<Record<string, string>> = fc.record(
  {
    'content-type': fc.constantFrom(
      'application/x-www-form-urlencoded',
      'application/x-www-form-urlencoded; charset=utf-7',
      'application/json',
      'multipart/form-data',
      '',
    ),
    authorization: fc.oneof(
      plantedSecret.map((secret) => `Basic ${Buffer.from(`${clientIds[2]}:${secret}`).toString('base64')}`),
      plantedSecret.map((secret) => `Bearer ${secret}`),
      fc.constantFrom(
        'Basic',
        'Basic ====',
        'Basic OjovOg==',
        `Basic ${Buffer.from(`${clientIds[2]}:%zz%`).toString('base64')}`,
        'Bearer {accessToken}',
      ),
    ),
    cookie: fc.oneof(
      { weight: 4, arbitrary: fc.constant('{cookie}') },
      { weight: 1, arbitrary: fc.constantFrom('ESTSAUTH=constructor', ';;=;', 'ESTSAUTH') },
    ),
    origin: fc.constantFrom('https://login.microsoftonline.com', 'https://evil.example', 'null', ''),
    'client-request-id': fc.constantFrom('0f4c7c1e-3a52-4a8b-9a43-0d8f6f6b1f00', plantedTag),
  },
  { requiredKeys: ['cookie'] },
);

const headers = fc.oneof(
  { weight: 2, arbitrary: fc.constant<Record<string, string>>({ cookie: '{cookie}' }) },
  { weight: 1, arbitrary: oddHeaders },
);

const segment = fc.oneof(
  { weight: 12, arbitrary: fc.constant('{tenant}') },
  { weight: 2, arbitrary: fc.constantFrom('common', 'organizations', 'consumers', 'contoso.example') },
  {
    weight: 1,
    arbitrary: fc.constantFrom('constructor', '%00', '%zz', 'CONTOSO.example', plantedTag, '..;', '9188040d-6c67-4c5b-b112-36a304b66dad'),
  },
);

/**
 * Requests to one endpoint.
 *
 * @param good - The parameters of a request that is granted.
 */
export function requestsTo(
  endpoint: string,
  method: GeneratedRequest['method'],
  good: Readonly<Record<string, string>>,
): fc.Arbitrary<GeneratedRequest> {
  return fc.record({
    method: fc.constant(method),
    segment,
    endpoint: fc.constant(endpoint),
    text: textOf(parametersOf(good)),
    headers: headers.map((given): Record<string, string> =>
      method === 'POST' && given['content-type'] === undefined ? { ...given, 'content-type': 'application/x-www-form-urlencoded' } : given,
    ),
  });
}
