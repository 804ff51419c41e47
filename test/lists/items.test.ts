import { expect, test } from 'vitest';
import { failureOf } from '../support/failure-of.ts';
import { cloudWithLists, invoices, scopeOnLists, sendAs } from './scene.ts';

test('what is written in columns of every kind is read as it was written, by either name', async () => {
  await using cloud = await cloudWithLists();
  const suppliers = await sendAs(cloud, 'POST', '', { displayName: 'Suppliers', list: { template: 'genericList' } });
  await sendAs(cloud, 'POST', '/Suppliers/items', { fields: { Title: 'Litware' } });
  for (const column of [
    { name: 'Supplier', lookup: { listId: suppliers['id'], columnName: 'Title' } },
    { name: 'Watchers', personOrGroup: { allowMultipleSelection: true } },
    { name: 'Tags', choice: { choices: ['Red', 'Blue'], displayAs: 'checkBoxes' } },
    { name: 'Seen_x0020_at', displayName: 'Seen at', dateTime: { format: 'dateTime' } },
    { name: 'Pages', number: { minimum: 1 } },
  ])
    await sendAs(cloud, 'POST', '/Invoices/columns', column);
  await using scope = await scopeOnLists(cloud);
  const values = {
    Title: 'Litware, December',
    Amount: 12.5,
    Status: 'open',
    'Due date': '2026-12-15',
    Approver: 'BEN@contoso.example',
    Disputed: true,
    Supplier: 'litware',
    Watchers: ['ada@contoso.example', 'chloe@contoso.example'],
    Tags: ['Blue'],
    'Seen at': '2026-12-01T10:00:00+01:00',
    Pages: '3',
  };

  const [added] = await scope.lists.addItems({ ...invoices, items: values, columnNames: 'display' }).all();
  const [read] = await scope.lists
    .items({
      ...invoices,
      filter: { conditions: [{ column: 'Title', operator: 'startsWith', value: 'litware, dec' }] },
      columnNames: 'display',
    })
    .all();

  expect(read?.fields).toEqual({
    Title: 'Litware, December',
    Number: null,
    Amount: 12.5,
    Status: 'Open',
    'Due date': '2026-12-15',
    Approver: { lookupId: expect.any(Number), name: expect.stringContaining('Ben'), address: null },
    Disputed: true,
    Supplier: { lookupId: 1, value: 'Litware' },
    Watchers: [
      { lookupId: expect.any(Number), name: expect.stringContaining('Ada'), address: 'ada@contoso.example' },
      { lookupId: expect.any(Number), name: expect.stringContaining('Chloe'), address: 'chloe@contoso.example' },
    ],
    Tags: ['Blue'],
    'Seen at': '2026-12-01T09:00:00Z',
    Pages: 3,
    'Content Type': 'Item',
  });
  expect(added).toMatchObject({ id: read?.id, fields: { Amount: 12.5, Status: 'Open', 'Due date': '2026-12-15' } });

  // What was read can be written to another item as it is.
  const { 'Content Type': _, ...again } = read?.fields ?? {};
  const [copy] = await scope.lists.addItems({ ...invoices, items: again, columnNames: 'display' }).all();
  const copied = await scope.lists.getItem({ ...invoices, item: copy?.id ?? '', columnNames: 'display' });
  expect(copied.fields).toEqual(read?.fields);
});

test('nothing is sent where one value of one item cannot be written, and each is named', async () => {
  await using cloud = await cloudWithLists();
  await using scope = await scopeOnLists(cloud);
  const before = await scope.lists.items(invoices).all();
  const items = [{ Title: 'Fine' }, { Status: 'Lost', Amount: 'much' }, { Approver: 'nobody@contoso.example' }];

  const failure = await failureOf(scope.lists.addItems({ ...invoices, items: items.slice(0, 2) }).all());
  const stranger = await failureOf(scope.lists.addItems({ ...invoices, items }).all());
  const unknown = await failureOf(scope.lists.updateItem({ ...invoices, item: [1, 2], fields: { Approver: 'nobody@contoso.example' } }));

  expect(failure).toMatchObject({ code: 'INPUT_INVALID', fields: [{ field: 'items.1.Status' }, { field: 'items.1.Amount' }] });
  expect(failure.message).toContain('must be one of Open, Approved, Paid; it is "Lost".');
  expect(stranger.fields.map(({ field }) => field)).toEqual(['items.1.Status', 'items.1.Amount']);
  expect(unknown).toMatchObject({ code: 'INPUT_INVALID', fields: [{ field: 'fields.Approver' }] });
  expect(unknown.message).toContain('nobody@contoso.example');
  expect(await scope.lists.items(invoices).all()).toEqual(before);
});

test('of several each has a result in the order given, and what fails stops none of the others', async () => {
  await using cloud = await cloudWithLists();
  await using scope = await scopeOnLists(cloud);

  const removal = await failureOf(scope.lists.deleteItem({ ...invoices, item: [3, 99, 1] }));
  const change = await failureOf(
    scope.lists.updateItem({
      ...invoices,
      item: [98, { item: 2, fields: { Amount: 5 } }].map((item) => (typeof item === 'number' ? { item, fields: { Amount: 1 } } : item)),
    }),
  );

  expect(removal).toMatchObject({
    code: 'NOT_FOUND',
    results: [{ id: '3' }, { id: '99', error: { code: 'NOT_FOUND' } }, { id: '1', result: { id: '1' } }],
  });
  expect(change).toMatchObject({
    code: 'NOT_FOUND',
    results: [{ error: { code: 'NOT_FOUND' } }, { result: { id: '2', fields: { Amount: 5 } } }],
  });
  expect(await scope.lists.items({ ...invoices, columns: ['Amount'] }).all()).toMatchObject([{ id: '2', fields: { Amount: 5 } }]);
});

test('items are changed in batches, and the list is read once for all of them', async () => {
  await using cloud = await cloudWithLists();
  await using scope = await scopeOnLists(cloud);
  const added = await scope.lists
    .addItems({ ...invoices, items: Array.from({ length: 45 }, (_, index) => ({ Title: `Invoice ${index}` })) })
    .all();
  cloud.emulator.requests.clear();

  const changed = await scope.lists.updateItem({
    ...invoices,
    item: added.map((item, index) => ({ item, fields: { Amount: index, Approver: 'ben@contoso.example' } })),
  });

  expect(changed.map(({ id, fields }) => [id, fields['Amount']])).toEqual(added.map(({ id }, index) => [id, index]));
  // For the first one and once more for all others: site, list, the lists and the people; then the changes.
  expect(cloud.emulator.requests.list().filter(({ isBatchMember }) => !isBatchMember).length).toBeLessThanOrEqual(2 * 4 + 1 + 3 + 4);
});

test('an item that somebody changed meanwhile is neither changed nor deleted where that was asked for', async () => {
  await using cloud = await cloudWithLists();
  await using scope = await scopeOnLists(cloud);
  const [item] = await scope.lists.items({ ...invoices, top: 1 }).all();
  if (!item) throw new Error('There is no item.');
  await sendAs(cloud, 'PATCH', '/Invoices/items/1/fields', { Amount: 7 });

  const change = await failureOf(scope.lists.updateItem({ ...invoices, item, fields: { Status: 'Open' }, onlyIfUnchanged: true }));
  const removal = await failureOf(scope.lists.deleteItem({ ...invoices, item, onlyIfUnchanged: true }));
  const now = await scope.lists.getItem({ ...invoices, item });

  expect([change.code, removal.code]).toEqual(['CONFLICT', 'CONFLICT']);
  expect(now.fields).toMatchObject({ Amount: 7, Status: 'Paid' });
});

test('a list is found by title in any case, by id and as it was given, and a wrong title names those that are there', async () => {
  await using cloud = await cloudWithLists();
  await using scope = await scopeOnLists(cloud);
  const { site } = invoices;
  const list = await scope.lists.get({ ...invoices, includeColumns: true });
  cloud.emulator.requests.clear();

  const whole = await scope.lists.items({ list }).all();
  expect(cloud.emulator.requests.list()).toHaveLength(1);
  for (const other of ['INVOICES', list.id]) expect(await scope.lists.items({ site, list: other }).all()).toEqual(whole);
  expect((await failureOf(scope.lists.items({ site, list: 'Invoice' }).all())).message).toContain('Did you mean Invoices?');
  expect((await failureOf(scope.lists.items({ site, list: 'Budget plans' }).all())).message).toMatch(/There are: .*Invoices/);
  expect(await failureOf(scope.lists.items({ list: 'Invoices' }).all())).toMatchObject({
    code: 'INPUT_INVALID',
    fields: [{ field: 'site' }],
  });
  expect(await failureOf(scope.lists.items({ site: 'https://contoso.sharepoint.com', list }).all())).toMatchObject({ code: 'NOT_FOUND' });
});
