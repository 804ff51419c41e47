import { describe, expect, test } from 'vitest';
import { clientId, createTestClient, type TestClient, type TokenAnswer } from '../../../../test/support/entra-client.ts';
import { readPage } from '../../person-page.ts';

interface Started {
  readonly user_code: string;
  readonly device_code: string;
  readonly [member: string]: unknown;
}

async function start(client: TestClient, fields: Record<string, string> = {}): Promise<Started> {
  const response = await client.post(`/${client.tenant.id}/oauth2/v2.0/devicecode`, {
    client_id: clientId,
    scope: 'openid Mail.Read',
    ...fields,
  });
  return (await response.json()) as Started;
}

function poll(client: TestClient, { device_code }: Started): Promise<TokenAnswer> {
  return client.token({ grant_type: 'urn:ietf:params:oauth:grant-type:device_code', device_code });
}

const page = 'https://login.microsoftonline.com/devicelogin';

test('the device is told where to send the person, with which code', async () => {
  const client = createTestClient();

  const started = await start(client);

  expect(started).toEqual({
    user_code: expect.stringMatching(/^[BCDFGHJKLMNPQRSTVWXYZ2-9]{9}$/),
    device_code: expect.any(String),
    verification_uri: page,
    expires_in: 900,
    interval: 5,
    message: `To sign in, use a web browser to open the page ${page} and enter the code ${started.user_code} to authenticate.`,
  });
});

test('the device waits until the person has signed in, confirmed and consented', async () => {
  const client = createTestClient();
  const started = await start(client);
  const ada = client.person('ada');

  const before = await poll(client, started);
  await ada.openBrowser(`${page}?otc=${started.user_code.toLowerCase()}`);
  const after = await poll(client, started);
  const again = await poll(client, started);

  expect(before).toMatchObject({ status: 400, body: { error: 'authorization_pending', error_codes: [70016] } });
  expect(after).toMatchObject({ status: 200, body: { scope: 'Mail.Read openid' } });
  expect(again).toMatchObject({ status: 400, body: { error: 'bad_verification_code', error_codes: [70018] } });
  expect(ada.consents).toEqual([{ application: 'Contoso Automations', permissions: ['Mail.Read', 'openid'], answer: 'accept' }]);
});

test('a person who declines ends it', async () => {
  const client = createTestClient();
  const started = await start(client);

  const declined = client.person('ada', { consent: 'decline' }).openBrowser(`${page}?otc=${started.user_code}`);

  await expect(declined).rejects.toThrow('AADSTS65004: The person declined to let the application have access.');
  expect(await poll(client, started)).toMatchObject({ status: 400, body: { error: 'authorization_declined' } });
});

test('a device code ends after fifteen minutes, on the page too', async () => {
  const client = createTestClient();
  const started = await start(client);
  client.tenant.clock.advance(901_000);

  const shown = readPage(await (await client.post('/devicelogin', { otc: started.user_code })).text(), page);

  expect(shown.problem).toBe('The device code has expired. Ask for a new one.');
  expect(await poll(client, started)).toMatchObject({ status: 400, body: { error: 'expired_token', error_codes: [70020] } });
});

describe('refused', () => {
  test('a code that nobody has', async () => {
    const client = createTestClient();

    const shown = readPage(await (await client.post('/devicelogin', { otc: 'wrong' })).text(), page);

    expect(shown).toMatchObject({ name: 'device-code', problem: 'The code is not known. Check it, and enter it again.' });
  });

  test.each([
    [{ client_id: '' }, 900144],
    [{ scope: '' }, 900144],
    [{ scope: 'Mail.Reed' }, 650053],
    [{ client_id: 'nobody' }, 700016],
  ])('a start with %o', async (fields, code) => {
    expect(await start(createTestClient(), fields)).toMatchObject({ error_codes: [code] });
  });

  test('a poll of another application, and of one that is no public client', async () => {
    const client = createTestClient();
    const started = await start(client);
    const grant = { grant_type: 'urn:ietf:params:oauth:grant-type:device_code', device_code: started.device_code };

    const other = await client.token({ ...grant, client_id: 'f2f43f65-16a6-4319-91b6-d2a342a88744' });
    client.application.isFallbackPublicClient = false;
    const confidential = await poll(client, started);

    expect(other.body).toMatchObject({ error_codes: [70018] });
    expect(confidential).toMatchObject({ status: 401, body: { error: 'invalid_client', error_codes: [7000218] } });
  });
});
