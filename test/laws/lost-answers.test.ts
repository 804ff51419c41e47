import { describe, expect, test } from 'vitest';
import { allActivities } from '../../src/activities/areas.ts';
import type { AnyActivity, Example } from '../../src/core/activity.ts';
import { createSigningKey } from '../../src/emulator/entra/signing-key.ts';
import type { FaultRule } from '../../src/emulator/index.ts';
import type { Tenant } from '../../src/emulator/tenant/tenant.ts';
import { neededBy, runExample } from '../support/example-run.ts';
import { exampleTenant } from '../support/example-tenant.ts';

// Whatever was carried out, and whose answer was lost, is not done a second time, and the failure says that it may have been done.

const activities = await allActivities();
const signingKey = await createSigningKey();

/** How the answer is lost: the connection breaks, or an error comes. `repeatable.test.ts` has every status. */
const losses: readonly Pick<FaultRule, 'status' | 'retryAfter'>[] = [{}, { status: 500 }, { status: 503, retryAfter: 1 }];

/** True for what sends, makes or takes away something. A second session changes nothing, of an upload or of a workbook, nor do a presence that is set and cells that are cleared again, some only read, and a batch is as its members are. */
const isChange = (operation: string): boolean =>
  /^(POST|DELETE) /.test(operation) &&
  !/\/(createUploadSession|(?:create|refresh|close)Session|clear|getPresencesByUserId|presence\/\w+|\$batch)$|\/_upload\//.test(operation);

/** What a second try finds done: gone, or made under the name of the request; after a 500 there is none, and another run does no harm. */
const foundDone = [
  'DELETE /me/messages/{message-id}/attachments/{attachment-id}',
  'DELETE /me/events/{event-id}/attachments/{attachment-id}',
  'DELETE /groups/{group-id}',
  'DELETE /groups/{group-id}/members/{directoryObject-id}/$ref',
  'DELETE /groups/{group-id}/owners/{directoryObject-id}/$ref',
  'DELETE /me/drive/items/{item-id}',
  'DELETE /drives/{drive-id}/items/{item-id}',
  'DELETE /me/drive/items/{item-id}/workbook/worksheets/{worksheet-id}',
  'DELETE /drives/{drive-id}/items/{item-id}/workbook/worksheets/{worksheet-id}',
  'DELETE /sites/{site-id}/lists/{list-id}/items/{item-id}',
  'DELETE /planner/buckets/{bucket}',
  'DELETE /planner/tasks/{task}',
];
const isFoundDone = (operation: string): boolean => foundDone.includes(operation) || /^POST .*\/events$/.test(operation);

/** What one sees in the tenant: every message, file, folder, event and item of a list, with where it lies, without what differs from run to run. */
function seenIn({ mailboxes, calendars, drives, lists }: Tenant): string[] {
  const rows = [...(lists?.lists.values() ?? [])].flatMap(({ displayName, items }) =>
    [...items.values()].map(({ values, deletedDateTime }) => `${displayName}: ${JSON.stringify(values)} ${deletedDateTime !== undefined}`),
  );
  const files = [...(drives?.drives.values() ?? [])].flatMap(({ id, items }) =>
    [...items.values()].map((item) => `${id}: ${item.parentId}/${item.name} [${item.content?.size}] ${item.deletedDateTime !== undefined}`),
  );
  const events = [...(calendars ?? [])].flatMap(([owner, store]) =>
    [...store.events.values()].map(({ subject }) => `${owner}: event ${subject}`),
  );
  const mails = [...mailboxes.values()].flatMap(({ folders, messages }, owner) => {
    const nameOf = (id: string | null): string => (id === null ? '' : (folders.get(id)?.displayName ?? id));
    return [
      ...[...folders.values()].map(({ displayName, parentFolderId }) => `${owner}: folder ${nameOf(parentFolderId)}/${displayName}`),
      ...[...messages.values()].map(
        ({ subject, parentFolderId, attachments }) =>
          `${owner}: ${nameOf(parentFolderId)}/${subject} [${attachments.map(({ name }) => name).join()}]`,
      ),
    ];
  });
  return [...mails, ...events, ...files, ...rows];
}

/** Runs an example in a fresh tenant, with an answer that is lost. */
async function run(activity: AnyActivity, example: Example<unknown>, loss?: Omit<FaultRule, 'kind'>) {
  await using tenant = await exampleTenant(signingKey);
  const { emulator } = tenant;
  const left: string[] = [];
  const note = ({ method, url }: Request): void => {
    // What the example works on is there by now.
    if (loss && left.length === 0) emulator.faults.add({ kind: 'lostAnswer', ...loss });
    left.push(`${method} ${url}`);
  };
  const end = await runExample(tenant, activity, example, neededBy(activity, example), { onRequest: note }).catch(
    (error: unknown) => error,
  );
  const answered = emulator.requests.list().flatMap(({ operation }) => operation ?? []);
  return {
    end,
    answered: answered.filter(isChange),
    last: answered.findLast((operation) => !operation.startsWith('GET ')),
    left: left.filter(isChange),
    hits: emulator.faults.list()[0]?.hits,
    seen: seenIn(emulator.tenant),
  };
}

// What only reads changes nothing; a call of it that is no GET is made again like one.
const examples = activities
  .filter(({ effect }) => effect !== 'reads')
  .flatMap((activity) =>
    activity.examples.map((example: Example<unknown>) => ({ activity, example, title: `${activity.name}: ${example.title}` })),
  );

type Ran = Awaited<ReturnType<typeof run>>;

const oneResult = { results: [expect.anything()] };
const told = {
  message: expect.stringContaining('It may have been done all the same.'),
  remedy: 'Look whether it was done before you try again.',
};

/** How a run ended after an answer to a change was lost, and how it should have. */
function judged(whole: Ran, lost: Ran, operation: string, loss: (typeof losses)[number]): { readonly is: object; readonly should: object } {
  const is = { operation, loss, hits: lost.hits, end: lost.end };
  const isDone = isFoundDone(operation);
  if (isDone && loss.status === 500) return { is, should: { hits: 1, end: { remedy: 'Try again later.' } } };
  if (isDone) return { is: { ...is, seen: lost.seen }, should: { hits: 1, end: oneResult, seen: whole.seen } };
  const isBroken = loss.status === undefined;
  // Of several, as when folders of a path are made, the first one is lost, and none follows it; rows do not depend on each other.
  const all = whole.answered.filter((one) => one === operation).length;
  const isLast = operation === whole.last && all === 1;
  const tried = operation === 'POST /sites/{site-id}/lists/{list-id}/items' ? all : 1;
  // What broke off is in no log of answers, but it left.
  const made = lost.answered.filter((one) => one === operation).length;
  return {
    is: { ...is, made, left: lost.left.length, ...(isLast && { seen: lost.seen }) },
    should: {
      hits: 1,
      end: told,
      made: isBroken ? tried - 1 : tried,
      left: lost.answered.length + (isBroken ? 1 : 0),
      ...(isLast && { seen: whole.seen }),
    },
  };
}

describe.each(examples)('$title', ({ activity, example }) => {
  test('is not done twice when an answer is lost, and says that it may have been done', async () => {
    const whole = await run(activity, example);
    for (const operation of new Set(whole.answered)) {
      for (const loss of losses) {
        const { is, should } = judged(whole, await run(activity, example, { ...loss, match: { operation } }), operation, loss);
        expect(is).toMatchObject(should);
      }
    }
  });
});
