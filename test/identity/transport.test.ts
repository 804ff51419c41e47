import { expect, test } from 'vitest';
import { machineFetch } from '../../src/connection/machine/machine-fetch.ts';
import { createEmulator } from '../../src/emulator/index.ts';
import { createIdentity, createNoStorage, environments, readSettings } from '../../src/identity/index.ts';
import { ownApplication } from './world.ts';

test('a server whose certificate nobody vouches for gets no password: the sign-in ends before anything is sent', async () => {
  await using emulator = await createEmulator();
  const listener = await emulator.listen({ tls: true });
  const send = machineFetch();
  const asked: string[] = [];
  const identity = createIdentity(
    readSettings({
      authenticationType: 'UsernameAndPassword',
      applicationId: ownApplication,
      tenantId: 'contoso.example',
      username: 'ada@contoso.example',
      password: 'Contoso-ada-1',
    }),
    {
      fetch: (url, request) => {
        asked.push(new URL(url).pathname);
        return send(url.replace('https://login.microsoftonline.com', listener.origin), request);
      },
      storage: createNoStorage(),
      openBrowser: async () => undefined,
      canAsk: false,
      notify: () => undefined,
      now: () => new Date(),
    },
  );

  await expect(identity.token(['Mail.Read'])).rejects.toMatchObject({
    code: 'NETWORK_FAILED',
    message: expect.stringMatching(/^login\.microsoftonline\.com could not be reached: [A-Z_]*(CERT|SIGN)[A-Z_]*\.$/),
  });
  expect(asked).not.toEqual([]);
  expect(emulator.requests.list()).toEqual([]);
});

test('every sign-in host and every Graph is reached over TLS', () => {
  for (const { loginHost, graphUrl } of Object.values(environments)) {
    expect(loginHost).not.toMatch(/[:/]/);
    expect(new URL(graphUrl).protocol).toBe('https:');
  }
});
