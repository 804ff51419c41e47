import { expect, test } from 'vitest';
import { requireTold, type Answers } from './require-told.ts';

const person = (connection: string | null, account: string | null) => ({ connection, application: 'Own', account, missing: [] });
const answer = (username: string, ...connections: (string | undefined)[]): Answers[number] => ({ account: { username }, connections });

test.each<[string, (string | null)[][], Answers]>([
  ['who was named', [['work', 'ada']], [answer('Ada', 'work')]],
  ['whoever was not known', [['work', null]], [answer('ben', 'work')]],
  ['who was named, where the connection stands in', [['home', 'ada']], [answer('ada', undefined)]],
  [
    'one of the people of a connection',
    [
      ['work', 'ada'],
      ['work', 'ben'],
    ],
    [answer('ben', 'work')],
  ],
  ['nobody', [['work', 'ada']], []],
])('%s may answer', (_, people, answers) => {
  expect(() =>
    requireTold(
      people.map(([connection = null, account = null]) => person(connection, account)),
      'home',
      answers,
    ),
  ).not.toThrow();
});

test.each<[string, (string | null)[][], Answers]>([
  ['somebody else', [['work', 'ada']], [answer('ben', 'work')]],
  [
    'somebody else, where another connection has nobody yet',
    [
      ['work', 'ada'],
      ['new', null],
    ],
    [answer('ben', 'work'), answer('ben', 'new')],
  ],
  [
    'who was named for another connection',
    [
      ['work', 'ada'],
      ['other', 'ben'],
    ],
    [answer('ben', 'work')],
  ],
  ['somebody else, where the connection stands in', [['home', 'ada']], [answer('ben', undefined)]],
])('%s is refused', (_, people, answers) => {
  expect(() =>
    requireTold(
      people.map(([connection = null, account = null]) => person(connection, account)),
      'home',
      answers,
    ),
  ).toThrow(expect.objectContaining({ code: 'ACCOUNT_MISMATCH', message: 'ben answered in the place of ada. Nothing was done.' }));
});
