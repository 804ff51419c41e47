import { expect, test } from 'vitest';
import { nearest } from './nearest.ts';

const verbs = ['list', 'send', 'reply', 'move', 'turnOnAutomaticReplies', 'turnOffAutomaticReplies', 'id'];

test.each<[string, string | undefined]>([
  ['list', 'list'],
  ['lst', 'list'],
  ['LIST', 'list'],
  ['lsit', 'list'],
  ['mvoe', 'move'],
  ['replay', 'reply'],
  ['relpy', 'reply'],
  ['i', 'id'],
  ['xd', 'id'],
  ['xy', undefined],
  ['', undefined],
  ['lost', 'list'],
  ['lo', undefined],
  ['turnoffautomaticreply', 'turnOffAutomaticReplies'],
  ['turnAutomaticReplies', 'turnOnAutomaticReplies'],
  ['delete', undefined],
])('%j means %s', (typed, meant) => {
  expect(nearest(typed, verbs)).toBe(meant);
});

test('of two that are as near the first is meant; of none, none', () => {
  expect(nearest('sen', ['send', 'seen'])).toBe('send');
  expect(nearest('sen', ['seen', 'send'])).toBe('seen');
  expect(nearest('sen', [])).toBeUndefined();
});
