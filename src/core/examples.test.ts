import { describe, expect, test } from 'vitest';
import { fillExample, placeholdersOf } from './examples.ts';

describe('an example with placeholders', () => {
  const input = {
    message: '{message}',
    to: ['ben@contoso.example', '{folder}'],
    body: 'The text {message} stays.',
    top: 3,
    deep: { draft: '{draft}' },
  };

  test('names what it needs', () => {
    expect(placeholdersOf(input)).toEqual(['message', 'folder', 'draft']);
  });

  test('gets ids in their place and nowhere else', () => {
    expect(fillExample(input, { message: 'M1', folder: 'F1', draft: 'D1' })).toEqual({
      message: 'M1',
      to: ['ben@contoso.example', 'F1'],
      body: 'The text {message} stays.',
      top: 3,
      deep: { draft: 'D1' },
    });
  });

  test('is refused while a value is missing', () => {
    expect(() => fillExample(input, { message: 'M1' })).toThrow('The example needs a value for {folder}.');
  });
});
