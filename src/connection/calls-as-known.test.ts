import { expect, test } from 'vitest';
import { callsAsKnown } from './calls-as-known.ts';

test('a call of another package is what we know of it, and never what the package says', () => {
  const calls = [
    { operation: 'GET /me/messages', when: 'folder', claimed: true },
    { operation: 'GET /me/messages/{message}/mentions', requested: { permission: 'Mail.Send' } },
    { operation: 'GET /me/nothing/{id}/like/that', requested: { permission: 'Mail.Read' } },
  ] as const;

  expect(callsAsKnown(calls)).toEqual([
    { operation: 'GET /me/messages', when: 'folder' },
    { operation: 'GET /me/messages/{message}/mentions', claimed: true },
    { operation: 'GET /me/nothing/{id}/like/that', claimed: true },
  ]);
  // Published by Microsoft, and made by none of our activities.
  expect(callsAsKnown([{ operation: 'GET /me/onenote/notebooks', claimed: true }])).toEqual([
    { operation: 'GET /me/onenote/notebooks', requested: {} },
  ]);
});
