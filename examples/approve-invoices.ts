import { lists, microsoft365Scope } from 'onbehalf';

/** Titles of the invoices that were sent for approval; `onbehalf run --json` prints them. */
export const sent: string[] = [];

// Gives every open invoice of some size an approver, and notes in the list what was done.
await using m365 = await microsoft365Scope({ activities: [lists.get, lists.items, lists.updateItem, lists.addItems] });

const list = await m365.lists.get({
  site: 'https://contoso.sharepoint.com/sites/accounts-payable',
  list: 'Invoices',
  includeColumns: true,
});
const filter = {
  conditions: [
    { column: 'Status', operator: 'equals', value: 'Open' },
    { column: 'Amount', operator: 'atLeast', value: 1000 },
  ],
} as const;
const open = await m365.lists.items({ list, filter, orderBy: 'Due date' }).all();
if (open.length === 0) throw new Error('There was no open invoice of that size.');

// All of them in one call; where somebody changed one meanwhile, the others are done, and the failure names it.
for (const { fields } of await m365.lists.updateItem({
  list,
  item: open,
  fields: { Approver: 'ben@contoso.example' },
  onlyIfUnchanged: true,
}))
  sent.push(String(fields['Title']));

await m365.lists.addItems({ list, items: { Title: `Sent for approval: ${sent.length}`, Status: 'Paid' } }).all();
