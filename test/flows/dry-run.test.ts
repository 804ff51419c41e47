import { join } from 'node:path';
import { expect, test } from 'vitest';
import { askForRun } from '../../src/connection/index.ts';
import { embed } from '../../src/embedded.ts';
import { ownActivities } from '../../src/flow/catalogue.ts';
import { checkFlow } from '../../src/flow/check/check-flow.ts';
import { loadFlow } from '../../src/flow/load-flow.ts';
import { outlineFlow } from '../../src/flow/outline.ts';
import type { FlowEvent } from '../../src/run/flow/events.ts';
import { runFlow } from '../../src/run/flow/run-flow.ts';
import { packageFolder } from '../support/command-line.ts';
import { runText } from '../support/flow-text.ts';

const templates = join(packageFolder, 'src/project/templates');

/** What a dry run of each quickstart tells, in order. */
const told: Readonly<Record<string, readonly string[]>> = {
  mail: ['mail.reply sends', ...Array.from({ length: 10 }, () => 'mail.move changes')],
  calendar: ['calendar.create sends', 'calendar.update sends'],
  files: ['files.createFolder changes', 'files.upload changes'],
  sheets: ['excel.createWorkbook changes', 'excel.writeRange changes'],
  lists: ['lists.addItems changes'],
  'end-to-end': ['files.createFolder changes'],
};

test.each(Object.keys(told))('a dry run of the quickstart %s changes nothing, and tells what it would', async (name) => {
  await using cloud = await embed();
  const loaded = await loadFlow(join(templates, name, 'flow/main.flow.yaml'), 'main.flow.yaml');
  const checked = await checkFlow(loaded, ownActivities);
  const world = cloud.world();
  await askForRun(await outlineFlow(loaded, ownActivities), world);
  const events: FlowEvent[] = [];
  await runFlow(checked, { world, isDry: true, tell: (event) => events.push(event) });

  const changing = cloud.emulator.requests
    .list()
    .filter(({ method, path }) => /^\/(?:v1\.0|beta)\//.test(path) && method !== 'GET' && !path.endsWith('/$batch'));
  expect(changing.map(({ method, path }) => `${method} ${path}`)).toEqual([]);
  const lines = events.flatMap((event) =>
    event.type === 'wouldDo'
      ? [`${event.step.about ?? ''} ${event.effect}`]
      : event.type === 'notKnown'
        ? [`${event.step.about ?? event.step.verb} not known`]
        : [],
  );
  expect(lines).toEqual(expect.arrayContaining([...(told[name] ?? [])]));
});

test('what depends on a change that was not made is not known, and is not run', async () => {
  await using cloud = await embed();
  const { logged, events, outputs, error } = await runText(
    `version: 1
name: test
steps:
  - microsoft365Scope:
      steps:
        - id: folder
          use: files.createFolder
          with: { path: Reports }
        - log: made \${folder.name}
        - if: \${folder.name == 'Reports'}
          then: [{ log: never }]
        - id: found
          use: files.list
          with: { folder: '\${folder}' }
          collect: true
        - forEach: \${found}
          as: file
          steps: [{ log: never }]
        - use: mail.list
          with: { top: 1, markAsRead: true }
outputs:
  name: \${folder.name}
  day: \${size(today)}
`,
    { world: cloud.world(), isDry: true },
  );

  expect(error).toBeUndefined();
  expect(logged).toEqual(['made (not known)']);
  expect(outputs).toEqual({ name: null, day: 10 });
  expect(events.flatMap((event) => (event.type === 'notKnown' ? [event.step.verb] : []))).toEqual(['if', 'use', 'forEach']);
  expect(events.flatMap((event) => (event.type === 'wouldDo' ? [event.step.about] : []))).toEqual(['files.createFolder', 'mail.list']);
});

test('a step that sends is asked about, and not done where the answer is no', async () => {
  await using cloud = await embed();
  const asked: string[] = [];
  const { error, logged } = await runText(
    'version: 1\nname: test\nsteps:\n  - microsoft365Scope:\n      steps:\n        - use: mail.send\n          with: { to: [ben@contoso.example], subject: Hello, body: Text }\n        - log: never\n',
    {
      world: cloud.world(),
      async ask(step, effect) {
        asked.push(`${step.about ?? ''} ${effect}`);
        throw new Error('no');
      },
    },
  );

  expect(asked).toEqual(['mail.send sends']);
  expect(error).toBeDefined();
  expect(logged).toEqual([]);
  expect(cloud.emulator.requests.list().filter(({ path }) => path.endsWith('/sendMail'))).toEqual([]);
});
