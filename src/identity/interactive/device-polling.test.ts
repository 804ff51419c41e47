import type { INetworkModule } from '@azure/msal-node';
import { expect, test } from 'vitest';
import { paceDevicePolls } from './device-polling.ts';

const host = 'https://login.microsoftonline.com/common/oauth2/v2.0';

/** A service that gives these answers, one after the other, and how long each poll waited. */
function serviceWith(...answers: object[]) {
  const waits: number[] = [];
  const client: INetworkModule = {
    sendGetRequestAsync: () => Promise.reject(new Error('Nobody gets anything.')),
    sendPostRequestAsync: async <T>() => ({ status: 200, headers: {}, body: (answers.shift() ?? {}) as T }),
  };
  const polling = paceDevicePolls(client, new AbortController().signal, async (seconds) => void waits.push(seconds));
  const post = async (path: string): Promise<object> => (await polling.client.sendPostRequestAsync<object>(`${host}/${path}`, {})).body;
  return { post, waits, refusal: polling.refusal };
}

test('waits before each poll as long as the service says, and MSAL does not', async () => {
  const { post, waits } = serviceWith({ interval: 7 }, { error: 'authorization_pending' }, { access_token: 'x' });

  expect(await post('devicecode')).toEqual({ interval: 0 });
  expect([await post('token'), await post('token')]).toEqual([{ error: 'authorization_pending' }, { access_token: 'x' }]);
  expect(waits).toEqual([7, 7]);
});

test('waits five seconds more after each poll that was too early', async () => {
  const { post, waits } = serviceWith({}, { error: 'slow_down' }, { error: 'slow_down' }, { error: 'authorization_pending' });
  await post('devicecode');

  expect([await post('token'), await post('token'), await post('token')]).toEqual(
    Array.from({ length: 3 }, () => ({ error: 'authorization_pending' })),
  );
  expect(waits).toEqual([5, 10, 15]);
});

test('keeps why the service refused, which MSAL does not hand on', async () => {
  const { post, refusal } = serviceWith({}, { error: 'expired_token', error_description: 'AADSTS70019: Over.', error_codes: [70019] });
  await post('devicecode');
  await post('token');

  expect(refusal()).toMatchObject({ errorCode: 'expired_token', errorMessage: 'AADSTS70019: Over.', errorNo: 70019 });
});

test('a refusal at the start ends it there', async () => {
  const { post, refusal } = serviceWith({ error: 'unauthorized_client', error_codes: [700016] });

  await expect(post('devicecode')).rejects.toMatchObject({ errorCode: 'unauthorized_client' });
  expect(refusal()).toMatchObject({ errorNo: 700016 });
});
