import { execFile } from 'node:child_process';
import { rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createEmulator, type Emulator, type Listener } from '../../src/emulator/index.ts';
import { keepOutput, packageFolder, type Ended } from '../support/command-line.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

// The program knows no emulator here: it asks login.microsoftonline.com and graph.microsoft.com, and the proxy of the machine is what leads it
// to the emulator, which has certificates for these names.

let emulator: Emulator;
let listener: Listener;
let home = '';
beforeAll(async () => {
  emulator = await createEmulator();
  listener = await emulator.listen({ tls: true });
  home = await temporaryFolder('proxy');
  await writeFile(join(home, 'ca.pem'), listener.caCertificate ?? '');
  const reports = {
    authenticationType: 'ApplicationIdAndSecret',
    applicationId: 'c0ffee00-8a4e-4f0e-9a51-0a1b2c3d4e5f',
    tenantId: emulator.tenant.id,
    secureApplicationSecret: 'env:REPORTS_SECRET',
    impersonatedUserEmailAddress: 'ada@contoso.example',
  };
  await writeFile(join(home, 'connections.json'), JSON.stringify({ connections: { reports } }));
});
afterAll(async () => {
  await emulator[Symbol.asyncDispose]();
  await rm(home, { recursive: true });
});

/** Lists one message as the application of the connection, in a process of its own. */
async function listOne(env: Readonly<Record<string, string>>): Promise<Ended> {
  const args = ['mail', 'list', '--top', '1', '--connection', 'reports', '--json'];
  const own = {
    PATH: process.env['PATH'] ?? '',
    ONBEHALF_HOME: home,
    REPORTS_SECRET: 'contoso-reports-secret',
    NODE_EXTRA_CA_CERTS: join(home, 'ca.pem'),
  };
  const ended = await new Promise<Ended>((resolve) => {
    execFile(
      process.execPath,
      [join(packageFolder, 'dist', 'main.js'), ...args],
      { env: { ...own, ...env }, timeout: 60_000 },
      (error, stdout, stderr) => {
        resolve({ status: typeof error?.code === 'number' ? error.code : 0, stdout, stderr });
      },
    );
  });
  await keepOutput(args.join(' '), ended.stdout + ended.stderr);
  return ended;
}

const asProxy = (origin: string, credentials = ''): string => origin.replace('https://', `http://${credentials}`);

test('signs in and reads mail through the proxy of HTTPS_PROXY, over TLS, with the hosts of Microsoft', async () => {
  const { status, stdout, stderr } = await listOne({ HTTPS_PROXY: asProxy(listener.origin) });

  expect(JSON.parse(stdout)).toMatchObject({ subject: expect.any(String), mailbox: 'ada@contoso.example' });
  expect([status, stderr]).toEqual([0, expect.stringMatching(/^Signed in as application c0ffee00-8a4e-4f0e-9a51-0a1b2c3d4e5f\.$/m)]);
  expect(emulator.requests.list().map(({ path }) => path.split('?')[0])).toEqual(
    expect.arrayContaining([`/${emulator.tenant.id}/oauth2/v2.0/token`, '/v1.0/users/ada%40contoso.example/mailFolders/inbox/messages']),
  );
});

test('a proxy that refuses is named, without the password that it was given', async () => {
  const refusing: Server = createServer().on('connect', (_request, socket) =>
    socket.end('HTTP/1.1 407 Proxy Authentication Required\r\nConnection: close\r\n\r\n<p>Who are you?</p>'),
  );
  await new Promise<void>((resolve) => refusing.listen(0, '127.0.0.1', resolve));
  const { port } = refusing.address() as AddressInfo;
  const { status, stderr } = await listOne({ HTTPS_PROXY: `http://ada:hunter2@127.0.0.1:${port}` });
  await new Promise((resolve) => refusing.close(resolve));

  expect(stderr).toContain(
    `login.microsoftonline.com could not be reached: the proxy 127.0.0.1:${port} answers 407 instead of leading to login.microsoftonline.com.`,
  );
  expect(stderr).not.toContain('hunter2');
  expect(status).toBe(6);
});

test('a proxy that does not answer is named', async () => {
  const { status, stderr } = await listOne({ HTTPS_PROXY: 'http://127.0.0.1:9' });

  expect(stderr).toContain('login.microsoftonline.com could not be reached: the proxy 127.0.0.1:9 cannot be reached (ECONNREFUSED).');
  expect(status).toBe(6);
});

test('a proxy of another kind is refused before anything is sent', async () => {
  const { status, stderr } = await listOne({ HTTPS_PROXY: 'socks5://ada:hunter2@127.0.0.1:9' });

  expect(stderr).toContain(
    'The proxy of this machine cannot be used. HTTPS_PROXY must be the address of a proxy that begins with http:// or https://',
  );
  expect(stderr).not.toContain('hunter2');
  expect(status).toBe(2);
});
