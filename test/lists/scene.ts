import { lists } from '../../src/activities/index.ts';
import { microsoft365Scope, type World } from '../../src/connection/index.ts';
import { embed, type Embedment } from '../../src/embedded.ts';

/** The list that the seeded site of Accounts Payable has. */
export const invoices = { site: 'https://contoso.sharepoint.com/sites/accounts-payable', list: 'Invoices' } as const;

/** Starts a tenant on a fixed morning. */
export function cloudWithLists(): Promise<Embedment> {
  return embed({ now: new Date('2026-11-02T09:00:00Z') });
}

/** Opens a scope with every activity on lists as Ada, in whose waiting something happens. */
export function scopeOnLists(cloud: Embedment, happens?: () => Promise<void>, base: World = cloud.world()) {
  const world: World = {
    ...base,
    openBrowser: (url) => cloud.emulator.person('ada@contoso.example').openBrowser(url),
    timeZone: () => 'UTC',
    async wait(milliseconds) {
      cloud.emulator.tenant.clock.advance(milliseconds);
      await happens?.();
    },
  };
  const { addItems, columns, deleteItem, forEach, forEachItem, get, getItem, items, list, site, updateItem, waitForAdded, waitForUpdated } =
    lists;
  const activities = [
    addItems,
    columns,
    deleteItem,
    forEach,
    forEachItem,
    get,
    getItem,
    items,
    list,
    site,
    updateItem,
    waitForAdded,
    waitForUpdated,
  ];
  return microsoft365Scope({ activities }, world);
}

/** Sends a request to Graph as Ada, past every activity. */
export async function sendAs(cloud: Embedment, method: string, path: string, body?: unknown): Promise<Record<string, unknown>> {
  const { accessToken } = await cloud.emulator.token({
    user: 'ada@contoso.example',
    permissions: ['Sites.Manage.All', 'Sites.ReadWrite.All'],
  });
  const answer = await cloud.emulator.fetch(
    new Request(`https://graph.microsoft.com/v1.0/sites/contoso.sharepoint.com:/sites/accounts-payable:/lists${path}`, {
      method,
      headers: { authorization: `Bearer ${accessToken}`, 'content-type': 'application/json' },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    }),
  );
  const text = await answer.text();
  if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${text}`);
  return text === '' ? {} : (JSON.parse(text) as Record<string, unknown>);
}
