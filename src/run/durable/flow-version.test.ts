import { expect, test } from 'vitest';
import { loadText } from '../../../test/support/flow-text.ts';
import { changesBetween, versionOf } from './flow-version.ts';

const text = `version: 1
name: test
inputs: { folder: { type: text, default: Inbox } }
steps:
  - microsoft365Scope:
      steps:
        - id: read
          use: mail.list
          with: { folder: "\${inputs.folder}" }
        - forEach: \${read}
          as: message
          steps: [{ log: "\${message.subject}" }]
`;

const changes = async (now: string): Promise<string[]> => changesBetween(versionOf(await loadText(text)), versionOf(await loadText(now)));

test('comments, spacing and the order of keys change nothing', async () => {
  const now = text.replace(
    '        - id: read\n          use: mail.list',
    '\n        # first\n        - use:   mail.list\n          id: read',
  );

  expect(await changes(now)).toEqual([]);
});

test.each([
  [
    'another value',
    text.replace('"${inputs.folder}"', 'Archive'),
    'main.flow.yaml: steps.0.microsoft365Scope.steps.0 (mail.list) is another one',
  ],
  ['a step more', `${text}  - log: last\n`, 'main.flow.yaml: steps.1 (log) is new'],
  [
    'another default',
    text.replace('default: Inbox', 'default: Archive'),
    'main.flow.yaml: inputs and outputs (of the flow) is another one',
  ],
])('%s is named', async (_, now, told) => {
  expect(await changes(now)).toEqual([told]);
});
