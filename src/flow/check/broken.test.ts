import { expect, test } from 'vitest';
import { ownActivities } from '../catalogue.ts';
import { loadText } from '../../../test/support/flow-text.ts';
import { problemsOfFlow } from './check-flow.ts';

/** Where the mistake stands, in the rows below. */
const mark = '¦';

type Row = readonly [text: string, says: RegExp];

const indented = (text: string, by: string): string => text.replace(/^(?=.)/gm, by);
/** Steps of a flow. */
const flow = (steps: string): string => `version: 1\nname: test\nsteps:\n${indented(steps, '  ')}\n`;
/** Steps in a scope. */
const scope = (steps: string): string => flow(`- microsoft365Scope:\n    steps:\n${indented(steps, '      ')}`);
/** Steps in a scope, after a list of messages. */
const listed = (steps: string): string =>
  scope(
    `- id: unread\n  use: mail.list\n- id: all\n  use: mail.list\n  collect: true\n${steps}\n- forEach: \${unread}\n  as: each\n  steps: []`,
  );

const yaml: readonly Row[] = [
  ['version: 1\nname: test\nsteps:\n¦\t- log: a\n', /tab/i],
  ['version: 1\nname: a\n¦name: b\nsteps: []\n', /twice/],
  ['version: 1\nname: test\nsteps:\n  - log: "a\n¦', /cannot be read as YAML/],
  [flow('- log: ¦*other'), /refers to another place/],
  [flow('- log: &here ¦a'), /for others to refer to/],
  [flow('- log: !!str ¦a'), /tag/],
  [scope('- use: mail.list\n  with:\n    ¦<<: { top: 1 }'), /merges/],
  [flow('- set: { ¦__proto__: 1 }'), /cannot be a name/],
  [flow('- set: { a: ¦12345678901234567890 }'), /more digits/],
  [flow('- if: ¦${ 1 # one }\n  then: []'), /put quotes/i],
  [flow('- log: ¦${ x ? 1 : 2 }'), /quotes/],
  ['¦<<<<<<< HEAD\nversion: 1\n', /merge conflict|cannot be read/],
  ['¦- log: a\n', /begins with `version: 1`/],
  ['¦just text\n', /begins with `version: 1`/],
  ['¦', /no flow/],
  ['¦# only a comment\n', /no flow/],
];

const heads: readonly Row[] = [
  ['version: ¦2\nname: a\nsteps: []\n', /must be 1/],
  ['version: ¦"1"\nname: a\nsteps: []\n', /must be 1/],
  ['¦name: a\nsteps: []\n', /version is required: it must be 1/],
  ['¦version: 1\nsteps: []\n', /name is required: it must be a text/],
  ['¦version: 1\nname: a\n', /steps is required: it must be a list/],
  ['version: 1\nname: ¦5\nsteps: []\n', /must be a text/],
  [`version: 1\nname: ¦${'a'.repeat(129)}\nsteps: []\n`, /at most 128/],
  ['version: 1\nname: a\nsteps: ¦none\n', /must be a list of steps/],
  ['version: 1\nname: a\nsteps: ¦{ log: a }\n', /must be a list of steps/],
  ['version: 1\nname: a\n¦step: []\nsteps: []\n', /did you mean steps/],
  ['version: 1\nname: a\n¦Steps: []\nsteps: []\n', /did you mean steps/],
  ['version: 1\nname: a\n¦input: {}\nsteps: []\n', /did you mean inputs/],
  ['version: 1\nname: a\n¦triggers: []\nsteps: []\n', /not known here; known are/],
  ['version: 1\nname: a\ninputs: ¦[a]\nsteps: []\n', /must be/],
  ['version: 1\nname: a\ninputs: { a: ¦text }\nsteps: []\n', /must be/],
  ['version: 1\nname: a\ninputs: { a: { type: ¦string } }\nsteps: []\n', /text, number, boolean/],
  ['version: 1\nname: a\ninputs: { a: { ¦default: 5 } }\nsteps: []\n', /type/],
  ['version: 1\nname: a\ninputs: { a: { type: number, default: ¦five } }\nsteps: []\n', /must be a number/],
  ['version: 1\nname: a\ninputs: { a: { type: boolean, default: ¦yes } }\nsteps: []\n', /true or false/],
  ['version: 1\nname: a\ninputs: { a: { type: date, default: ¦tomorrow } }\nsteps: []\n', /must be a date/],
  ['version: 1\nname: a\ninputs: { a: { type: text, ¦required: true } }\nsteps: []\n', /not known here/],
  ['version: 1\nname: a\ninputs: { ¦my-input: { type: text } }\nsteps: []\n', /must be a name/],
  ['version: 1\nname: a\nsteps: []\noutputs: ¦[a]\n', /must be/],
  ['version: 1\nname: a\nsteps: []\noutputs: { a: "${¦b}" }\n', /Nothing is called "b"/],
  ['version: 1\nname: a\ndescription: ¦[a]\nsteps: []\n', /must be a text/],
];

const steps: readonly Row[] = [
  [flow('- ¦log a'), /must be a key and its value/],
  [flow('-¦'), /empty/],
  [flow('- ¦[a]'), /must be a key and its value/],
  [flow('- ¦id: a'), /does nothing/],
  [flow('- ¦lgo: a'), /did you mean log/],
  [flow('- ¦foreach: []\n  as: a\n  steps: []'), /did you mean forEach/],
  [flow('- ¦Use: mail.list'), /did you mean use/],
  [flow('- ¦{}'), /does nothing/],
  [flow('- log: a\n  ¦wait: 5s'), /log and wait/],
  [flow('- use: mail.list\n  ¦forEach: []\n  as: a\n  steps: []'), /use and forEach/],
  [flow('- log: a\n  ¦wit: {}'), /not known here/],
  [flow('- log: a\n  ¦titel: b'), /did you mean title/],
  [flow('- log: a\n  id: ¦my id'), /must be a name/],
  [flow('- log: a\n  id: ¦in'), /keep for themselves/],
  [flow('- log: a\n  id: ¦5'), /must be/],
  [flow('- log: a\n  disabled: ¦yes'), /true or false/],
  [flow('- log: a\n  private: ¦"true"'), /true or false/],
  [flow('- log: a\n  continueOnError: ¦1'), /true or false/],
  [flow('- log: a\n  timeout: ¦5'), /must be/],
  [flow('- log: a\n  timeout: ¦5 seconds'), /length of time/],
  [flow('- log: a\n  retry: ¦3'), /must be/],
  [flow('- log: a\n  retry: { attempts: ¦0 }'), /at least 1/],
  [flow('- log: a\n  retry: { attempts: ¦101 }'), /at most 100/],
  [flow('- log: a\n  retry: { ¦backoff: 2s }'), /attempts/],
  [flow('- log: a\n  retry: { attempts: 2, backoff: ¦2 }'), /must be/],
  [flow('- log: a\n  retry: { attempts: 2, on: ¦throttled }'), /list of codes/],
  [flow('- log: a\n  retry: { attempts: 2, on: [¦slow] }'), /throttled/],
  [flow('- log: a\n  retry: { attempts: 2, ¦times: 3 }'), /not known here/],
  [flow('- log: ¦[a]'), /must be a text/],
  [flow('- ¦log: '), /must be a text/],
  [flow('- stop: ¦{ a: b }'), /must be a text/],
  [flow('- wait: ¦5'), /length of time/],
  [flow('- wait: ¦soon'), /length of time/],
  [flow('- break: ¦false'), /must be true/],
  [flow('- ¦break: true'), /must stand in a loop/],
  [flow('- ¦continue: true'), /must stand in a loop/],
  [flow('- forEach: [1]\n  as: a\n  steps:\n    - parallel:\n        - - ¦break: true'), /must stand in a loop/],
  [flow('- set: ¦a'), /names and their values/],
  [flow('- set: { ¦my-name: 1 }'), /must be a name/],
  [flow('- ¦forEach: [1]\n  steps: []'), /as/],
  [flow('- ¦forEach: [1]\n  as: a'), /steps/],
  [flow('- forEach: ¦5\n  as: a\n  steps: []'), /expression.*or a list/],
  [flow('- forEach: ¦the ${list}\n  as: a\n  steps: []'), /expression.*or a list/],
  [flow('- forEach: [1]\n  as: a\n  parallel: ¦0\n  steps: []'), /at least 1/],
  [flow('- forEach: [1]\n  as: a\n  parallel: ¦65\n  steps: []'), /at most 64/],
  [flow('- forEach: [1]\n  as: ¦2a\n  steps: []'), /must be a name/],
  [flow('- forEach: [1]\n  as: a\n  steps: ¦{ log: a }'), /must be a list of steps/],
  [flow('- forEach: [1]\n  as: a\n  ¦then: []\n  steps: []'), /not known here/],
  [flow('- while: ¦x\n  steps: []'), /whole expression/],
  [flow('- if: ¦x == 1\n  then: []'), /whole expression/],
  [flow('- if: ¦not ${x}\n  then: []'), /whole expression/],
  [flow('- ¦if: true'), /then/],
  [flow('- if: true\n  then: []\n  ¦elseif: []'), /not known here|did you mean else/],
  [flow('- switch: ¦a\n  cases: [{ when: a, steps: [] }]'), /must be an expression/],
  [flow('- ¦switch: ${inputs}'), /cases/],
  [flow('- switch: ${inputs}\n  cases: ¦[]'), /at least 1/],
  [flow('- switch: ${inputs}\n  cases: [¦a]'), /must be/],
  [flow('- switch: ${inputs}\n  cases: [{ ¦when: a }]'), /steps/],
  [flow('- switch: ${inputs}\n  cases: [{ ¦case: a, when: a, steps: [] }]'), /not known here/],
  [flow('- try: ¦{ log: a }'), /must be a list of steps/],
  [flow('- try: []\n  catch: ¦{ steps: [] }'), /must be a list/],
  [flow('- try: []\n  catch: [{ on: [¦NOTFOUND], steps: [] }]'), /NOT_FOUND/],
  [flow('- try: []\n  catch: [{ ¦on: [throttled] }]'), /steps/],
  [flow('- try: []\n  catch: [{ as: ¦a b, steps: [] }]'), /must be a name/],
  [flow('- try: []\n  ¦final: []'), /did you mean finally/],
  [flow('- parallel: ¦{ a: [] }'), /list of lists/],
  [flow('- parallel: ¦[]'), /at least 1/],
  [flow('- parallel: [¦a]'), /must be a list of steps/],
  [flow('- invoke: ¦other.flow.yaml'), /path from this file/],
  [flow('- invoke: ¦/etc/other.flow.yaml'), /path from this file/],
  [flow('- ¦invoke: ./missing.flow.yaml'), /not there/],
  [flow('- ¦invoke: ./sum.txt'), /must be a flow/],
  [flow('- ¦invoke: ./main.flow.yaml'), /cannot run itself/],
  [flow('- use: ¦5'), /name of an activity/],
  [flow('- microsoft365Scope: ¦[]'), /must be/],
  [flow('- microsoft365Scope: { ¦connection: work }'), /steps/],
  [flow('- microsoft365Scope: { ¦conection: work, steps: [] }'), /not known here/],
  [flow('- microsoft365Scope: { permissions: { add: ¦Mail.Read }, steps: [] }'), /list of permissions/],
  [flow('- microsoft365Scope: { environment: ¦Mars, steps: [] }'), /one of/],
  [flow('- microsoft365Scope: { timeoutMS: ¦soon, steps: [] }'), /number/],
  [flow('- microsoft365Scope: { password: ¦hunter2, steps: [] }'), /env:NAME/],
  [flow('- microsoft365Scope: { secureApplicationSecret: ¦abc, steps: [] }'), /and not the secret itself/],
];

const uses: readonly Row[] = [
  [flow('- ¦use: mail.list'), /must stand in the steps of a microsoft365Scope/],
  [scope('- ¦use: mail.lst'), /did you mean mail\.list/],
  [scope('- ¦use: list'), /no activity/],
  [scope('- ¦use: mail.list.all'), /no activity/],
  [scope('- use: mail.list\n  with: { ¦folderName: Inbox }'), /no input of mail\.list/],
  [scope('- use: mail.list\n  with: { ¦topp: 5 }'), /did you mean top/],
  [scope('- use: mail.list\n  with: { top: ¦five }'), /must be a number/],
  [scope('- use: mail.list\n  with: { top: ¦true }'), /number/],
  [scope('- use: mail.list\n  with: { unreadOnly: ¦yes }'), /true or false|boolean/],
  [scope('- use: mail.list\n  with: ¦[5]'), /must be/],
  [scope('- ¦use: mail.get'), /message is required by mail\.get/],
  [scope('- ¦use: mail.move\n  with: { message: a }'), /to is required/],
  [scope('- use: mail.get\n  collect: ¦maybe\n  with: { message: a }'), /true or false/],
  [scope('- ¦use: mail.get\n  collect: true\n  with: { message: a }'), /has one result/],
  [scope('- use: mail.send\n  with: { to: [¦5], subject: a, body: b }'), /must be/],
  [scope('- use: mail.send\n  with: { to: [a@contoso.example], subject: a, body: b, importance: ¦urgent }'), /low, normal, high|one of/i],
  [listed('- use: mail.move\n  with: { message: ¦"${unread}", to: Archive }'), /one by one/],
  [listed('- use: mail.list\n  with: { top: ¦"${all}" }'), /must be a number, and this is a list/],
  [listed('- use: mail.list\n  with: { top: ¦"${size(all)} messages" }'), /must be a number/],
  [listed('- use: mail.list\n  with: { folder: ¦"${size(all)}" }'), /must be/],
];

const names: readonly Row[] = [
  [flow('- log: ${¦later}\n- set: { later: 1 }'), /Nothing is called "later"/],
  [flow('- set: { a: 1 }\n- ¦log: b\n  id: a'), /is taken/],
  [flow('- ¦log: b\n  id: inputs'), /is taken/],
  [flow('- ¦forEach: [1]\n  as: today\n  steps: []'), /is taken/],
  [flow('- set: { a: 1 }\n- ¦forEach: [1]\n  as: a\n  steps: []'), /is taken/],
  [flow('- forEach: [1]\n  as: a\n  steps:\n    - ¦forEach: [2]\n      as: a\n      steps: []'), /is taken/],
  [flow('- ¦forEach: [1]\n  as: a\n  index: now\n  steps: []'), /is taken/],
  [flow('- forEach: [1]\n  as: a\n  steps: []\n- log: ${¦a}'), /Nothing is called "a"/],
  [flow('- if: true\n  then: [{ set: { a: 1 } }]\n- log: ${¦a}'), /Nothing is called "a"/],
  [flow('- set: { a: 1 }\n- set: { a: ¦text }'), /must be a number, and this is a text/],
  [flow('- set: { a: 1 }\n- forEach: [1, 2]\n  as: b\n  parallel: 2\n  steps:\n    - set: { a: ¦"${a + b}" }'), /overwrite each other/],
  [flow('- set: { a: 1 }\n- parallel:\n    - - set: { a: ¦2 }'), /overwrite each other/],
  [flow('- if: ¦${inputs}\n  then: []'), /true or false/],
  [flow('- if: ¦"${1}"\n  then: []'), /true or false/],
  [flow('- set: { a: 1 }\n- while: ¦${a}\n  steps: []'), /true or false/],
  [flow('- set: { a: 1 }\n- forEach: ¦${a}\n  as: b\n  steps: []'), /must be a list/],
  [flow('- set: { a: x }\n- switch: ${a}\n  cases: [{ when: ¦5, steps: [] }]'), /can never be/],
  [flow('- set: { a: 5 }\n- wait: ¦${a}'), /length of time/],
  [flow('- try: [{ log: a }]\n  catch: [{ as: problem, steps: [{ log: "${problem.¦kode}" }] }]'), /did you mean code/],
  [flow('- set: { a: 1 }\n- ¦try: []\n  catch: [{ as: a, steps: [] }]'), /is taken/],
  [flow('- id: gone\n  forEach: [1]\n  as: a\n  steps: []\n- log: ${gone.¦cuont}'), /did you mean count/],
  [listed('- log: ${¦size(unread)}'), /one by one/],
  [listed('- log: ${unread.¦subject}'), /forEach/],
  [listed('- set: { kept: ¦"${unread}" }'), /one by one/],
  [listed('- forEach: ${unread}\n  as: message\n  steps:\n    - log: ${message.¦subjet}'), /did you mean subject/],
  [listed('- forEach: ${all}\n  as: message\n  steps:\n    - log: ${message.¦sendr}'), /has no "sendr"/],
  [listed('- log: ${all.¦subject}'), /list\.map/],
  [listed('- log: a ${all[0].¦subjekt} b'), /did you mean subject/],
  [listed('- forEach: ${all}\n  as: message\n  steps:\n    - log: ${¦message.from.address}'), /may be missing/],
  [listed('- log: ¦${all'), /no end|does not end/],
  [listed('- log: "${all +¦}"'), /cannot be read/],
  [listed("- log: '${¦all[0].subject == 5}'"), /never the same|must be/],
];

const twice = '- id: unread\n  use: mail.list\n- forEach: ${unread}\n  as: one\n  steps: []\n';
const lost: readonly Row[] = [
  [`${scope('- id: unread\n  use: mail.list')}${indented('- forEach: ¦${unread}\n  as: one\n  steps: []', '  ')}\n`, /end with the scope/],
  [scope(`${twice}- forEach: ¦\${unread}\n  as: two\n  steps: []`), /were gone through already/],
  [scope(`${twice}- if: true\n  then:\n    - forEach: ¦\${unread}\n      as: two\n      steps: []`), /were gone through already/],
  [
    scope(
      '- id: unread\n  use: mail.list\n- forEach: [1, 2]\n  as: turn\n  steps:\n    - forEach: ¦${unread}\n      as: one\n      steps: []',
    ),
    /in each turn of the loop/,
  ],
  [
    scope('- id: unread\n  use: mail.list\n- while: true\n  steps:\n    - forEach: ¦${unread}\n      as: one\n      steps: []'),
    /in each turn/,
  ],
  [scope('- ¦id: unread\n  use: mail.list'), /nothing goes through them/],
  [scope('- ¦use: mail.list\n  id: unread\n- use: mail.list'), /nothing goes through them/],
];

const all = [...yaml, ...lost, ...heads, ...steps, ...uses, ...names];

test.each(all.map(([text, says]) => ({ text, says })))('$text', async ({ text, says }) => {
  const at = text.indexOf(mark);
  const problems = await problemsOfFlow(await loadText(text.replace(mark, '')), ownActivities);
  const [first] = problems.toSorted((a, b) => a.start - b.start);

  expect(`${String(first?.address.findLast((part) => typeof part === 'string') ?? '')} ${first?.problem ?? 'nothing is wrong'}`).toMatch(
    says,
  );
  expect({ at: first?.start }).toEqual({ at });
});

test('a secret that stands in a flow is not repeated in what is said of it', async () => {
  const problems = await problemsOfFlow(await loadText(flow('- microsoft365Scope: { password: hunter2, steps: [] }')), ownActivities);

  expect(JSON.stringify(problems)).not.toContain('hunter2');
});

test.each(['env:PASSWORD', 'file:/run/secrets/one', 'keystore:one'])('a secret may be named by its place, %s', async (place) => {
  const text = flow(`- microsoft365Scope: { password: '${place}', steps: [] }`);

  expect(await problemsOfFlow(await loadText(text), ownActivities)).toEqual([]);
});

test('results that come one by one may be gone through in each of two branches, and those of a loop in its turn', async () => {
  const branch = '- forEach: ${unread}\n  as: one\n  steps: []';
  const branches = scope(
    `- id: unread\n  use: mail.list\n- if: true\n  then:\n${indented(branch, '    ')}\n  else:\n${indented(branch, '    ')}\n- forEach: [1]\n  as: turn\n  steps:\n    - id: inner\n      use: mail.list\n    - forEach: \${inner}\n      as: two\n      steps: []`,
  );

  expect(await problemsOfFlow(await loadText(branches), ownActivities)).toEqual([]);
});

test('at least 150 flows are broken', () => {
  expect(all.length).toBeGreaterThanOrEqual(150);
});
