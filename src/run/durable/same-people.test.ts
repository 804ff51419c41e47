import { expect, test } from 'vitest';
import { peopleOf, requireSamePeople } from './same-people.ts';

const ada = { account: { homeAccountId: 'a.t', username: 'ada@contoso.example' } };
const ben = { account: { homeAccountId: 'b.t', username: 'ben@contoso.example' } };

test('a run goes on as whom it began, whatever the order of its scopes', () => {
  expect(() => requireSamePeople(peopleOf([ada, ben]), [ben, ada, ben])).not.toThrow();
});

test.each([
  ['somebody else', [ada], [ben]],
  ['one more', [ada], [ada, ben]],
  ['one less', [ada, ben], [ada]],
  ['nobody', [ada], []],
])('it does not as %s', (_, before, now) => {
  expect(() => requireSamePeople(peopleOf(before), now)).toThrow(expect.objectContaining({ code: 'ACCOUNT_MISMATCH' }));
});
