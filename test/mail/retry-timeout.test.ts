import { expect, test } from 'vitest';
import { mail } from '../../src/activities/index.ts';
import { embed } from '../../src/embedded.ts';
import { microsoft365Scope } from '../../src/index.ts';

test.each([
  [undefined, 1, 2],
  [60, 1, 2],
  // A wait that would end later is not begun.
  [60, 90, 1],
  [0, 1, 1],
])('a call is tried again for %s seconds: where %i s are asked for, %i tries are made', async (retryTimeoutSeconds, asked, tries) => {
  await using cloud = await embed();
  await using m365 = await microsoft365Scope(
    { activities: [mail.newest], ...(retryTimeoutSeconds !== undefined && { retryTimeoutSeconds }) },
    cloud.world(),
  );
  await m365.signIn();
  cloud.emulator.requests.clear();
  cloud.emulator.faults.add({ kind: 'throttle', retryAfter: asked });
  const code = await m365.mail.newest().then(
    () => 'done',
    (error: { code: string }) => error.code,
  );

  expect(cloud.emulator.requests.list().filter(({ operation }) => operation?.endsWith('/messages'))).toHaveLength(tries);
  expect(code).toBe(tries === 1 ? 'THROTTLED' : 'done');
});
