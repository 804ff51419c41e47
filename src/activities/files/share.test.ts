import { describe, expect, test } from 'vitest';
import { recordedWorld, runRecorded } from '../../../test/support/recording-graph.ts';
import { share } from './share.ts';

const ben = { id: 'p1', roles: ['write'], invitation: { email: 'ben@contoso.example' } };
const chloe = { id: 'p2', roles: ['write'], invitation: { email: 'chloe@contoso.example' } };
const error = { code: 'notAllowed', message: 'They have no mailbox.' };

function shareWith(value: readonly object[]) {
  const world = recordedWorld(share, {
    'GET /me/drive/items/{item}': { id: 'x', name: 'Plan.docx', webUrl: 'https://contoso.example/plan' },
    'POST /me/drive/items/{item}/invite': { value },
  });
  const input = { item: { id: 'x' }, recipients: ['ben@contoso.example', 'chloe@contoso.example'], access: 'edit', requireSignIn: true };
  return runRecorded(share, input, world) as Promise<unknown>;
}

describe('an item that is shared with people', () => {
  test('is open to all of them', async () => {
    await expect(shareWith([ben, chloe])).resolves.toMatchObject({ permissions: ['p1', 'p2'], access: 'edit' });
  });

  test('is not said to be open to change where one may only look', async () => {
    await expect(shareWith([ben, { ...chloe, roles: ['read'] }])).resolves.toMatchObject({ access: 'view' });
  });

  test.each([
    [
      'who were not told',
      [ben, { ...chloe, error }],
      'Plan.docx is open to chloe@contoso.example, who could not be told of it. They have no mailbox.',
      { failed: ['chloe@contoso.example'], shared: ['ben@contoso.example'], permissions: ['p1', 'p2'], codes: ['notAllowed'] },
    ],
    [
      'who got no permission',
      [{ invitation: ben.invitation, error }, chloe],
      'Plan.docx was not shared with ben@contoso.example. They have no mailbox.',
      { failed: ['ben@contoso.example'], shared: ['chloe@contoso.example'], permissions: ['p2'] },
    ],
    ['who are left out without a word', [], 'Plan.docx was not shared: Microsoft Graph gave nobody a permission.', { permissions: [] }],
  ])('names those %s, and never reports a share that is none', async (_, value, message, details) => {
    await expect(shareWith(value)).rejects.toMatchObject({ code: 'ACCESS_DENIED', message, details });
  });
});
