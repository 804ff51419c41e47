import { expect, test } from 'vitest';
import { createTestList } from '../../../../test/support/test-list.ts';

const columns = [
  { name: 'Short', text: { maxLength: 5 } },
  { name: 'Count', number: { minimum: 0, maximum: 10 } },
  { name: 'At', dateTime: { format: 'dateTime' } },
  { name: 'Day', dateTime: { format: 'dateOnly' } },
  { name: 'Tags', choice: { choices: ['a', 'b'], displayAs: 'checkBoxes' } },
  { name: 'Free', choice: { choices: ['a'], allowTextEntry: true } },
  { name: 'Team', personOrGroup: { allowMultipleSelection: true } },
  { name: 'Link', hyperlinkOrPicture: { isPicture: false } },
];

/** A list with a column of every kind, and one that looks into itself. */
async function typedList() {
  const list = createTestList();
  const { body } = await list.send('GET', '');
  for (const column of [...columns, { name: 'Parent', lookup: { listId: body['id'], columnName: 'Title' } }]) {
    const { status, body: answer } = await list.send('POST', '/columns', column);
    if (status !== 201) throw new Error(JSON.stringify(answer));
  }
  return list;
}

const texts = { 'Tags@odata.type': 'Collection(Edm.String)' };
const numbers = { 'TeamLookupId@odata.type': 'Collection(Edm.Int32)' };

test('every kind of column keeps its value and shows it as the service does', async () => {
  const { add } = await typedList();
  const fields = {
    Short: 'abc',
    Count: 3,
    At: '2026-03-01T10:00:00+01:00',
    Day: '2026-03-01',
    Tags: ['b', 'a'],
    ...texts,
    Free: 'other',
    TeamLookupId: [6, 7],
    ...numbers,
    ParentLookupId: '1',
    Disputed: true,
  };

  expect(await add(fields)).toMatchObject({
    Short: 'abc',
    Count: 3,
    At: '2026-03-01T09:00:00Z',
    Day: '2026-03-01T00:00:00Z',
    Tags: ['b', 'a'],
    Free: 'other',
    Team: [
      { LookupId: 6, LookupValue: expect.any(String), Email: expect.stringContaining('@') },
      { LookupId: 7, LookupValue: expect.any(String) },
    ],
    ParentLookupId: '1',
    Disputed: true,
  });
});

test.each<[Record<string, unknown>, string]>([
  [{ Nothing: 1 }, "Field 'Nothing' is not recognized"],
  [{ Created: '2026-01-01' }, "Field 'Created' is read-only"],
  [{ AuthorLookupId: '6' }, "Field 'AuthorLookupId' is read-only"],
  [{ Short: 'abcdef' }, 'Invalid request'],
  [{ Title: 5 }, 'Invalid request'],
  [{ Count: '3' }, 'Invalid request'],
  [{ Count: 11 }, 'Invalid request'],
  [{ Count: -1 }, 'Invalid request'],
  [{ At: 'tomorrow' }, 'Invalid request'],
  [{ At: '2026-13-01' }, 'Invalid request'],
  [{ Status: 'Else' }, 'Invalid request'],
  [{ Tags: ['a'] }, 'Invalid request'],
  [{ Tags: ['c'], ...texts }, 'Invalid request'],
  [{ Tags: 'a', ...texts }, 'Invalid request'],
  [{ Approver: 'Ada Martin' }, 'Invalid request'],
  [{ ApproverLookupId: 99_999 }, 'Invalid request'],
  [{ TeamLookupId: [6] }, 'Invalid request'],
  [{ ParentLookupId: 99 }, 'Invalid request'],
  [{ Disputed: 'yes' }, 'Invalid request'],
  [{ Link: { Url: 'https://contoso.example', Description: 'x' } }, 'Invalid request'],
])('%j is refused, and nothing is made or changed', async (fields, message) => {
  const { send } = await typedList();
  const before = (await send('GET', '/items?$expand=fields')).body['value'];
  const failure = { status: 400, body: { error: { code: 'invalidRequest', message } } };

  expect(await send('POST', '/items', { fields: { Amount: 1, ...fields } })).toMatchObject(failure);
  expect(await send('PATCH', '/items/1/fields', { Amount: 1, ...fields })).toMatchObject(failure);
  expect((await send('GET', '/items?$expand=fields')).body['value']).toEqual(before);
});
