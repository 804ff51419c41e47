import type { EntraContext } from './context.ts';

/**
 * Checks a code of an authenticator app (RFC 6238: SHA-1, six digits, 30 seconds) by the tenant's clock; one step early or late is
 * accepted.
 * Unlike Entra ID, a code is accepted again within its time, so that tests can sign in twice in half a minute.
 *
 * @param secret - Base32.
 */
export async function isOneTimeCode({ tenant }: Pick<EntraContext, 'tenant'>, secret: string, code: string): Promise<boolean> {
  const { Secret, TOTP } = await import('otpauth');
  const totp = new TOTP({ secret: Secret.fromBase32(secret) });
  return totp.validate({ token: code.replaceAll(/\s/g, ''), timestamp: tenant.clock.now().getTime(), window: 1 }) !== null;
}
