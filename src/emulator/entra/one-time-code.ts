import type { EntraContext } from './context.ts';

/** Seconds that a code is shown (RFC 6238). */
export const stepSeconds = 30;

/**
 * The code that an authenticator app shows (RFC 6238: SHA-1, six digits, 30 seconds).
 *
 * @param secret - Base32.
 */
export async function oneTimeCode(secret: string, at: Date): Promise<string> {
  const [{ generateHOTP }, { decodeBase32IgnorePadding }] = await Promise.all([import('@oslojs/otp'), import('@oslojs/encoding')]);
  return generateHOTP(decodeBase32IgnorePadding(secret), BigInt(Math.floor(at.getTime() / 1000 / stepSeconds)), 6);
}

/** A second factor as an authenticator app is given it. */
export interface Authenticator {
  /** The code that the app shows now. */
  readonly code: string;
  /** The `otpauth:` address that sets an app up. https://github.com/google/google-authenticator/wiki/Key-Uri-Format */
  readonly address: string;
}

/** What the app of a person shows, and how to set one up. @param secret - Base32. */
export async function authenticatorOf(
  secret: string,
  { issuer, account, at }: { issuer: string; account: string; at: Date },
): Promise<Authenticator> {
  const [{ createTOTPKeyURI }, { decodeBase32IgnorePadding }] = await Promise.all([import('@oslojs/otp'), import('@oslojs/encoding')]);
  return {
    code: await oneTimeCode(secret, at),
    address: createTOTPKeyURI(issuer, account, decodeBase32IgnorePadding(secret), stepSeconds, 6),
  };
}

/** A new secret in Base32. @param bytes - 20 random bytes. */
export async function secretOf(bytes: Uint8Array): Promise<string> {
  return (await import('@oslojs/encoding')).encodeBase32UpperCaseNoPadding(bytes);
}

/**
 * Checks a code of an authenticator app by the tenant's clock; one step early or late is accepted.
 * Unlike Entra ID, a code is accepted again within its time, so that tests can sign in twice in half a minute.
 *
 * @param secret - Base32.
 */
export async function isOneTimeCode({ tenant }: Pick<EntraContext, 'tenant'>, secret: string, code: string): Promise<boolean> {
  const now = tenant.clock.now().getTime();
  const moments = [-1, 0, 1].map((step) => new Date(now + step * stepSeconds * 1000)).filter((moment) => moment.getTime() >= 0);
  const accepted = await Promise.all(moments.map((moment) => oneTimeCode(secret, moment)));
  return accepted.includes(code.replaceAll(/\s/g, ''));
}
