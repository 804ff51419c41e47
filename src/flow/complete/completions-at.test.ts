import { expect, test } from 'vitest';
import { ownActivities } from '../catalogue.ts';
import { completionsAt } from './completions-at.ts';

/** Completions at the `|` of a text. */
async function at(text: string) {
  const offset = text.indexOf('|');
  return completionsAt(text.replace('|', ''), offset, ownActivities);
}

const labels = async (text: string): Promise<string[]> => (await at(text)).map(({ label }) => label);

const scope = (steps: string): string => `version: 1
name: a
inputs: { folder: { type: text }, limit: { type: number } }
steps:
  - microsoft365Scope:
      connection: work
      steps:
${steps.replaceAll(/^(?=.)/gm, '        ')}outputs:
  all: 1
`;

const before = `- id: unread
  use: mail.list
  collect: true
- id: me
  use: users.me
`;

test.each<[string, string, readonly string[], readonly string[]]>([
  ['keys at the top', 'version: 1\nna|', ['name'], ['version']],
  ['the kinds of an input', 'version: 1\ninputs:\n  folder:\n    type: |\n', ['text', 'date'], []],
  ['what a new step may be', scope('- |\n'), ['use', 'forEach', 'microsoft365Scope', 'id', 'title'], []],
  ['what an empty line between steps may be', scope('- log: a\n|\n- log: b\n'), ['use', 'log'], []],
  [
    'keys of a verb that are not there',
    scope('- forEach: ${x}\n  as: y\n  |\n'),
    ['steps', 'index', 'parallel', 'retry'],
    ['forEach', 'as', 'use', 'then'],
  ],
  ['keys of a verb above another key', scope('- use: mail.list\n  |\n  with: { top: 1 }\n'), ['collect', 'id'], ['with', 'use']],
  ['names of activities', scope('- use: mail.l|\n'), ['mail.list'], ['mail.send', 'users.me']],
  [
    'fields of an activity, needed ones first',
    scope('- use: mail.move\n  with:\n    |\n'),
    ['message', 'to', 'createFolderIfMissing'],
    ['top'],
  ],
  ['fields that are not there', scope('- use: mail.list\n  with:\n    folder: Inbox\n    t|\n    top: 1\n'), [], ['top', 'folder']],
  ['fields in braces', scope('- use: mail.list\n  with: { folder: Inbox, un|\n'), ['unreadOnly'], ['folder']],
  ['values of a field', scope('- use: mail.send\n  with:\n    importance: |\n'), ['low', 'high'], []],
  ['values of a field in braces', scope('- use: mail.list\n  with: { folder: Inbox, unreadOnly: | }\n'), ['true', 'false'], []],
  ['values of a key of every step', scope('- log: a\n  disabled: |\n'), ['true', 'false'], []],
  ['settings of a scope', 'version: 1\nsteps:\n  - microsoft365Scope:\n      auth|\n', ['authenticationType'], ['steps']],
  ['values of a setting', 'version: 1\nsteps:\n  - microsoft365Scope:\n      authenticationType: |\n', ['InteractiveToken'], []],
  ['kinds of errors', scope('- try:\n  - log: a\n  catch:\n    - on: |\n'), ['throttled', 'permission'], []],
  ['keys of a case', scope('- switch: ${x}\n  cases:\n    - |\n'), ['when', 'steps'], ['use']],
  ['how a step is tried again', scope('- log: a\n  retry:\n    at|\n'), ['attempts'], ['on']],
])('%s are offered', async (_what, text, some, none) => {
  const found = await labels(text);

  expect(found).toEqual(expect.arrayContaining([...some]));
  expect(found.filter((label) => none.includes(label))).toEqual([]);
});

test.each<[string, string, readonly string[], readonly string[]]>([
  ['names of inputs', scope('- log: ${inputs.|\n'), ['folder', 'limit'], ['now']],
  ['names and functions', scope(`${before}- log: \${|}\n`), ['inputs', 'unread', 'me', 'today', 'formatDate'], []],
  ['what is typed of a name', scope(`${before}- log: \${un|\n`), ['unread'], ['inputs', 'me']],
  ['only names from before', scope(`- log: \${|}\n${before}`), ['inputs'], ['unread', 'me']],
  ['properties of a result', scope(`${before}- log: \${me.|}\n`), ['displayName'], ['unread']],
  [
    'a loop variable, from its list',
    scope(`${before}- forEach: \${unread}\n  as: message\n  steps:\n    - log: \${message.su|\n`),
    ['subject'],
    ['from'],
  ],
  [
    'properties below properties',
    scope(`${before}- forEach: \${unread}\n  as: message\n  steps:\n    - use: mail.send\n      with: { to: ["\${message.from.|"] }\n`),
    ['address', 'name'],
    [],
  ],
  ['a variable of a loop in the expression', scope(`${before}- log: \${unread.map(m, m.|)}\n`), ['subject'], []],
  ['methods of a list', scope(`${before}- log: \${unread.|}\n`), ['map', 'filter'], ['contains']],
  ['in a step that cannot be read', scope(`${before}- forEach: \${un|\n`), ['unread'], []],
  ['in the condition of a step without anything else', scope(`${before}- if: \${me.|}\n`), ['displayName'], []],
  ['in an output', scope(before).replace('all: 1', 'all: ${me.|'), ['displayName'], []],
  ['where the text behind is broken', `${scope(`${before}- log: \${me.|}\n`).replace('outputs:', 'outputs: {[')}`, ['displayName'], []],
])('in an expression: %s', async (_what, text, some, none) => {
  const found = await labels(text);

  expect(found).toEqual(expect.arrayContaining([...some]));
  expect(found.filter((label) => none.includes(label))).toEqual([]);
});

test('an offer says what it is, and takes the place of the word at the caret', async () => {
  const text = scope('- use: mail.move\n  with: { cre|ate: true }\n');
  const [offer] = await at(text);
  const plain = text.replace('|', '');

  expect(offer).toMatchObject({ label: 'createFolderIfMissing', kind: 'field', detail: expect.stringContaining('folder') as string });
  expect(plain.slice(0, offer?.from) + (offer?.insert ?? '') + plain.slice(offer?.to)).toContain('with: { createFolderIfMissing: true }');
});

test.each([
  ['a comment', '# us|'],
  ['a text in an expression', "steps:\n  - log: ${'me|"],
  ['an escaped expression', 'steps:\n  - log: $${me|'],
  ['nothing that is known', 'other:\n  thing:\n    |'],
])('in %s nothing is offered', async (_what, text) => {
  expect(await labels(text)).toEqual([]);
});

test('whatever a text is cut into, something is answered', async () => {
  const text = scope(
    `${before}- forEach: \${unread}\n  as: message\n  steps:\n    - use: mail.send\n      with: { to: ["\${message.from.address}"], subject: "a" }\n`,
  );
  for (let offset = 0; offset < text.length; offset += 7) {
    const cut = text.slice(0, offset);
    for (const { from, to } of await completionsAt(cut, offset, ownActivities)) {
      expect(from).toBeLessThanOrEqual(offset);
      expect(to).toBeGreaterThanOrEqual(offset);
    }
  }
});
