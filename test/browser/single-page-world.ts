import { readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import { dirname, join } from 'node:path';
import type { Page } from 'playwright-core';
import { createEmulator, type Emulator, type SigningKey } from '../../src/emulator/index.ts';
import { launchProfile } from '../support/chromium.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const clientId = '7a1b1f5e-2d0c-4c55-9d0b-3f5e6a4c2b10';

/** A page of somebody else that signs people in with MSAL for browsers, and a browser that reaches the emulator under Microsoft's names, over TLS. */
export interface SinglePageWorld extends AsyncDisposable {
  readonly emulator: Emulator;
  readonly page: Page;
  /** Address of the page. */
  readonly origin: string;
  /** Where the emulator itself is. */
  readonly emulatorOrigin: string;
  /** Opens the page anew. */
  open(): Promise<void>;
  /** What the browser asked Microsoft for, by method, host and path. */
  readonly requests: string[];
}

/** Starts both. */
export async function singlePageWorld(signingKey: SigningKey): Promise<SinglePageWorld> {
  const emulator = await createEmulator({ signingKey });
  const listener = await emulator.listen({ tls: true });
  const files = await pages(emulator.tenant.id);
  const server = createServer((request, response) => {
    const [type, body] = files.get(new URL(request.url ?? '', 'http://localhost').pathname) ?? ['text/plain', undefined];
    response.writeHead(body === undefined ? 404 : 200, { 'content-type': type }).end(body ?? '');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const origin = `http://localhost:${(server.address() as AddressInfo).port}`;
  emulator.tenant.applications.get(clientId)?.spaRedirectUris.push(`${origin}/answer`);
  // Requests for Microsoft's hosts go through the emulator, which is a proxy too; nothing leaves the machine.
  const proxy = { server: listener.origin.replace('https:', 'http:'), bypass: 'localhost' };
  const profile = await temporaryFolder('profile');
  const context = await launchProfile(profile, { ignoreHTTPSErrors: true, proxy });
  context.setDefaultTimeout(15_000);
  const page = await context.newPage();
  const requests: string[] = [];
  context.on('request', (request) => {
    const { host, pathname } = new URL(request.url());
    if (host.endsWith('microsoft.com') || host.endsWith('microsoftonline.com')) requests.push(`${request.method()} ${host}${pathname}`);
  });
  return {
    emulator,
    page,
    origin,
    emulatorOrigin: listener.origin,
    requests,
    async open() {
      await page.goto(`${origin}/`);
      await page.waitForFunction('window.ready === true');
    },
    async [Symbol.asyncDispose]() {
      await context.close();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await emulator[Symbol.asyncDispose]();
      await rm(profile, { recursive: true, force: true });
    },
  };
}

async function pages(tenantId: string): Promise<Map<string, readonly [type: string, body: string]>> {
  const library = dirname(createRequire(import.meta.url).resolve('@azure/msal-browser/package.json'));
  const script = (path: string): Promise<string> => readFile(join(library, 'lib', path), 'utf8');
  const start = `
    const client = new msal.PublicClientApplication({
      auth: { clientId: '${clientId}', authority: 'https://login.microsoftonline.com/${tenantId}', redirectUri: location.origin + '/answer' },
      cache: { cacheLocation: 'localStorage' },
    });
    window.client = client;
    client.initialize().then(() => client.handleRedirectPromise({ navigateToLoginRequestUrl: true })).then(
      (result) => { window.redirected = result && result.account.username; window.ready = true; },
      (error) => { window.redirected = String(error); window.ready = true; },
    );`;
  const html = (body: string): readonly [string, string] => ['text/html', `<!doctype html><title>App</title>${body}`];
  return new Map([
    ['/', html('<script src="/msal.js"></script><script src="/start.js"></script>')],
    ['/answer', html('<script src="/bridge.js"></script><script>msalRedirectBridge.broadcastResponseToMainFrame()</script>')],
    ['/msal.js', ['text/javascript', await script('msal-browser.min.js')]],
    ['/bridge.js', ['text/javascript', await script('redirect-bridge/msal-redirect-bridge.min.js')]],
    ['/start.js', ['text/javascript', start]],
  ]);
}
