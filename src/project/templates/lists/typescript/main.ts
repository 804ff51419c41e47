import { lists, microsoft365Scope } from 'onbehalf';

// Reads the larger invoices of a SharePoint list, and adds an item.
await using m365 = await microsoft365Scope({ activities: [lists.get, lists.items, lists.addItems] });

const list = await m365.lists.get({ site: 'https://contoso.sharepoint.com/sites/accounts-payable', list: 'Invoices' });
const large = await m365.lists.items({ list, query: 'fields/Amount gt 100', top: 50 }).all();
await m365.lists.addItems({ list, items: [{ Title: `Noted on ${new Date().toISOString().slice(0, 10)}` }] });

/** What the run gives: `onbehalf run main.ts --json` prints it. */
export const found = large.length;
