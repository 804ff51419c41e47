import type { TestClient, TokenAnswer } from './entra-client.ts';

/** What a refusal comes down to: status, OAuth error and AADSTS number. */
export interface Refusal {
  readonly status: number;
  readonly error: unknown;
  readonly code: number | undefined;
}

/** The refusal in an answer. */
export function refusal({ status, body }: TokenAnswer): Refusal {
  const codes = body['error_codes'];
  return { status, error: body['error'], code: Array.isArray(codes) ? Number(codes[0]) : undefined };
}

/** A refusal that is expected. */
export function refused(error: string, code: number, status = 400): Refusal {
  return { status, error, code };
}

/** Signs a person in and redeems the code. */
export async function signedIn(client: TestClient, alias = 'ada', parameters: Record<string, string> = {}): Promise<TokenAnswer> {
  return client.redeem(await client.signIn(client.person(alias), parameters));
}

/** Uses the refresh token of an answer. */
export function refresh(client: TestClient, { body }: TokenAnswer, parameters: Record<string, string> = {}): Promise<TokenAnswer> {
  return client.token({ grant_type: 'refresh_token', refresh_token: String(body['refresh_token']), ...parameters });
}
