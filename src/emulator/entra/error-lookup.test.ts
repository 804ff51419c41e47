import { expect, test } from 'vitest';
import { createTestClient } from '../../../test/support/entra-client.ts';
import { readPage } from '../person-page.ts';

test('the address in an error body explains the code', async () => {
  const client = createTestClient();
  const { body } = await client.token({ grant_type: 'refresh_token', refresh_token: 'x' });
  const address = String(body['error_uri']);

  const page = readPage(await (await client.entra.fetch(new Request(address))).text(), address);

  expect(page).toMatchObject({ title: 'AADSTS70000', lead: expect.stringMatching(/^The grant is not valid/) });
});

test('an unknown code is not found', async () => {
  const response = await createTestClient().get('/error?code=constructor');

  expect(response.status).toBe(404);
});
