import { expect, test } from 'vitest';
import { allActivities } from '../../src/activities/areas.ts';
import type { AnyActivity, Example } from '../../src/core/activity.ts';
import { isOnbehalfError } from '../../src/core/errors.ts';
import type { ByteSource } from '../../src/core/ports.ts';
import type { Items } from '../../src/connection/client.ts';
import { nodeWorld } from '../../src/connection/index.ts';
import { runActivity } from '../../src/connection/run-activity.ts';
import { createGraphClient } from '../../src/graph/index.ts';
import { recordedWorld } from '../support/recording-graph.ts';

// Whatever a service answers, an activity gives what its output says or ends as a named error; it is never taken for a bug of ours.

const activities = (await allActivities()).filter(({ input }) => !('timeoutSeconds' in input.shape));
const examples = activities.flatMap((activity) =>
  activity.examples.map((example: Example<unknown>) => ({ activity, example, title: `${activity.name}: ${example.title}` })),
);

/** Properties that activities read. */
const read =
  'subject name displayName title start end body from sender organizer attendees location attachments toRecipients receivedDateTime ' +
  'createdDateTime lastModifiedDateTime dueDateTime startDateTime parentReference folder file members categories recurrence assignments ' +
  'appliedCategories @odata.etag mail userPrincipalName scheduleItems workingHours meetingTimeSuggestions hits hitsContainers checklist ' +
  'references expiryDateTime statusMessage mentions reactions permission link uploadUrl siteId childFolderCount';

/** An item in which every one of them is the same odd thing, alone and in a list. */
function oddItem(value: unknown, id: unknown = 'x'): string {
  const item = { ...Object.fromEntries(read.split(' ').map((name) => [name, value])), id };
  return JSON.stringify({ ...item, value: [item] });
}

const oddThings: readonly unknown[] = [null, 7, 'x', '', [], [null], {}, { dateTime: 'x', timeZone: 'y' }, { emailAddress: null }];
const answers = 'null 7 "text" [] {} {"value":null} {"value":{}} {"value":[null]} {"value":[7]} {"value":[{}]}'.split(' ').concat(
  oddThings.map((value) => oddItem(value)),
  oddItem('x', 7),
);

/** Runs an activity to its end on a service that gives this answer to each request; a folder that is below itself ends in time. */
async function run(activity: AnyActivity, input: unknown, answer: string): Promise<unknown> {
  let asked = 0;
  const graph = createGraphClient({
    graphUrl: 'https://graph.microsoft.com',
    token: async () => 'token',
    fetch: async () => new Response((asked += 1) > 20 ? '{"value":[]}' : answer, { headers: { 'content-type': 'application/json' } }),
    sleep: async () => undefined,
  });
  const { files } = recordedWorld(activity).context;
  const open = async (path: string): Promise<ByteSource> => ({
    name: path.split('/').at(-1) ?? path,
    size: 3,
    contentType: 'text/plain',
    slice: async (start, end) => new Uint8Array([65, 66, 67]).slice(start, end),
  });
  // Nothing is written to the disk.
  const world = { ...nodeWorld({ emulator: '', notify: () => undefined }), files: { ...files, open } };
  const running = runActivity({ world, graph, signal: new AbortController().signal }, activity, input);
  return 'all' in running ? await (running as Items<unknown>).all() : await running;
}

test.each(examples)('$title', async ({ activity, example }) => {
  for (const answer of answers) {
    const failure = await run(activity, example.input, answer).then(
      () => undefined,
      (error: unknown) => error,
    );
    const isNamed = failure === undefined || (isOnbehalfError(failure) && failure.code !== 'BUG');
    expect(isNamed ? 'named' : `${answer}: ${String(failure)}`).toBe('named');
  }
});
