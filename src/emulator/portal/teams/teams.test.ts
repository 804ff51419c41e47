import { expect, test } from 'vitest';
import { createTestPortal } from '../../../../test/support/test-portal.ts';

test('a person has chats and channels, each with its messages; answers stand below what they answer', async () => {
  const { emulator, open } = await createTestPortal();
  const [ada] = [...emulator.tenant.users.values()];
  const user = await open(`/users/${ada?.id}`);
  const list = await open(`/users/${ada?.id}/teams`);
  const links = [...list.html.matchAll(/href="\/_portal(\/users\/[^"]+\/teams\/[^"]+)"/g)].map(([, path]) => path ?? '');
  const pages = await Promise.all(links.map((path) => open(path)));

  expect(user.html).toContain(`/_portal/users/${ada?.id}/teams`);
  expect(list.text).toContain('Apollo: General');
  expect(pages.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
  expect(pages[0]?.text).toContain('Do you know whether Northwind has paid?');
  expect(pages[2]?.text).toMatch(/The test accounts change on Monday\..*↳ Diego Ruiz All of them\?.*↳ Elin Sand All three\./);
});

test('what was written is shown, not run; what was deleted is not shown', async () => {
  const { emulator, open } = await createTestPortal();
  const [ada] = [...emulator.tenant.users.values()];
  const [chat] = emulator.tenant.teams?.chats.values() ?? [];
  const [first, second] = chat?.messages ?? [];
  if (!ada || !chat || !first || !second) throw new Error('The seed has no chat.');
  first.body = { contentType: 'html', content: '<script>alert(1)</script>' };
  second.deletedDateTime = '2026-03-02T09:00:00Z';
  const { html, text } = await open(`/users/${ada.id}/teams/${encodeURIComponent(chat.id)}`);

  expect(html).not.toContain('<script>');
  expect(html).toContain('&lt;script&gt;');
  expect(text).not.toContain(second.body.content);
});

test('chats of others are not there', async () => {
  const { emulator, open } = await createTestPortal();
  const people = [...emulator.tenant.users.values()];
  const chloe = people.find(({ givenName }) => givenName === 'Chloe');
  const [chat] = emulator.tenant.teams?.chats.keys() ?? [];

  expect((await open(`/users/${chloe?.id}/teams/${encodeURIComponent(chat ?? '')}`)).status).toBe(404);
  expect((await open(`/users/${chloe?.id}/teams`)).text).toContain('There are no chats.');
});
