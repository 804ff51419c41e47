import { expect, test } from 'vitest';
import type { FlowEvent } from '../flow/events.ts';
import { callsAsSteps } from './call-steps.ts';

test('calls of activities are told as steps, in order, each call of one activity as a turn', () => {
  const told: FlowEvent[] = [];
  const listen = callsAsSteps(
    'tidy.ts',
    () => new Date(0),
    (event) => void told.push(event),
  );
  listen({ type: 'activityStarted', activity: 'mail.list' });
  listen({ type: 'activityDone', activity: 'mail.list', results: 3, milliseconds: 12 });
  listen({ type: 'activityStarted', activity: 'mail.move' });
  listen({ type: 'activityStarted', activity: 'mail.move' });
  listen({ type: 'activityFailed', activity: 'mail.move', code: 'NOT_FOUND' });
  listen({ type: 'activityDone', activity: 'mail.move', results: 1, milliseconds: 5 });
  // Of a scope that was opened before anybody listened.
  listen({ type: 'activityDone', activity: 'mail.get', results: 1, milliseconds: 5 });

  expect(told.map(({ type, step }) => [type, step.about, step.turns])).toEqual([
    ['stepStarted', 'mail.list', [0]],
    ['stepDone', 'mail.list', [0]],
    ['stepStarted', 'mail.move', [0]],
    ['stepStarted', 'mail.move', [1]],
    ['stepFailed', 'mail.move', [0]],
    ['stepDone', 'mail.move', [1]],
  ]);
});
