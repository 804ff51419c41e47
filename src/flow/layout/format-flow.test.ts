import fc from 'fast-check';
import { parseDocument } from 'yaml';
import { expect, test } from 'vitest';
import { flowTexts } from '../../../test/flows/generated-texts.ts';
import { commentsOf } from '../edit/source.ts';
import { formatFlow } from './format-flow.ts';

test('keys come in the order of the format, steps line by line, and comments stay with what they are about', () => {
  expect(
    formatFlow(`# mail that came in
name:   tidy
version: 1
steps: [{ with: { top: 5 }, use: mail.list, id: read }]
outputs:
    # how many
    count:  "\${size(read)}"   # in all
`),
  ).toBe(`# mail that came in
version: 1
name: tidy
steps:
  - id: read
    use: mail.list
    with: { top: 5 }
outputs:
  # how many
  count: "\${size(read)}" # in all
`);
});

test('what is no YAML is left alone, with the reason', () => {
  expect(() => formatFlow('steps: [')).toThrow(expect.objectContaining({ code: 'INPUT_INVALID' }));
});

test('what a flow means stays, with every comment, and once is enough', () => {
  fc.assert(
    fc.property(flowTexts, (text) => {
      const formatted = formatFlow(text);

      expect(parseDocument(formatted).toJS()).toEqual(parseDocument(text).toJS());
      expect(
        commentsOf(formatted)
          .map((one) => one.text)
          .toSorted(),
      ).toEqual(
        commentsOf(text)
          .map((one) => one.text)
          .toSorted(),
      );
      expect(formatFlow(formatted)).toBe(formatted);
    }),
    { numRuns: 150 },
  );
});
