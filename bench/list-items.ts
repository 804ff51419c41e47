import { addItems } from '../src/activities/lists/add-items.ts';
import { anySignal } from '../src/connection/any-signal.ts';
import { runActivity } from '../src/connection/run-activity.ts';
import { embed } from '../src/embedded.ts';
import { createGraphClient } from '../src/graph/index.ts';
import type { Measure } from './graph-overhead.ts';
import { virtualTime } from './virtual-time.ts';

const items = 6000;
/** What SharePoint allows an application in a small tenant, in resource units, and a person. An item that is added costs two units. */
const units = { amount: 1250, seconds: 60 };
const requests = { amount: 3000, seconds: 300 };
const unitsOfItem = 2;
/** Of a request, and of a call in it, in milliseconds; four calls of a batch run at a time. */
const [requestMS, callMS, atOnce] = [80, 5, 4];
const inBatch = 20;

/**
 * Adds 6,000 items to a list of a tenant that throttles as SharePoint's documentation says, on the tenant's clock: how long that takes against the least that the
 * limits allow. Both limits are new at the beginning, so that each lets its whole amount through at once.
 */
export async function listItems(): Promise<Measure[]> {
  await using cloud = await embed({
    now: new Date('2026-11-02T09:00:00Z'),
    limits: { sharePointUnits: units, sharePointRequests: requests },
  });
  const { emulator } = cloud;
  const time = virtualTime(emulator.tenant.clock);
  const now = (): Date => emulator.tenant.clock.now();
  let sent = 0;
  let token: string | undefined;
  const graph = createGraphClient({
    graphUrl: 'https://graph.microsoft.com',
    now,
    sleep: time.sleep,
    async fetch(url, init) {
      sent += 1;
      const members = url.endsWith('/$batch') ? (JSON.parse(String(init?.body)) as { requests: unknown[] }).requests.length : 1;
      await time.sleep(requestMS + Math.ceil(members / atOnce) * callMS);
      return await time.standingStill(async () => {
        const answer = await emulator.fetch(new Request(url, init as RequestInit));
        const body = await answer.arrayBuffer();
        return new Response(body.byteLength === 0 ? null : body, { status: answer.status, headers: answer.headers });
      });
    },
    async token(given) {
      // The run is longer than a token is good for.
      if (given || token === undefined)
        token = (await time.standingStill(() => cloud.token({ user: cloud.account, permissions: ['Sites.ReadWrite.All'] }))).accessToken;
      return token;
    },
  });
  const scope = { world: { ...cloud.world(), now }, graph, signal: anySignal([]) };
  const rows = Array.from({ length: items }, (_, index) => ({ Title: `Item ${index}`, Amount: index, Status: 'Open' }));
  const input = { site: 'https://contoso.sharepoint.com/sites/accounts-payable', list: 'Invoices', items: rows };

  const begun = time.now();
  const running = runActivity(scope, addItems, input);
  if (!('all' in running)) throw new Error('Adding items gives no items.');
  const results = (await running.all()) as { id: string }[];
  const seconds = (time.now() - begun) / 1000;
  if (new Set(results.map(({ id }) => id)).size !== items) throw new Error('Not every item was added once.');
  return [
    {
      name: `Adding ${items} list items, against the least (${floor()} s, ${seconds.toFixed(0)} s)`,
      value: seconds / floor(),
      unit: 'x',
      limit: 1.2,
    },
    { name: `HTTP requests of that, against full batches`, value: sent / (items / inBatch), unit: 'x', limit: 1.2 },
  ];
}

/** The least time in seconds: until the window begins that lets the last ones through. */
function floor(): number {
  const byUnits = (Math.ceil((items * unitsOfItem) / units.amount) - 1) * units.seconds;
  const byRequests = (Math.ceil(items / requests.amount) - 1) * requests.seconds;
  const byLatency = (Math.ceil(items / inBatch) * (requestMS + (inBatch / atOnce) * callMS)) / 4 / 1000;
  return Math.max(byUnits, byRequests, byLatency);
}
