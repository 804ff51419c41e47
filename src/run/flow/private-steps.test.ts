import { expect, test } from 'vitest';
import { runText } from '../../../test/support/flow-text.ts';

const project = { blockedRecipients: [], privateNames: ['*Password*', 'pin'] };

const flow = `version: 1
name: test
inputs:
  adminPassword: { type: text, default: tulip }
  who: { type: text, default: Ada }
steps:
  - log: \${inputs.who}
  - log: it is \${inputs.adminPassword}
  - set: { made: "\${inputs.adminPassword + '!'}", list: [1, 2] }
  - log: \${made}
  - set: { again: "\${[made]}" }
  - forEach: \${again}
    as: one
    steps:
      - log: \${one}
      - log: nothing
  - forEach: \${list}
    as: Pin
    steps:
      - log: \${Pin}
  - set: { thing: { PIN: 7, colour: red } }
  - log: \${thing.PIN}
  - log: \${list[0]}
  - stop: with \${made}
`;

test('what has a private name, and what is made of it, is private; what has not is told', async () => {
  const { events, error } = await runText(flow, { project });

  expect(error).toBeUndefined();
  const told = events.flatMap((event) =>
    event.type === 'logged' ? [[event.step.private, event.text]] : event.type === 'stopped' ? [[event.step.private, event.reason]] : [],
  );
  expect(told).toEqual([
    [false, 'Ada'],
    [true, 'it is tulip'],
    [true, 'tulip!'],
    [true, 'tulip!'],
    [false, 'nothing'],
    [true, '1'],
    [true, '2'],
    [true, '7'],
    [false, '1'],
    [true, 'with tulip!'],
  ]);
});

test('without private names nothing is', async () => {
  const { events } = await runText(flow);

  expect(events.some(({ step }) => step.private)).toBe(false);
});
