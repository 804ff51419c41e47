import { expect, test } from 'vitest';
import { createTestClient } from '../../../test/support/entra-client.ts';

async function realmOf(username: string): Promise<unknown> {
  const response = await createTestClient().get(`/common/userrealm/${encodeURIComponent(username)}?api-version=1.0`);
  return { status: response.status, ...((await response.json()) as object) };
}

test('a person of the organisation is managed here', async () => {
  expect(await realmOf('ada@contoso.example')).toEqual({
    status: 200,
    ver: '1.0',
    account_type: 'Managed',
    domain_name: 'contoso.example',
    cloud_instance_name: 'microsoftonline.com',
    cloud_audience_urn: 'urn:federation:MicrosoftOnline',
  });
});

test('somebody who does not exist is answered like somebody who does', async () => {
  expect(await realmOf('nobody@CONTOSO.example')).toMatchObject({ status: 200, account_type: 'Managed', domain_name: 'contoso.example' });
});

test.each(['ada@fabrikam.example', 'no address', '%@%'])('%s is unknown', async (username) => {
  expect(await realmOf(username)).toEqual({
    status: 200,
    ver: '1.0',
    account_type: 'Unknown',
    cloud_instance_name: 'microsoftonline.com',
    cloud_audience_urn: 'urn:federation:MicrosoftOnline',
  });
});
