import { request as send } from 'node:http';

/** The sign-in page that MSAL wants opened, and where its answer will arrive. */
export interface AuthorizePage {
  readonly url: string;
  readonly host: string;
  /** http://localhost:53124 */
  readonly redirectUri: string;
  readonly port: number;
  readonly state: string;
}

/** Reads the address of a sign-in page. */
export function authorizePage(url: string): AuthorizePage {
  const { host, searchParams } = new URL(url);
  const redirectUri = searchParams.get('redirect_uri') ?? '';
  return { url, host, redirectUri, port: Number(new URL(redirectUri).port), state: searchParams.get('state') ?? '' };
}

/**
 * Answers in place of the page that the person gave up. MSAL has no way to cancel; this answer makes it stop listening.
 * Done when the answer was taken, or when nobody listens any more.
 */
export async function answerCancelled({ port, state }: AuthorizePage): Promise<void> {
  const body = new URLSearchParams({ error: 'user_cancelled', state }).toString();
  await new Promise<void>((resolve) => {
    const request = send({
      host: '127.0.0.1',
      port,
      method: 'POST',
      agent: false,
      headers: { 'content-type': 'application/x-www-form-urlencoded', 'content-length': Buffer.byteLength(body) },
    });
    request.on('response', (response) => response.resume().on('close', resolve));
    request.on('error', () => resolve());
    request.end(body);
  });
}
