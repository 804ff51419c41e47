import { once } from 'node:events';
import { request } from 'node:http';
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { expect, onTestFinished, test } from 'vitest';
import { studio } from '../../src/start-studio.ts';
import { packageFolder } from '../support/package-folder.ts';
import { send, testStudio } from '../support/studio.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

test('a second start on a folder opens one more tab of the first, and the next after its end is one of its own', async () => {
  const folder = await temporaryFolder('starts');
  onTestFinished(() => rm(folder, { recursive: true }));
  await writeFile(join(folder, 'main.flow.yaml'), 'version: 1\nname: main\nsteps: [{ log: hello }]\n');
  const start = () => studio.start({ folder, packageFolder, modules: async () => ({}) });
  const first = await start();
  const second = await start();

  expect(second).toMatchObject({ origin: first.origin, isAnothers: true });
  const code = second.url.split('#')[1] ?? '';
  expect((await send(first.origin, { path: '/api/session', method: 'POST', body: JSON.stringify({ code }) })).status).toBe(200);
  await first[Symbol.asyncDispose]();
  await using third = await start();
  expect(third.isAnothers).toBe(false);
});

test('without a tab it stops after a while, and not while one listens', async () => {
  await using idle = await testStudio({}, { idleMS: 100 });
  const token = await idle.token();
  const listening = request(`${idle.served.origin}/api/events`, { headers: { 'X-Onbehalf-Studio': token }, agent: false }).end();
  const [answer] = (await once(listening, 'response')) as [NodeJS.ReadableStream];
  await once(answer, 'data');
  await pause(250);
  expect(idle.served.stopped.aborted).toBe(false);

  listening.destroy();
  listening.on('error', () => undefined);
  answer.on('error', () => undefined);
  if (!idle.served.stopped.aborted) await once(idle.served.stopped, 'abort');
  expect(idle.served.stopped.aborted).toBe(true);
});
