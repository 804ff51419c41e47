import { expect, test } from 'vitest';
import { userOf } from '../../../test/support/entra-browser.ts';
import { createTestClient, type TestClient } from '../../../test/support/entra-client.ts';
import { refusal } from '../../../test/support/token-answers.ts';
import { createTenant } from '../tenant/create.ts';

function createStill(): TestClient {
  return createTestClient({ tenant: createTenant({ now: new Date('2026-03-02T09:00:00Z') }) });
}

/** The code of a request with a password; 65001 is the right one, for nobody has consented. */
async function codeOf(client: TestClient, password: string, alias = 'ada'): Promise<number | undefined> {
  const person = { username: `${alias}@contoso.example`, password };
  return refusal(await client.token({ grant_type: 'password', scope: 'Mail.Read', ...person })).code;
}

const right = 'Contoso-ada-1';

async function wrongTimes(client: TestClient, times: number): Promise<(number | undefined)[]> {
  const codes: (number | undefined)[] = [];
  for (let count = 0; count < times; count += 1) codes.push(await codeOf(client, 'wrong'));
  return codes;
}

test('ten wrong passwords in a row lock the account for a minute, and nine do not', async () => {
  const client = createStill();

  expect(new Set(await wrongTimes(client, 9))).toEqual(new Set([50126]));
  expect(await codeOf(client, right)).toBe(65001);
  expect(new Set(await wrongTimes(client, 10))).toEqual(new Set([50126]));
  expect([await codeOf(client, right), await codeOf(client, 'wrong'), await codeOf(client, 'Contoso-diego-1', 'diego')]).toEqual([
    50053, 50053, 65001,
  ]);
  client.tenant.clock.advance(59_999);
  expect(await codeOf(client, right)).toBe(50053);
  client.tenant.clock.advance(1);
  expect(await codeOf(client, 'wrong')).toBe(50126);
  expect(await codeOf(client, right)).toBe(65001);
});

test('the lock ends once, and then ten more are allowed', async () => {
  const client = createStill();
  await wrongTimes(client, 10);
  client.tenant.clock.advance(60_000);

  expect(await wrongTimes(client, 11)).toEqual([...Array.from({ length: 10 }, () => 50126), 50053]);
});

test('whether an account is disabled is for those who know its password', async () => {
  const client = createStill();
  userOf(client, 'ada').accountEnabled = false;

  expect([await codeOf(client, 'wrong'), await codeOf(client, right)]).toEqual([50126, 50057]);
});

test.each([
  ['', 900144],
  [' ', 50126],
  ['contoso-ada-1', 50126],
  ['Contoso-ada-1 ', 50126],
  ['Contoso-ada-', 50126],
])('%j is not the password: %i', async (password, code) => {
  expect(await codeOf(createStill(), password)).toBe(code);
});

test('an account without a password has none that is right', async () => {
  const client = createStill();
  userOf(client, 'ada').password = '';

  expect(await codeOf(client, ' ')).toBe(50126);
});
