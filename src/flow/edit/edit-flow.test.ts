import { expect, test } from 'vitest';
import { OnbehalfError } from '../../core/errors.ts';
import { editFlow, type FlowEdit } from './edit-flow.ts';

const flow = `# what it is for
version: 1
name: tidy
steps:
  - microsoft365Scope:
      steps:
        # the newest first
        - id: unread   # read below
          use: mail.list
          with: { folder: Inbox, top: 5 }
        - use: mail.send
          with:
            to: [ben@contoso.example]
            body: |   # as it is
              Hello
              Ben
          retry: { attempts: 3 }
`;
const list = ['steps', 0, 'microsoft365Scope', 'steps'];
const send = [...list, 1];

/** Lines that an edit took out, with `-`, and put in, with `+`. */
function diff(edit: FlowEdit, text = flow): string {
  const { text: after } = editFlow(text, edit);
  const [was, is] = [text.split('\n'), after.split('\n')];
  let [head, tail] = [0, 0];
  while (head < Math.min(was.length, is.length) && was[head] === is[head]) head += 1;
  while (tail < Math.min(was.length, is.length) - head && was.at(-1 - tail) === is.at(-1 - tail)) tail += 1;
  const lines = (sign: string, of: string[]): string[] => of.slice(head, of.length - tail).map((line) => sign + line.trimStart());
  return [...lines('-', was), ...lines('+', is)].join('\n');
}

test.each<[string, FlowEdit, string]>([
  [
    'a key in braces',
    { kind: 'set', address: [...list, 0, 'with', 'unreadOnly'], value: true },
    '-with: { folder: Inbox, top: 5 }\n+with: { folder: Inbox, top: 5, unreadOnly: true }',
  ],
  [
    'an expression in braces',
    { kind: 'set', address: [...list, 0, 'with', 'top'], value: '${x}' },
    '-with: { folder: Inbox, top: 5 }\n+with: { folder: Inbox, top: "${x}" }',
  ],
  [
    'a new key at its place in the order of its activity',
    { kind: 'set', address: [...send, 'with', 'subject'], value: 'Hi: you', order: ['to', 'subject', 'body'] },
    '+subject: "Hi: you"',
  ],
  [
    'a new key with a list on the way',
    { kind: 'set', address: [...send, 'retry', 'on', 0], value: 'throttled' },
    '-retry: { attempts: 3 }\n+retry: { attempts: 3, on: [throttled] }',
  ],
  [
    'a key of a step before the steps in it',
    { kind: 'set', address: ['steps', 0, 'disabled'], value: true },
    '-- microsoft365Scope:\n+- disabled: true\n+microsoft365Scope:',
  ],
  [
    'a text for a block, whose comment stays',
    { kind: 'set', address: [...send, 'with', 'body'], value: 'Hi' },
    '-body: |   # as it is\n-Hello\n-Ben\n+body: Hi   # as it is',
  ],
  [
    'a list of maps',
    { kind: 'set', address: [...send, 'with', 'to'], value: [{ name: 'Ben' }] },
    '-to: [ben@contoso.example]\n+to: [{ name: Ben }]',
  ],
  ['outputs of a flow that has none', { kind: 'set', address: ['outputs', 'done'], value: '${unread}' }, '+outputs:\n+done: ${unread}'],
  [
    'an id less, behind a dash',
    { kind: 'unset', address: [...list, 0, 'id'] },
    '-- id: unread   # read below\n-use: mail.list\n+- use: mail.list',
  ],
  ['an item less', { kind: 'unset', address: [...send, 'with', 'to', 0] }, '-to: [ben@contoso.example]\n+to: []'],
  ['a step with a comment of its own', { kind: 'comment', step: send, text: 'then tell Ben' }, '+# then tell Ben'],
  ['another comment', { kind: 'comment', step: [...list, 0], text: '' }, '-# the newest first'],
  [
    'a step in a loop',
    { kind: 'wrap', list, index: 1, count: 1, block: { verb: 'forEach', of: '${unread}', as: 'message' } },
    '-- use: mail.send\n-with:\n-to: [ben@contoso.example]\n-body: |   # as it is\n-Hello\n-Ben\n-retry: { attempts: 3 }\n+- forEach: ${unread}\n+as: message\n+steps:\n+- use: mail.send\n+with:\n+to: [ben@contoso.example]\n+body: |   # as it is\n+Hello\n+Ben\n+retry: { attempts: 3 }',
  ],
])('%s is a splice', (_what, edit, expected) => {
  expect(diff(edit)).toBe(expected);
});

test('steps in brackets are written line by line by the first edit that goes through them', () => {
  const text = 'steps: [{ log: a }, # why\n  { if: "${x}", then: [] }]   # all\n';

  expect(editFlow(text, { kind: 'insert', list: ['steps', 1, 'then'], index: 0, step: '- log: b' }).text).toBe(
    'steps:   # all\n  - { log: a } # why\n  - if: "${x}"\n    then:\n      - log: b\n',
  );
});

test('a text block that keeps its line ends keeps them at the end of a file, too', () => {
  const text = 'steps:\n- log: |+\n    kept\n\n  disabled: true';

  expect(editFlow(text, { kind: 'unset', address: ['steps', 0, 'disabled'] }).text).toBe('steps:\n- log: |+\n    kept\n\n');
});

test.each([
  [
    'of a step',
    'steps:\n- log: |+\n    kept\n\n  # why\n  disabled: true\n  # below\n',
    ['steps', 0, 'disabled'],
    'steps:\n- log: |+\n    kept\n\n  # why\n  # below\n',
  ],
  ['at the top of a file', '# all\nname: a\nsteps: []\n', ['name'], '# all\nsteps: []\n'],
  [
    'alone in its map',
    'steps:\n- use: a.b\n  with:\n    # why\n    c: 1\n',
    ['steps', 0, 'with', 'c'],
    'steps:\n- use: a.b\n  with: {}\n    # why\n',
  ],
])('a comment above a key that is taken out stays: %s', (_, text, address, after) => {
  expect(editFlow(text, { kind: 'unset', address }).text).toBe(after);
});

test('a value for a key that has none leaves the comment behind it', () => {
  const text = 'steps:\n- log: a\n- try:   # why';

  expect(editFlow(text, { kind: 'set', address: ['steps', 1, 'try'], value: 'b' }).text).toBe('steps:\n- log: a\n- try: b   # why');
});

test('a block gives its steps back, and its comments come before them', () => {
  const text =
    'steps:\n  # each\n  - forEach: ${a}   # all of a\n    as: b\n    steps:\n      # one\n      - log: c\n      - log: d\n  - log: e\n';

  expect(editFlow(text, { kind: 'unwrap', step: ['steps', 0] }).text).toBe(
    'steps:\n  # each\n  # all of a\n  # one\n  - log: c\n  - log: d\n  - log: e\n',
  );
});

test.each<[string, FlowEdit, RegExp, string?]>([
  [
    'steps on both sides',
    { kind: 'unwrap', step: ['steps', 0] },
    /steps in then and else/,
    'steps:\n- if: true\n  then:\n  - log: a\n  else:\n  - log: b\n',
  ],
  ['a disabled block', { kind: 'unwrap', step: ['steps', 0] }, /disabled/, 'steps:\n- try:\n  - log: a\n  disabled: true\n'],
  ['the only key of a step', { kind: 'unset', address: ['steps', 0, 'log'] }, /would have no key/, 'steps:\n- log: a\n'],
  ['what is not there', { kind: 'unset', address: [...send, 'title'] }, /nothing at/],
  ['an anchor', { kind: 'set', address: ['a'], value: 1 }, /anchor, &x/, 'a: &x 1\n'],
  ['a tag', { kind: 'set', address: ['a'], value: 1 }, /tag/, 'a: !!str 1\n'],
  ['no YAML', { kind: 'set', address: ['a'], value: 1 }, /not valid YAML/, 'a: [\n'],
  ['a value that YAML has no word for', { kind: 'set', address: ['name'], value: Number.NaN }, /must be a text/],
  ['a step into itself', { kind: 'move', step: ['steps', 0], list, index: 0 }, /into itself/],
  ['two steps as one', { kind: 'insert', list, index: 0, step: '- log: a\n- log: b' }, /one step as YAML/],
])('%s is refused with the reason', (_what, edit, reason, text = flow) => {
  expect(() => editFlow(text, edit)).toThrow(reason);
  expect(() => editFlow(text, edit)).toThrow(OnbehalfError);
});
