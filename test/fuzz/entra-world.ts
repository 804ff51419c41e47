import { createHash, sign, X509Certificate } from 'node:crypto';
import { createEntra, type Entra } from '../../src/emulator/entra/entra.ts';
import type { SigningKey } from '../../src/emulator/entra/signing-key.ts';
import { createPerson } from '../../src/emulator/person.ts';
import { createTenant } from '../../src/emulator/tenant/create.ts';
import type { Tenant } from '../../src/emulator/tenant/tenant.ts';
import type { TestCertificate } from '../support/certificate.ts';
import { clientCertificate } from '../../src/emulator/tenant/credentials.ts';
import { endedSecret } from '../support/ended-secret.ts';

/** Where requests pretend to go; they are handed over in process. */
export const origin = 'https://login.microsoftonline.com';

/** A public application, one of the tenant, and one with a secret, a certificate and a web address. */
export const clientIds = [
  'f2f43f65-16a6-4319-91b6-d2a342a88744',
  '7a1b1f5e-2d0c-4c55-9d0b-3f5e6a4c2b10',
  'c0ffee00-8a4e-4f0e-9a51-0a1b2c3d4e5f',
] as const;

/** An address of the tenant's application at which nobody listens. */
export const redirectUri = 'https://app.contoso.example/back';

/** An Entra ID in which Ada is signed in, and what she has of it. */
export interface EntraWorld {
  readonly tenant: Tenant;
  readonly entra: Entra;
  /** Cookie of her browser. */
  readonly cookie: string;
  /** Real grants: what a request may begin with. */
  readonly grants: Readonly<Record<'code' | 'refreshToken' | 'deviceCode' | 'userCode' | 'accessToken' | 'assertion', string>>;
}

const verifier = 'a'.repeat(64);

/** Makes a world. Wrong passwords lock nobody, so that one input does not decide about the next. */
export async function createEntraWorld(signingKey: SigningKey, certificate: TestCertificate): Promise<EntraWorld> {
  const tenant = createTenant();
  const entra = createEntra(tenant, { signingKey, settings: { wrongPasswordsToLock: Number.MAX_SAFE_INTEGER } });
  const [, own, reports] = clientIds.map((id) => tenant.applications.get(id));
  own?.publicClientRedirectUris.push(redirectUri);
  reports?.spaRedirectUris.push(`${redirectUri}/spa`);
  Object.assign(reports ?? {}, {
    certificates: [clientCertificate(certificate.certificate)],
    secrets: [...(reports?.secrets ?? []), endedSecret('old')],
  });
  let cookie = '';
  const ada = createPerson(
    {
      tenant,
      async fetch(request) {
        const response = await entra.fetch(request);
        cookie = response.headers.getSetCookie()[0]?.split(';')[0] ?? cookie;
        return response;
      },
    },
    'ada@contoso.example',
  );
  const signIn = async (): Promise<string> => {
    const parameters = {
      client_id: clientIds[1],
      response_type: 'code',
      redirect_uri: redirectUri,
      scope: 'openid offline_access Mail.Read',
      code_challenge: verifier,
      code_challenge_method: 'plain',
    };
    await ada.openBrowser(`${origin}/${tenant.id}/oauth2/v2.0/authorize?${new URLSearchParams(parameters).toString()}`);
    return new URL(ada.location).searchParams.get('code') ?? '';
  };
  const post = async (endpoint: string, form: Record<string, string>): Promise<Record<string, string>> => {
    const response = await entra.fetch(
      new Request(`${origin}/${tenant.id}/oauth2/v2.0/${endpoint}`, {
        method: 'POST',
        body: new URLSearchParams({ client_id: clientIds[1], ...form }),
      }),
    );
    return (await response.json()) as Record<string, string>;
  };
  const redeemed = await post('token', {
    grant_type: 'authorization_code',
    code: await signIn(),
    redirect_uri: redirectUri,
    code_verifier: verifier,
  });
  const device = await post('devicecode', { scope: 'Mail.Read' });
  const [refreshToken = '', accessToken = '', deviceCode = '', userCode = ''] = [
    redeemed['refresh_token'],
    redeemed['access_token'],
    device['device_code'],
    device['user_code'],
  ];
  return {
    tenant,
    entra,
    cookie,
    grants: { code: await signIn(), refreshToken, accessToken, deviceCode, userCode, assertion: assertionOf(tenant, certificate) },
  };
}

/** How the application proves itself (RFC 7523). */
function assertionOf({ id }: Tenant, { certificate, privateKey }: TestCertificate): string {
  const encode = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
  const x5t = createHash('sha1').update(new X509Certificate(certificate).raw).digest('base64url');
  const claims = {
    aud: `${origin}/${id}/oauth2/v2.0/token`,
    iss: clientIds[2],
    sub: clientIds[2],
    exp: Math.floor(Date.now() / 1000) + 36_000,
  };
  const text = `${encode({ alg: 'RS256', x5t })}.${encode(claims)}`;
  return `${text}.${sign('sha256', Buffer.from(text), privateKey).toString('base64url')}`;
}
