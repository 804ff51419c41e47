import fc from 'fast-check';
import { expect, test } from 'vitest';
import { commandOf, pageOf, toCamel, toKebab, toolOf } from './names.ts';

const word = fc.stringMatching(/^[a-z][a-z0-9]{0,8}$/);
const verb = fc
  .tuple(word, fc.array(fc.stringMatching(/^[A-Z][a-z0-9]{1,6}$/), { maxLength: 3 }))
  .map(([first, more]) => first + more.join(''));
const name = fc.tuple(word, verb).map(([area, action]) => `${area}.${action}`);

test('one name is spelt once for every face', () => {
  expect(commandOf('mail.setCategories')).toEqual(['mail', 'set-categories']);
  expect(toolOf('mail.setCategories')).toBe('mail_set_categories');
  expect(pageOf('mail.setCategories')).toBe('mail/set-categories.md');
});

test('every spelling leads back to the name', () => {
  fc.assert(
    fc.property(name, (given) => {
      const [area, action] = commandOf(given);
      const [toolArea, ...toolWords] = toolOf(given).split('_');
      expect(`${area}.${toCamel(action)}`).toBe(given);
      expect(`${toolArea}.${toCamel(toolWords.join('-'))}`).toBe(given);
    }),
  );
});

test('kebab and camel are reverses of each other', () => {
  fc.assert(
    fc.property(verb, (given) => {
      expect(toCamel(toKebab(given))).toBe(given);
    }),
  );
});
