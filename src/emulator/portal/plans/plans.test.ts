import { expect, test } from 'vitest';
import { createTestPortal } from '../../../../test/support/test-portal.ts';

test('plans are listed with their groups', async () => {
  const { open } = await createTestPortal();

  expect((await open('/plans')).text).toContain('Month end Accounts Payable 5 1');
  expect((await (await createTestPortal({ empty: true })).open('/plans')).text).toContain('The tenant has no plans.');
});

test('a plan is a board: its tasks stand in their buckets, in their order', async () => {
  const { emulator, open } = await createTestPortal();
  const [plan] = emulator.tenant.planner?.plans.values() ?? [];
  const [task] = emulator.tenant.planner?.tasks.values() ?? [];
  if (task) task.bucketId = null;

  const { text } = await open(`/plans/${plan?.id}`);

  expect(text).toContain('A plan of Accounts Payable.');
  expect(text).toContain('Pay Fabrikam Ada Martin, Chloe Nguyen 0&nbsp;% Urgent');
  expect(text.indexOf('In progress')).toBeLessThan(text.indexOf('No bucket'));
  expect(text.slice(text.indexOf('No bucket'))).toContain('Match November invoices with purchase orders 1 of 3 items done Ada Martin');
  expect(text).toContain('Urgent, Supplier');
});

test('a plan that there is not is said to be gone', async () => {
  const { open } = await createTestPortal();

  expect(await open('/plans/AAAAAAAAAAAAAAAAAAAAAAAAAAAA')).toMatchObject({ status: 404 });
});
