import { getEventListeners, getMaxListeners } from 'node:events';
import { expect, test } from 'vitest';
import { embed } from '../embedded.ts';
import { send } from '../activities/mail/index.ts';
import { anySignal } from './any-signal.ts';
import { microsoft365Scope } from './scope.ts';

test.each([0, 1])('is aborted with the first of its signals, for its reason (%i)', (which) => {
  const controllers = [new AbortController(), new AbortController()];
  const any = anySignal([...controllers.map(({ signal }) => signal), undefined]);
  expect(any.aborted).toBe(false);

  controllers[which]?.abort('why');

  expect(any.aborted).toBe(true);
  expect(any.reason).toBe('why');
});

test('leaves the given signals alone', () => {
  const { signal } = new AbortController();
  const before = getMaxListeners(signal);
  const any = anySignal([signal]);

  expect(any.aborted).toBe(false);
  expect(getMaxListeners(signal)).toBe(before);
  expect(getEventListeners(signal, 'abort')).toEqual([]);
  expect(anySignal([]).aborted).toBe(false);
});

test.each(['of the scope', 'of each call', 'of the world', 'none'])('15 sends at once warn of nothing: a signal %s', async (whose) => {
  const warnings: string[] = [];
  const warned = (warning: Error): void => void warnings.push(warning.name);
  process.on('warning', warned);
  try {
    await using cloud = await embed();
    const { signal } = new AbortController();
    const world = { ...cloud.world(), ...(whose === 'of the world' && { signal }) };
    await using m365 = await microsoft365Scope({ activities: [send], ...(whose === 'of the scope' && { signal }) }, world);
    const options = whose === 'of each call' ? { signal } : {};

    await Promise.all(
      Array.from({ length: 15 }, (_, index) =>
        m365.mail.send({ to: ['ben@contoso.example'], subject: `Lunch ${index}`, body: 'At noon?' }, options),
      ),
    );
    // Node tells a warning at the next turn.
    await new Promise((resolve) => {
      setImmediate(resolve);
    });

    expect(warnings).toEqual([]);
    expect(getEventListeners(signal, 'abort')).toEqual([]);
  } finally {
    process.off('warning', warned);
  }
});
