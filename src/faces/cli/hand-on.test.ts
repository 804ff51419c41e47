import { expect, test } from 'vitest';
import { handOn } from './hand-on.ts';

test('an automation finds its path and its arguments where any program does, and only until it has ended', () => {
  const before = [...process.argv];
  {
    using _handed = handOn('/work/tidy.ts', ['Invoices', '--json', '']);
    expect(process.argv).toEqual([before[0], '/work/tidy.ts', 'Invoices', '--json', '']);
    process.argv.push('more');
  }
  expect(process.argv).toEqual(before);
});
