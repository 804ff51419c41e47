import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Secret, TOTP } from 'otpauth';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { createEntra } from '../../src/emulator/entra/entra.ts';
import type { SigningKey } from '../../src/emulator/entra/signing-key.ts';
import { createTenant } from '../../src/emulator/tenant/create.ts';
import { findUser, type Tenant } from '../../src/emulator/tenant/tenant.ts';
import { serveEntra } from '../support/entra-server.ts';

/** An Entra ID, an application that waits for answers, and a browser of somebody. */
export interface World extends AsyncDisposable {
  readonly tenant: Tenant;
  readonly page: Page;
  /** Everything that the browser complained about: refused resources and scripts, errors of scripts. */
  readonly complaints: string[];
  /** Opens the authorization address. */
  open(parameters?: Record<string, string>): Promise<void>;
  /** Waits for the answer at the redirect URI. */
  answer(): Promise<URLSearchParams>;
  readonly origin: string;
}

/** Starts all three; they end with the test. */
export async function createSignInWorld(browser: Browser, signingKey: SigningKey, options: BrowserContextOptions = {}): Promise<World> {
  const tenant = createTenant();
  const server = await serveEntra(createEntra(tenant, { signingKey }));
  const answers: URLSearchParams[] = [];
  const application = createServer(async (request, response) => {
    let body = '';
    for await (const piece of request) body += String(piece);
    const query = new URL(request.url ?? '', 'http://localhost').search;
    if (request.url !== '/favicon.ico') answers.push(new URLSearchParams(body === '' ? query : body));
    response.setHeader('content-type', 'text/html');
    response.end('<title>answered</title>thanks');
  });
  await new Promise<void>((resolve) => application.listen(0, '127.0.0.1', resolve));
  const redirectUri = `http://localhost:${(application.address() as AddressInfo).port}`;
  const context = await browser.newContext(options);
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('console', (message) => complaints.push(message.text()));
  page.on('pageerror', (error) => complaints.push(error.message));

  return {
    tenant,
    page,
    complaints,
    origin: server.origin,
    async open(parameters = {}) {
      const query = new URLSearchParams({
        client_id: 'f2f43f65-16a6-4319-91b6-d2a342a88744',
        response_type: 'code',
        response_mode: 'form_post',
        redirect_uri: redirectUri,
        scope: 'openid profile offline_access Mail.ReadWrite Mail.Send',
        state: 'state-1',
        ...parameters,
      });
      await page.goto(`${server.origin}/common/oauth2/v2.0/authorize?${query.toString()}`);
    },
    async answer() {
      await page.waitForURL((url) => url.origin === redirectUri);
      return answers.at(-1) ?? new URLSearchParams();
    },
    async [Symbol.asyncDispose]() {
      await context.close();
      application.closeAllConnections();
      await new Promise((resolve) => application.close(resolve));
      await server[Symbol.asyncDispose]();
    },
  };
}

/** The code that somebody's authenticator app shows. */
export function codeOf(tenant: Tenant, alias: string): string {
  const secret = findUser(tenant, `${alias}@contoso.example`)?.totpSecret ?? '';
  return new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: tenant.clock.now().getTime() });
}

/** Fills in a field and presses a button. */
export async function fill({ page }: World, label: string, text: string, button: string): Promise<void> {
  await page.getByLabel(label, { exact: true }).fill(text);
  await page.getByRole('button', { name: button, exact: true }).click();
}

/** Answers the page for the account and the one for the password. */
export async function signInAs(world: World, alias: string): Promise<void> {
  await fill(world, 'E-mail address', `${alias}@contoso.example`, 'Next');
  await fill(world, 'Password', `Contoso-${alias}-1`, 'Sign in');
}
