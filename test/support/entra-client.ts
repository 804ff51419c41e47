import { createHash } from 'node:crypto';
import { createPerson, type Person, type PersonOptions } from '../../src/emulator/person.ts';
import { createTenant } from '../../src/emulator/tenant/create.ts';
import type { Application } from '../../src/emulator/tenant/directory.ts';
import type { Tenant } from '../../src/emulator/tenant/tenant.ts';
import { createEntra, type Entra, type EntraOptions } from '../../src/emulator/entra/entra.ts';
import { createSigningKey } from '../../src/emulator/entra/signing-key.ts';

/** Where the tests reach the emulated Entra ID; nothing listens there, requests are handed over in process. */
export const origin = 'https://login.microsoftonline.com';

/** The application of the tests: a public client of Contoso. */
export const clientId = '7a1b1f5e-2d0c-4c55-9d0b-3f5e6a4c2b10';

/** A code verifier, and its S256 challenge. */
export const verifier = 'a'.repeat(64);
export const challenge = createHash('sha256').update(verifier).digest('base64url');

/** Making a key takes longer than most tests, so that all clients share one unless they bring their own. */
const sharedKey = await createSigningKey();

/** What a token endpoint said. */
export interface TokenAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Record<string, unknown>;
}

/** A tenant with an Entra ID, and the few moves of an OAuth client that tests repeat. */
export interface TestClient {
  readonly tenant: Tenant;
  readonly entra: Entra;
  readonly application: Application;
  person(alias: string, options?: PersonOptions): Person;
  get(path: string, headers?: Record<string, string>): Promise<Response>;
  /** Posts a form. */
  post(path: string, fields: Record<string, string>, headers?: Record<string, string>): Promise<Response>;
  /** The authorization address with parameters that pass; those given replace or, when undefined, remove them. */
  authorizeUrl(parameters?: Record<string, string | undefined>, segment?: string): string;
  /** Posts to the token endpoint. */
  token(parameters: Record<string, string>, segment?: string, headers?: Record<string, string>): Promise<TokenAnswer>;
  /** Signs in with the authorization code flow; the answer of the redirect URI. */
  signIn(person: Person, parameters?: Record<string, string | undefined>, segment?: string): Promise<URLSearchParams>;
  /** Redeems the code of an answer. */
  redeem(answer: URLSearchParams, parameters?: Record<string, string>): Promise<TokenAnswer>;
}

/** Creates a client of a fresh tenant. The redirect URI is no loopback address, so that no socket is needed. */
export function createTestClient(options: EntraOptions & { readonly tenant?: Tenant } = {}): TestClient {
  const tenant = options.tenant ?? createTenant();
  const entra = createEntra(tenant, options.snapshot ? options : { signingKey: sharedKey, ...options });
  const application = tenant.applications.get(clientId);
  if (!application) throw new Error('The seeded application is missing.');
  // Nobody listens for the answer: the location is what counts.
  application.publicClientRedirectUris.push('https://app.contoso.example/back');

  const client: TestClient = {
    tenant,
    entra,
    application,
    person: (alias, personOptions) => createPerson({ tenant, fetch: entra.fetch }, `${alias}@contoso.example`, personOptions),
    get: (path, headers = {}) => entra.fetch(new Request(`${origin}${path}`, { redirect: 'manual', headers })),
    post: (path, fields, headers = {}) =>
      entra.fetch(new Request(`${origin}${path}`, { method: 'POST', body: new URLSearchParams(fields), redirect: 'manual', headers })),
    authorizeUrl(parameters = {}, segment = tenant.id) {
      const all: Record<string, string | undefined> = {
        client_id: clientId,
        response_type: 'code',
        redirect_uri: 'https://app.contoso.example/back',
        scope: 'openid profile offline_access Mail.Read',
        state: 'state-1',
        code_challenge: challenge,
        code_challenge_method: 'S256',
        ...parameters,
      };
      const defined = Object.entries(all).filter((entry): entry is [string, string] => entry[1] !== undefined);
      return `${origin}/${segment}/oauth2/v2.0/authorize?${new URLSearchParams(defined).toString()}`;
    },
    async token(parameters, segment = tenant.id, headers = {}) {
      const response = await client.post(`/${segment}/oauth2/v2.0/token`, { client_id: clientId, ...parameters }, headers);
      return { status: response.status, headers: response.headers, body: (await response.json()) as Record<string, unknown> };
    },
    async signIn(person, parameters = {}, segment = tenant.id) {
      await person.openBrowser(client.authorizeUrl(parameters, segment));
      return new URL(person.location).searchParams;
    },
    redeem: (answer, parameters = {}) =>
      client.token({
        grant_type: 'authorization_code',
        code: answer.get('code') ?? '',
        redirect_uri: 'https://app.contoso.example/back',
        code_verifier: verifier,
        ...parameters,
      }),
  };
  return client;
}
