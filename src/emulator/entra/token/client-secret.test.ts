import { expect, test } from 'vitest';
import { createTestClient } from '../../../../test/support/entra-client.ts';
import { refusal } from '../../../../test/support/token-answers.ts';
import { createTenant } from '../../tenant/create.ts';
import { clientSecret } from '../../tenant/credentials.ts';

const now = new Date('2026-03-02T09:00:00Z');
const after = (milliseconds: number): string => new Date(now.getTime() + milliseconds).toISOString();
const life = (from: number, to: number) => ({ startDateTime: after(from), endDateTime: after(to) });

/** Secrets of an application with the same or another text, by when they hold from now: what comes of presenting `secret`. */
test.each([
  ['begins now', [['secret', life(0, 1)]], undefined],
  ['begins in a moment', [['secret', life(1, 2)]], 7000215],
  ['ends in a moment', [['secret', life(-1, 1)]], undefined],
  ['ends now', [['secret', life(-1, 0)]], 7000222],
  ['has ended', [['secret', life(-2, -1)]], 7000222],
  ['is not there', [['other', life(-1, 1)]], 7000215],
  ['is not there, beside one that has ended', [['other', life(-2, -1)]], 7000215],
  [
    'has ended, and was given again',
    [
      ['secret', life(-2, -1)],
      ['secret', life(-1, 1)],
    ],
    undefined,
  ],
  [
    'has ended, beside another that holds',
    [
      ['secret', life(-2, -1)],
      ['other', life(-1, 1)],
    ],
    7000222,
  ],
  [
    'has ended once, and begins again in a moment',
    [
      ['secret', life(1, 2)],
      ['secret', life(-2, -1)],
    ],
    7000222,
  ],
] as const)('a secret that %s', async (_, secrets, code) => {
  const client = createTestClient({ tenant: createTenant({ now }) });
  const clientId = 'c0ffee00-8a4e-4f0e-9a51-0a1b2c3d4e5f';
  const application = client.tenant.applications.get(clientId);
  if (application) application.secrets = secrets.map(([text, held]) => clientSecret(text, held));
  const grant = { client_id: clientId, client_secret: 'secret', grant_type: 'client_credentials' };

  expect(refusal(await client.token({ ...grant, scope: 'https://graph.microsoft.com/.default' })).code).toBe(code);
});
