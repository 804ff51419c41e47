import { expect, test } from 'vitest';
import { createTestPortal } from '../../../../test/support/test-portal.ts';

test('groups are listed with what they are for, and how many are in them', async () => {
  const { open } = await createTestPortal();
  const { text } = await open('/groups');

  expect(text).toContain(
    'Accounts Payable Invoices from their arrival to their payment Microsoft 365 accounts-payable@contoso.example 3 1',
  );
  expect(text).toContain('Software Developers May read and write source code Security 2 1');
});

test('a group shows its members and owners, people, groups and who is gone', async () => {
  const { emulator, open } = await createTestPortal();
  const [first, second] = [...emulator.tenant.groups.values()];
  if (!first || !second) throw new Error('The seeded tenant has two groups.');
  second.members.push(first.id, 'nobody');
  const { text, html } = await open(`/groups/${second.id}`);

  expect(text).toContain('Diego Ruiz Person diego@contoso.example');
  expect(text).toContain(`${first.displayName} Group`);
  expect(text).toContain('nobody Gone');
  expect(html).toContain(`href="/_portal/groups/${first.id}"`);
});

test('names are shown as they are, and a group that is not there is said so', async () => {
  const { emulator, open } = await createTestPortal();
  emulator.tenant.groups.set('g', { id: 'g', displayName: '<b>x</b>', mail: null, members: [] });

  expect((await open('/groups')).html).toContain('&lt;b&gt;x&lt;/b&gt;');
  expect((await open('/groups/g')).text).toContain('Nobody.');
  expect(await open('/groups/none')).toMatchObject({ status: 404, text: expect.stringContaining('There is no such group.') });
});
