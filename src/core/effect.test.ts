import { expect, test } from 'vitest';
import { effectFor } from './effect.ts';

const reading = {
  effect: 'reads',
  calls: [{ operation: 'GET /me/messages' }, { operation: 'PATCH /me/messages/{message}', when: 'markAsRead' }],
} as const;

test.each([
  [{}, 'reads'],
  [{ markAsRead: false }, 'reads'],
  [{ markAsRead: true }, 'changes'],
] as const)('what reads, given %j, %s', (given, effect) => {
  expect(effectFor(reading, given)).toBe(effect);
});

test('an activity that says it by its input is believed', () => {
  const asked = {
    effect: 'reads',
    calls: [],
    effectOf: ({ method }: Readonly<Record<string, unknown>>) => (method === 'DELETE' ? 'deletes' : 'reads'),
  } as const;

  expect(effectFor(asked, { method: 'DELETE' })).toBe('deletes');
  expect(effectFor(asked, {})).toBe('reads');
});
