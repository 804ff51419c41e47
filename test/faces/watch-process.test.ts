import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { mail } from '../../src/activities/index.ts';
import { onbehalfCommand } from '../support/command-line.ts';
import { ownMachine, type OwnMachine } from '../support/own-home.ts';
import { programProcess, type ProgramProcess } from '../support/program-process.ts';

// The built program, as people run it: killed, stopped, started twice.

let machine: OwnMachine;
let folder = '';
beforeEach(async () => {
  machine = await ownMachine();
  await machine.signIn('ada@contoso.example', { activities: [mail.waitForReceived] });
  await onbehalfCommand(['new', 'tidy', '--location', machine.folder]);
  folder = join(machine.folder, 'tidy');
  const text = await readFile(join(folder, 'onbehalf.yaml'), 'utf8');
  await writeFile(join(folder, 'onbehalf.yaml'), `${text}watch:\n  - { run: order.flow.yaml, on: { trigger: mail.received } }\n`);
  await writeFile(
    join(folder, 'order.flow.yaml'),
    `version: 1
name: order
inputs: { item: { type: object } }
steps:
  - log: "\${inputs.item.subject} begins."
  - if: \${inputs.item.subject == 'Slow order'}
    then: [{ wait: 5s }]
  - log: "\${inputs.item.subject} is done."
`,
  );
});
afterEach(() => machine[Symbol.asyncDispose]());

function watching(): ProgramProcess {
  const where = ['--emulator', machine.origin, '--account', 'ada@contoso.example', '--unattended'];
  return programProcess(['watch', folder, ...where], { home: machine.folder, env: { ONBEHALF_KEY_STORE: 'file' } });
}

async function deliver(subject: string): Promise<void> {
  const body = JSON.stringify({ from: 'shop@outside.example', to: ['ada@contoso.example'], subject, text: 'See above.' });
  const headers = { 'content-type': 'application/json' };
  const answer = await machine.emulator.fetch(new Request('http://localhost/_emulator/messages', { method: 'POST', headers, body }));
  expect(answer.status).toBe(201);
}

test('killed in the middle of a run, it begins with that one again; stopped cleanly, nothing comes twice; a second one is refused', async () => {
  const killed = watching();
  await killed.printed(/on mail\.received/);
  // What comes counts from the first look on.
  while (!machine.emulator.requests.list().some(({ path }) => path.includes('/delta'))) await setTimeout(20);
  await deliver('Slow order');
  await killed.said(/Slow order begins/);
  const second = await watching().ended;
  killed.kill();
  await killed.ended;
  await deliver('While nobody watched');

  const after = watching();
  await after.said(/Slow order is done[^]*While nobody watched is done/);
  await after.printed(/(?:done after[^]*){2}/);
  after.interrupt();
  const ended = await after.ended;

  const third = watching();
  await third.printed(/on mail\.received/);
  await deliver('The last one');
  await third.printed(/done after/);
  third.interrupt();
  const { stderr } = await third.ended;

  expect(second).toMatchObject({ code: 5, stderr: expect.stringMatching(/tidy is watched already, by process \d+ since /) });
  expect(ended).toMatchObject({ code: 0, stdout: expect.stringMatching(/Ended\.\n$/) });
  expect(stderr.match(/\w.* is done/g)?.map((line) => line.replace(/^.*?: /, ''))).toEqual(['The last one is done']);
}, 120_000);
