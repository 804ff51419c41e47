import { mail } from '../src/activities/index.ts';
import { embed } from '../src/embedded.ts';
import { microsoft365Scope } from '../src/index.ts';
import { manyMessages } from '../test/support/many-messages.ts';
import { graphClient, iterate, moveAndCategorise } from './baselines/graph-client.ts';
import type { Measure } from './graph-overhead.ts';

/** Of a request, and of one call in the service, in milliseconds. */
const [requestMS, callMS] = [80, 5];
/** Calls of one mailbox that the service runs at a time. */
const atOnce = 4;
const [changed, listed, small] = [1000, 10_000, 200];
/** Messages that the plain loop changes; it takes ten times as long for ten times as many. */
const changedPlainly = 100;
const pageSize = 100;

const pass = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds));

/**
 * Mail by the thousand, on an emulator that takes 80 ms for a request and 5 ms for a call in it, and runs four calls of a mailbox at a time: against the
 * least time that these numbers allow, and against Microsoft's own client with the same emulator.
 */
export async function mailSpeed(): Promise<Measure[]> {
  await using cloud = await embed();
  const { emulator, account } = cloud;
  await manyMessages(cloud, listed);
  const { accessToken } = await cloud.token({ user: account, permissions: ['Mail.ReadWrite'] });
  let requests = 0;
  // What the emulator takes itself is part of the time, not on top of it.
  const slowly = async (url: string, init: RequestInit): Promise<Response> => {
    requests += 1;
    const body = typeof init.body === 'string' && url.endsWith('$batch') ? (JSON.parse(init.body) as { requests: unknown[] }) : undefined;
    const [response] = await Promise.all([
      emulator.fetch(new Request(url, init)),
      pass(requestMS + Math.ceil((body?.requests.length ?? 1) / atOnce) * callMS),
    ]);
    return response;
  };
  const inside = cloud.world();
  const isGraph = (url: string): boolean => new URL(url).hostname.startsWith('graph.');
  const world = {
    ...inside,
    fetch: ((url, init) => (isGraph(url) ? slowly(url, init as RequestInit) : inside.fetch(url, init))) as typeof inside.fetch,
  };
  const client = graphClient(accessToken, slowly);
  await using m365 = await microsoft365Scope({ activities: [mail.list, mail.get, mail.move, mail.setCategories] }, world);
  await m365.signIn();

  const ids: string[] = [];
  const oursListed = await timed(async () => {
    for await (const { id } of m365.mail.list({ folder: 'Inbox' })) {
      ids.push(id);
      if (ids.length % pageSize === 0) await pass(40);
    }
  });
  const theirsListed = await timed(async () => {
    await iterate(client, pageSize, () => pass(40));
  });

  requests = 0;
  await Promise.all(ids.slice(0, small).map((message) => m365.mail.get({ message })));
  const smallRequests = requests;

  const message = ids.slice(0, changed);
  const ours = await timed(async () => {
    await m365.mail.move({ message, to: 'Archive' });
    await m365.mail.setCategories({ message, categories: ['Finance'] });
  });
  const theirs = await timed(() => moveAndCategorise(client, ids.slice(changed, changed + changedPlainly), 'archive', 'Finance'));
  const floor = 2 * Math.ceil(changed / 20) * (requestMS + (20 / atOnce) * callMS);
  return [
    { name: 'Moving and categorising 1,000 messages, against the least', value: ours / floor, unit: 'x', limit: 1.15 },
    {
      name: 'The same, part of the time of a plain loop of Graph’s client',
      value: ours / (theirs * (changed / changedPlainly)),
      unit: 'x',
      limit: 0.2,
    },
    {
      name: `Listing ${ids.length} messages, 40 ms a page, against its iterator`,
      value: oursListed / theirsListed,
      unit: 'x',
      limit: 0.75,
    },
    { name: '200 small calls at the same moment', value: smallRequests, unit: 'HTTP', limit: 12 },
  ];
}

async function timed(work: () => Promise<void>): Promise<number> {
  const started = performance.now();
  await work();
  return performance.now() - started;
}
