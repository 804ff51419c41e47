import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { testTerminal } from '../../../test/support/test-terminal.ts';
import { createProgressLine, progressText } from './progress.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const drawn = (text: string): string => `\r\u001B[K${text}`;
const colourless = { isTTY: true, env: { NO_COLOR: '1' } };

test.each([
  [{ label: 'Uploading a.pdf', done: 2_400_000, total: 4_000_000, unit: 'bytes' }, 'Uploading a.pdf  [######----] 60 %  2.4 of 4.0 MB'],
  [{ label: 'Reading', done: 3, total: 9, unit: 'items' }, 'Reading  [###-------] 33 %  3 of 9 items'],
  [{ label: 'Reading', done: 9, total: 9, unit: 'items' }, 'Reading  [##########] 100 %  9 of 9 items'],
  [{ label: 'Downloading', done: 1_250_000, unit: 'bytes' }, 'Downloading  1.3 MB'],
  [{ label: 'Reading', done: 0, total: 0, unit: 'items' }, 'Reading  0 items'],
] as const)('%j is told as %s', (progress, text) => {
  expect(progressText(progress)).toBe(text);
});

test('the line is drawn at most each 80 ms, and its end always', () => {
  const { io, stderr } = testTerminal(colourless);
  const line = createProgressLine(io);
  const step = (done: number): void => line.show({ label: 'R', done, total: 4, unit: 'items' });

  step(1);
  vi.advanceTimersByTime(79);
  step(2);
  vi.advanceTimersByTime(1);
  step(3);
  step(4);

  expect(stderr()).toBe([1, 3, 4].map((done) => drawn(progressText({ label: 'R', done, total: 4, unit: 'items' }))).join(''));
});

test('a hostile name in it is not obeyed', () => {
  const { io, stderr } = testTerminal(colourless);

  createProgressLine(io).show({ label: 'Uploading \u001B]0;x\u0007\r', done: 1, unit: 'items' });

  expect(stderr()).toBe(drawn(String.raw`Uploading \u001B]0;x\u0007   1 items`));
});

test('it is taken away once, and only where it was drawn', () => {
  const { io, stderr } = testTerminal(colourless);
  const line = createProgressLine(io);

  line.clear();
  expect(stderr()).toBe('');

  line.show({ label: 'R', done: 1, unit: 'items' });
  line.clear();
  line.clear();
  expect(stderr()).toBe(drawn('R  1 items') + drawn(''));
});
