import { expect, test } from 'vitest';
import { quietWorld } from '../../../test/support/flow-text.ts';
import { createNoStorage } from '../../identity/index.ts';
import { dryWorld } from './dry-world.ts';

const answer = (): Promise<Response> => Promise.resolve(new Response('{}'));
const graph = 'https://graph.microsoft.com/v1.0';
const batch = (...methods: readonly string[]): string =>
  JSON.stringify({ requests: methods.map((method, id) => ({ id, method, url: '/me/messages/1?$select=id' })) });

test.each([
  ['GET', `${graph}/me/messages`, undefined],
  ['POST', `${graph}/me/calendar/getSchedule`, '{}'],
  ['POST', `${graph}/drives/1/items/2/workbook/createSession`, '{}'],
  ['POST', `${graph}/$batch`, batch('GET', 'GET')],
  ['POST', 'https://login.microsoftonline.com/common/oauth2/v2.0/token', 'grant_type=refresh_token'],
])('%s %s is let through', async (method, url, body) => {
  const world = dryWorld({ ...quietWorld, fetch: answer });

  await expect(world.fetch(url, { method, ...(body !== undefined && { body }) })).resolves.toMatchObject({ status: 200 });
});

test.each([
  ['POST', `${graph}/me/sendMail`, '{}'],
  ['PATCH', `${graph}/me/messages/1`, '{}'],
  ['DELETE', 'http://localhost:4000/beta/me/messages/1', undefined],
  ['POST', `${graph}/$batch`, batch('GET', 'PATCH')],
  ['POST', `${graph}/$batch`, '{}'],
  ['PUT', `${graph}/me/drive/root:/a.txt:/content`, 'text'],
])('%s %s is stopped before it is sent', async (method, url, body) => {
  let sent = 0;
  const world = dryWorld({ ...quietWorld, fetch: () => ((sent += 1), answer()) });

  await expect(world.fetch(url, { method, ...(body !== undefined && { body }) })).rejects.toThrow(/was about to change something/);
  expect(sent).toBe(0);
});

test('positions go on in memory, and are as they were afterwards', async () => {
  const real = createNoStorage();
  await real.write('inbox', 'one', undefined);
  const before = await real.read('inbox');
  const positions = await dryWorld({ ...quietWorld, positions: async () => real }).positions();

  expect(await positions.write('inbox', 'two', 'another version')).toBe('changed');
  expect(await positions.write('inbox', 'two', before?.version)).toMatchObject({ version: expect.any(String) });
  expect(await positions.write('sent', 'three', undefined)).toMatchObject({ version: expect.any(String) });
  await positions.remove('inbox');

  expect({ inbox: await positions.read('inbox'), sent: (await positions.read('sent'))?.content, all: await positions.list() }).toEqual({
    inbox: undefined,
    sent: 'three',
    all: ['sent'],
  });
  expect(await real.read('inbox')).toEqual(before);
  expect(await real.list()).toEqual(['inbox']);
});
