import { expect, test } from 'vitest';
import { newRunId } from './runs-folder.ts';

test('ids sort as the runs started, also within a second', () => {
  const start = Date.parse('2026-11-28T07:15:00.990Z');
  const ids = Array.from({ length: 20 }, (_, index) => newRunId(new Date(start + index)));

  expect(ids.toSorted()).toEqual(ids);
  expect(ids[0]).toMatch(/^20261128-071500-3de[0-9a-f]{5}$/);
});

test('two runs of one moment have ids of their own', () => {
  const moment = new Date('2026-11-28T07:15:00Z');

  expect(new Set(Array.from({ length: 20 }, () => newRunId(moment))).size).toBe(20);
});
