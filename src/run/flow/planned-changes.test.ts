import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { temporaryFolder } from '../../../test/support/temporary-folder.ts';
import { ownActivities } from '../../flow/catalogue.ts';
import { loadFlow } from '../../flow/load-flow.ts';
import { plannedChanges } from './planned-changes.ts';

async function changesIn(text: string, others: Readonly<Record<string, string>> = {}, privateNames: readonly string[] = []) {
  const folder = await temporaryFolder('changes');
  onTestFinished(() => rm(folder, { recursive: true }));
  await mkdir(folder, { recursive: true });
  for (const [name, content] of Object.entries({ 'main.flow.yaml': text, ...others })) await writeFile(join(folder, name), content);
  return plannedChanges(await loadFlow(join(folder, 'main.flow.yaml'), 'main.flow.yaml'), ownActivities, privateNames);
}

const flowOf = (steps: string): string => `version: 1\nname: main\nsteps:\n  - microsoft365Scope:\n      steps:\n${steps}`;

test('what changes, sends and deletes is told with what is written for it; what reads and what is disabled is not', async () => {
  const changes = await changesIn(
    flowOf(`        - id: all
          use: mail.list
        - use: mail.list
          with: { markAsRead: true }
        - forEach: \${all}
          as: message
          steps:
            - use: mail.delete
              with: { message: "\${message}" }
        - use: mail.send
          with: { to: [ben@contoso.example], subject: "About \${all}" }
        - use: mail.send
          disabled: true
          with: { to: [ben@contoso.example], subject: No }
`),
  );

  expect(changes.map(({ activity, effect, input, isRepeated }) => ({ activity, effect, input, isRepeated }))).toEqual([
    { activity: 'mail.list', effect: 'changes', input: { markAsRead: true }, isRepeated: false },
    { activity: 'mail.delete', effect: 'deletes', input: { message: '${message}' }, isRepeated: true },
    { activity: 'mail.send', effect: 'sends', input: { to: ['ben@contoso.example'], subject: 'About ${all}' }, isRepeated: false },
  ]);
});

test('where an expression decides what is done, the worst is told', async () => {
  const changes = await changesIn(
    flowOf(`        - use: http.request
          with: { method: "\${'GET'}", url: /me }
        - use: http.request
          with: { method: GET, url: "\${'/me'}" }
`),
  );

  expect(changes.map(({ effect }) => effect)).toEqual(['deletes']);
});

test('flows that are invoked are looked at; of private steps no value is told', async () => {
  const changes = await changesIn(
    'version: 1\nname: main\nsteps: [{ forEach: "${[1, 2]}", as: n, steps: [{ invoke: ./other.flow.yaml }] }]\n',
    {
      'other.flow.yaml': flowOf(`        - use: mail.send
          private: true
          with: { to: [ben@contoso.example], subject: Secret }
        - use: mail.send
          with: { to: [ben@contoso.example], subject: "Yours", body: Secret }
`),
    },
    ['body'],
  );

  expect(changes.map(({ file, effect, input, isRepeated }) => ({ file, effect, input, isRepeated }))).toEqual([
    { file: 'other.flow.yaml', effect: 'sends', input: {}, isRepeated: true },
    { file: 'other.flow.yaml', effect: 'sends', input: {}, isRepeated: true },
  ]);
});
