import { expect, test } from 'vitest';
import { watchBackground } from './background.ts';

const watched = ['uncaughtException', 'unhandledRejection', 'beforeExit'] as const;
const listeners = (): number[] => watched.map((name) => process.listenerCount(name));

test('what is listened to for an automation is listened to until its end, and not after it', () => {
  const before = listeners();
  {
    using _background = watchBackground('tidy.ts');
    expect(listeners()).toEqual(before.map((count) => count + 1));
  }
  expect(listeners()).toEqual(before);
});

test('an automation that waits when nothing is left ends with that', async () => {
  const [before] = [process.rawListeners('beforeExit')];
  using background = watchBackground('tidy.ts');
  const [own] = process.rawListeners('beforeExit').filter((one) => !before.includes(one));
  (own as () => void)();

  await expect(background.failure).rejects.toMatchObject({
    code: 'AUTOMATION_FAILED',
    message: 'tidy.ts waits for something that never comes: nothing is left that could end the waiting.',
    details: { file: 'tidy.ts' },
  });
});
