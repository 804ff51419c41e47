import { expect, test } from 'vitest';
import { failureOf } from '../support/failure-of.ts';
import { cloudWithLists, invoices, scopeOnLists, sendAs } from './scene.ts';

const add = (cloud: Parameters<typeof sendAs>[0], Title: string, more: object = {}) =>
  sendAs(cloud, 'POST', '/Invoices/items', { fields: { Title, ...more } });

test('each run goes on after what the one before was given, and what came between them is not missed', async () => {
  await using cloud = await cloudWithLists();
  const base = cloud.world();
  let count = 0;
  const given: unknown[] = [];
  for (let run = 0; run < 4; run += 1) {
    await using scope = await scopeOnLists(cloud, async () => void (await add(cloud, `Invoice ${(count += 1)}`)), base);
    const item = await scope.lists.waitForAdded({ ...invoices, position: 'approvals', timeoutSeconds: 3600 });
    given.push(item.fields['Title']);
    // What happens to it afterwards, also much later, makes no other of it.
    cloud.emulator.tenant.clock.advance(run === 2 ? 60 * 60_000 : 1000);
    await scope.lists.updateItem({ ...invoices, item, fields: { Amount: 3 } });
    if (run === 1) await add(cloud, 'Between two runs');
  }

  expect(given).toEqual(['Invoice 1', 'Invoice 2', 'Between two runs', 'Invoice 3']);
});

test('an item that was there before, and one that is deleted again, are none', async () => {
  await using cloud = await cloudWithLists();
  await add(cloud, 'Just before');
  cloud.emulator.tenant.clock.advance(60_000);
  await using scope = await scopeOnLists(cloud, async () => {
    const { id } = await add(cloud, 'Mistake');
    await sendAs(cloud, 'DELETE', `/Invoices/items/${String(id)}`);
    await sendAs(cloud, 'PATCH', '/Invoices/items/4/fields', { Amount: 9 });
  });

  expect(await failureOf(scope.lists.waitForAdded({ ...invoices, timeoutSeconds: 60 }))).toMatchObject({ code: 'TIMED_OUT' });
});

test('a change is told as it is then, and not the making of another item', async () => {
  await using cloud = await cloudWithLists();
  let turn = 0;
  await using scope = await scopeOnLists(cloud, async () => {
    turn += 1;
    await add(cloud, `New ${turn}`);
    if (turn === 2) await sendAs(cloud, 'PATCH', '/Invoices/items/2/fields', { Status: 'Paid' });
    if (turn === 3) await sendAs(cloud, 'PATCH', '/Invoices/items/3/fields', { Status: 'Paid' });
  });
  const filter = {
    conditions: [
      { column: 'Status', operator: 'equals' as const, value: 'Paid' },
      { column: 'Amount', operator: 'atLeast' as const, value: 1000 },
    ],
  };

  const item = await scope.lists.waitForUpdated({ ...invoices, filter, columns: ['Status'], timeoutSeconds: 600 });

  expect(item).toMatchObject({ id: '3', fields: { Status: 'Paid' } });
});

test('every change of one item is told once, one after the other', async () => {
  await using cloud = await cloudWithLists();
  const base = cloud.world();
  let amount = 0;
  const given: unknown[] = [];
  for (let run = 0; run < 3; run += 1) {
    await using scope = await scopeOnLists(
      cloud,
      async () => void (await sendAs(cloud, 'PATCH', '/Invoices/items/1/fields', { Amount: (amount += 1) })),
      base,
    );
    given.push((await scope.lists.waitForUpdated({ ...invoices, position: 'amounts', timeoutSeconds: 600 })).fields['Amount']);
  }

  expect(given).toEqual([1, 2, 3]);
});

test('after so long that the service has forgotten where one stood, what came meanwhile is told, and nothing twice', async () => {
  await using cloud = await cloudWithLists();
  const base = cloud.world();
  const wait = async (happens?: () => Promise<void>) => {
    await using scope = await scopeOnLists(cloud, happens, base);
    return (await scope.lists.waitForAdded({ ...invoices, position: 'approvals', timeoutSeconds: 60 })).fields['Title'];
  };
  let count = 0;
  const first = await wait(async () => void (await add(cloud, `Invoice ${(count += 1)}`)));
  cloud.emulator.tenant.clock.advance(31 * 24 * 60 * 60_000);
  await add(cloud, 'Months later');

  expect([first, await wait()]).toEqual(['Invoice 1', 'Months later']);
  expect(await failureOf(wait())).toMatchObject({ code: 'TIMED_OUT' });
});
