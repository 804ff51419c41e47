import { expect, test } from 'vitest';
import { loadText } from '../../../test/support/flow-text.ts';
import { ownActivities } from '../catalogue.ts';
import { problemsOfFlow } from './check-flow.ts';

/** What stands beside each flow. */
const beside = {
  'sum.ts': `export const sum = ({ amounts, note }: { amounts: number[]; note?: string }): { sum: number } => ({ sum: amounts.length });
export const any = (given) => given;`,
  'broken.ts': 'export const a = {;',
  'open.ts': `import { microsoft365Scope } from 'onbehalf';
export const a = (activities) => microsoft365Scope({ activities });`,
};

const flow = (steps: string): string => `version: 1\nname: test\nsteps:\n${steps.replace(/^(?=.)/gm, '  ')}\n`;

test.each([
  ['- ¦invoke: ./sum.ts', /must name a function that .\/sum\.ts exports: \.\/sum\.ts#name/],
  ['- ¦invoke: ./none.ts#sum', /none\.ts, which is not there/],
  ['- ¦invoke: ./sum.ts#sums', /names sums, which sum\.ts does not export; did you mean sum\?/],
  ['- ¦invoke: ./broken.ts#a', /broken\.ts is not valid TypeScript/],
  ['- ¦invoke: ./open.ts#a', /open\.ts, line 2, column .* Name the activities/],
  ['- invoke: ./sum.ts#sum\n  with: { ¦amount: [1], amounts: [1] }', /is no input of .\/sum\.ts#sum; did you mean amounts\?/],
  ['- ¦invoke: ./sum.ts#sum', /amounts is required by .\/sum\.ts#sum/],
  ['- invoke: ./sum.ts#sum\n  with: { amounts: ¦one }', /must be a list, and this is a text/],
  ['- invoke: ./sum.ts#sum\n  with: { amounts: [1], note: ¦2 }', /must be a text, and this is a number/],
  ['- id: total\n  invoke: ./sum.ts#sum\n  with: { amounts: [] }\n- log: "${total.¦sums}"', /did you mean sum\?/],
  [
    '- microsoft365Scope:\n    steps:\n      - id: unread\n        use: mail.list\n      - invoke: ./sum.ts#any\n        with: { amounts: ¦"${unread}" }',
    /one by one/,
  ],
])('%s', async (steps, says) => {
  const text = flow(steps);
  const problems = await problemsOfFlow(await loadText(text.replace('¦', ''), beside), ownActivities);
  const [first] = problems.toSorted((a, b) => a.start - b.start);

  expect(`${String(first?.address.at(-1))} ${first?.problem}`).toMatch(says);
  expect({ at: first?.start }).toEqual({ at: text.indexOf('¦') });
});

test('what need not be given may come out as nothing, and what is not read may be anything', async () => {
  const steps = `- id: total
  invoke: ./sum.ts#sum
  with: { amounts: [1], note: "\${first(['a'].filter(one, one == 'b'))}" }
- id: other
  invoke: ./sum.ts#any
  with: { whatever: 1 }
- log: "\${total.sum} \${other.whatever.it.is}"
- invoke: ./gone.ts#sum
  disabled: true`;
  expect(await problemsOfFlow(await loadText(flow(steps), beside), ownActivities)).toEqual([]);
});
