import { constants, createHash, verify, X509Certificate } from 'node:crypto';
import type { Application } from '../../tenant/directory.ts';
import { consumerTenantId, readAuthority } from '../authority.ts';
import type { Exchange } from '../exchange.ts';
import { EntraFailure } from '../failure.ts';

/** A signed statement by which an application proves who it is (RFC 7523, section 2.2), and where it arrived. */
export interface ClientAssertion {
  readonly jwt: string;
  /** `client_assertion_type`. */
  readonly type: string | undefined;
  /** Paths of the addresses that it may be for. */
  readonly audiences: readonly string[];
}

const bearer = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer';
/** Clocks of clients may be wrong by so many seconds. */
const tolerance = 300;

/**
 * Checks a client assertion against the certificates of an application.
 * https://learn.microsoft.com/entra/identity-platform/certificate-credentials
 *
 * @param at - When it arrived.
 * @throws EntraFailure 9002313 for another kind of assertion, 700027 when no registered certificate has signed it or that one has ended,
 * 700021, 700023 and 700024 when it is about another application, endpoint or time.
 */
export function verifyAssertion(application: Application, { jwt, type, audiences }: ClientAssertion, at: Date): void {
  const [head = '', body = '', signature = ''] = jwt.split('.');
  const header = readPart(head);
  const claims = readPart(body);
  if (type !== bearer) throw new EntraFailure(9002313, { reason: `client_assertion_type is not ${bearer}.` });
  const certificate = registeredCertificate(application, header);
  if (!certificate) throw notAccepted('its key is not that of a certificate of the application.');
  if (!isSignedBy(certificate, header['alg'], `${head}.${body}`, signature)) throw notAccepted('the signature is wrong.');
  if (new Date(certificate.validTo) < at) throw notAccepted('the certificate has expired.');

  if (claims['iss'] !== application.clientId || claims['sub'] !== application.clientId) throw new EntraFailure(700021);
  const audience = typeof claims['aud'] === 'string' ? claims['aud'] : '';
  // Any host stands for the service here, so that only the path can be compared.
  const path = URL.canParse(audience) ? new URL(audience).pathname.toLowerCase() : '';
  if (!audiences.includes(path)) throw new EntraFailure(700023, { audience });
  const now = at.getTime() / 1000;
  if (!(Number(claims['exp']) > now - tolerance)) throw new EntraFailure(700024, { reason: 'it has ended.' });
  if (Number(claims['nbf'] ?? 0) > now + tolerance) throw new EntraFailure(700024, { reason: 'it has not begun.' });
}

/**
 * What an assertion may be for: the token endpoint that it is sent to, of a tenant or not, and the issuer of the tenant, which OpenID Connect clients have.
 * The authority must be that of the request, by any of its names.
 * https://learn.microsoft.com/entra/identity-platform/certificate-credentials,
 * https://github.com/AzureAD/microsoft-authentication-library-for-dotnet/pull/1337 (the issuer of no tenant is refused),
 * https://github.com/AzureAD/microsoft-authentication-library-for-dotnet/issues/3352 (another authority is),
 * https://github.com/MicrosoftDocs/microsoft-authentication-library-dotnet/pull/299 (and so is an address that is nearly right)
 */
export function audiencesOf({ entra, segment, version }: Pick<Exchange, 'entra' | 'segment' | 'version'>): string[] {
  const { id, domain } = entra.tenant;
  const { kind } = readAuthority(entra.tenant, segment);
  const names = kind === 'tenant' ? [id, domain.toLowerCase()] : kind === 'consumers' ? [kind, consumerTenantId] : [kind];
  const endpoint = version === 1 ? 'oauth2/token' : 'oauth2/v2.0/token';
  return names.flatMap((name) => [`/${name}/${endpoint}`, ...(kind === 'tenant' && version === 2 ? [`/${name}/v2.0`] : [])]);
}

/**
 * The certificate that the header names: by its SHA-256 (`x5t#S256`) or SHA-1 (`x5t`) thumbprint (RFC 7515, 4.1.7 and 4.1.8); without either, by `kid`, which is
 * the SHA-1 thumbprint in base64url as well (https://github.com/AzureAD/microsoft-authentication-library-for-dotnet/pull/1714: the library sent that alone). Beside
 * one of the others it is not looked at (https://github.com/keycloak/keycloak/pull/20366).
 *
 * Assumption: a `kid` in hexadecimal names nothing; who sends one has `x5t` beside it.
 */
function registeredCertificate({ certificates = [] }: Application, header: Readonly<Record<string, unknown>>): X509Certificate | undefined {
  const named = header['x5t#S256'] ?? header['x5t'] ?? header['kid'];
  // MSAL for Python pads the thumbprint, against RFC 7515, and Entra ID takes it.
  const wanted = typeof named === 'string' ? named.replace(/={1,2}$/, '') : undefined;
  const algorithm = header['x5t#S256'] === undefined ? 'sha1' : 'sha256';
  return certificates
    .map(({ pem }) => new X509Certificate(pem))
    .find(({ raw }) => createHash(algorithm).update(raw).digest('base64url') === wanted);
}

function isSignedBy({ publicKey }: X509Certificate, algorithm: unknown, text: string, signature: string): boolean {
  if (algorithm !== 'PS256' && algorithm !== 'RS256') return false;
  const padding = algorithm === 'PS256' ? constants.RSA_PKCS1_PSS_PADDING : constants.RSA_PKCS1_PADDING;
  const saltLength = constants.RSA_PSS_SALTLEN_DIGEST;
  return verify('sha256', Buffer.from(text), { key: publicKey, padding, saltLength }, Buffer.from(signature, 'base64url'));
}

function readPart(part: string): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(Buffer.from(part, 'base64url').toString());
    if (typeof value === 'object' && value !== null) return value as Record<string, unknown>;
  } catch {
    // Answered below, as every other text that is no assertion.
  }
  throw notAccepted('it is not a signed JSON Web Token.');
}

function notAccepted(reason: string): EntraFailure {
  return new EntraFailure(700027, { reason });
}
