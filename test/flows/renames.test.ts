import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { editFlow } from '../../src/flow/edit/edit-flow.ts';

/** How many renames are tried; `npm run prove -- edit` tries as many as edits. */
const numRuns = Number(process.env['ONBEHALF_EDITS'] ?? 300);
const seed = 1128 + Number(process.env['ONBEHALF_EDITS_SEED'] ?? 0);

/** Expressions: `@` is the name that is renamed, `old` only looks like it. */
const expressions = [
  '@',
  '@.old',
  'size(@.old) > 1 && @.b == "old"',
  "'old' + text(@.old.older)",
  '@[0].old',
  'list.map(m, m.old + @.x)',
  '@.map(m, m.old)',
  'has(@.old) ? @.old : default(@.c, "old")',
  '{"old": @}',
  'older + @',
  'inputs.old',
  '[old2, @, @]',
];

const plainExpression = fc.constantFrom(...expressions.filter((one) => !/[{}"']|: | #/.test(one)));
const anyExpression = fc.constantFrom(...expressions);

/** A scalar in which an expression stands, in every way of writing. */
const scalar: fc.Arbitrary<string> = fc.oneof(
  plainExpression.map((one) => `\${${one}}`),
  anyExpression.filter((one) => !one.includes("'")).map((one) => `'\${${one}}'`),
  anyExpression.map((one) => JSON.stringify(`\${${one}}`)),
  anyExpression.map((one) => `"old \\told \\u0041 ${JSON.stringify(`\${${one}} old \${${one}}`).slice(1)}`),
  fc.tuple(anyExpression, anyExpression).map(([a, b]) => `|   # old\n@@  old text \${${a}}\n@@  \${${b}} old`),
  fc.tuple(anyExpression, anyExpression).map(([a, b]) => `>-\n@@  old text \${${a}}\n@@  \${${b}} $\${old}`),
);

/** Steps as text at column 0, in which the name may be read. */
const step: fc.Arbitrary<string> = fc.letrec<{ step: string }>((tie) => {
  const below = tie('step').map((text) => text.replaceAll(/^(?=.)/gm, '    '));
  return {
    step: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      scalar.map((text) => `- log: ${text.replaceAll('@@', '  ')}\n`),
      scalar.map((text) => `- use: mail.send\n  with:\n    old: ${text.replaceAll('@@', '    ')}\n    subject: old\n`),
      plainExpression.map((one) => `- use: mail.list\n  with: { old: "\${${one}}", folder: old }\n`),
      fc.tuple(plainExpression, below).map(([one, inner]) => `- forEach: \${${one}}\n  as: each\n  steps:\n${inner}`),
      fc.tuple(below, below).map(([yes, no]) => `- if: \${@.old}\n  then:\n${yes}  else:\n${no}`),
      fc.tuple(below).map(([inner]) => `- try:\n${inner}  catch:\n    - as: problem\n      steps:\n        - log: \${problem.old} \${@}\n`),
      fc.tuple(below, below).map(([inner, other]) => `- parallel:\n  -\n${inner}  -\n${other}`),
      below.map((inner) => `- microsoft365Scope:\n    mailbox: \${@}\n    steps:\n  ${inner.trimEnd().replaceAll('\n', '\n  ')}\n`),
      below.map((inner) => `- while: \${@.old}\n  disabled: true\n  steps:\n${inner}`),
    ),
  };
}).step;

/** A flow with one name that is given in every way, and a name of the same letters in a block beside it. */
const flowOf = fc
  .record({
    declared: fc.constantFrom('id', 'set', 'as', 'input'),
    steps: fc.array(step, { minLength: 1, maxLength: 4 }),
    crlf: fc.boolean(),
    read: anyExpression,
  })
  .map(({ declared, steps, crlf, read }) => {
    const body = steps.join('# old\n');
    const nested = body.replaceAll(/^(?=.)/gm, '    ');
    const beside = '- if: true\n  then:\n    - id: old   # another one\n      use: users.me\n    - log: ${old.old}\n';
    const outputs = `outputs:\n  old: ${JSON.stringify(`\${${read}}`)}\n`;
    const shapes = {
      id: `${beside}- id: @\n  use: users.me\n${body}${outputs}`,
      set: `${beside}- set: { @: 1, older: 2 }\n${body}- set:\n    @: 2   # old\n${outputs}`,
      as: `${beside}- forEach: \${list}\n  as: @\n  steps:\n${nested}- log: \${list}\n`,
      input: `${body.replaceAll(/@/g, 'inputs.@')}${outputs.replaceAll('@', 'inputs.@')}`,
    };
    const head = `version: 1\nname: old\ninputs: { ${declared === 'input' ? '@' : 'old'}: { type: text }, list: { type: list } }\nsteps:\n`;
    const text = head + shapes[declared as keyof typeof shapes];
    const ended = crlf ? text.replaceAll('\n', '\r\n') : text;
    // As an input, `inputs.old` is the name itself.
    return { declared, text: declared === 'input' ? ended.replaceAll(/inputs\.old\b/g, 'inputs.@') : ended };
  });

const places = {
  id: ['steps', 1, 'id'],
  set: ['steps', 1, 'set', 'old'],
  as: ['steps', 1, 'as'],
  input: ['inputs', 'old'],
} as const;

test('a name is changed with every expression that reads it, and nothing else is', () => {
  const wrong: string[] = [];
  for (const { declared, text } of fc.sample(flowOf, { numRuns, seed })) {
    const [before, after] = [text.replaceAll('@', 'old'), text.replaceAll('@', 'fresh')];
    parse(before);
    const { text: is } = editFlow(before, { kind: 'rename', address: places[declared as keyof typeof places], to: 'fresh' });
    if (is !== after) wrong.push(`${before}\n---\n${is}`);
  }

  expect(wrong.slice(0, 1)).toEqual([]);
}, 600_000);

const head = 'version: 1\nname: a\nsteps:\n  - id: old\n    use: users.me\n';

test.each([
  ['an expression that cannot be read', 'new', '  - log: ${old + }\n', /line 6 has an expression that cannot be read/],
  ['a step that cannot be read', 'new', '  - lgo: ${old}\n', /line 6 has a mistake/],
  ['a name that is taken', 'other', '  - id: other\n    use: users.me\n', /is the name of something else/],
  ['a name that an expression gives to things of a list', 'm', '  - log: ${list.map(m, old)}\n', /is the name of something else/],
  ['a name that every flow has', 'inputs', '', /is the name of something else/],
  ['a word of the expressions', 'in', '', /must not be a word/],
  ['what is no name', 'a b', '', /must be a name/],
])('%s is a reason to refuse another name', (_what, to, more, reason) => {
  expect(() => editFlow(head + more, { kind: 'rename', address: ['steps', 0, 'id'], to })).toThrow(reason);
});
