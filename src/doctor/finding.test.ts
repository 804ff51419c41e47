import fc from 'fast-check';
import { expect, test } from 'vitest';
import { failures, type FailureCode } from '../core/errors.ts';
import { exitStatusOf, fine, problem, warning, type Finding } from './finding.ts';

const codes = Object.keys(failures) as FailureCode[];
const findings = fc.array(
  fc.oneof(
    fc.constant<Finding>(fine('machine', 'All is well.')),
    fc.constant<Finding>(warning('network', 'It may fail.', 'user', 'Look.')),
    fc.constantFrom(...codes).map((code) => problem('storage', 'It fails.', code)),
  ),
);

test('the status is that of the worst problem, wherever it stands', () => {
  fc.assert(
    fc.property(findings, (found) => {
      const statuses = found.flatMap(({ code }) => (code ? [failures[code].exit] : []));
      const worst = statuses.length === 0 ? 0 : statuses.reduce((one, other) => (one > other ? one : other));
      expect(exitStatusOf(found)).toBe(worst);
      expect(exitStatusOf(found.toReversed())).toBe(worst);
    }),
  );
});

test('of nothing, and of warnings alone, it is 0', () => {
  expect([exitStatusOf([]), exitStatusOf([warning('network', 'It may fail.', 'user', 'Look.')])]).toEqual([0, 0]);
});

test('a problem has the remedy of its failure, unless it knows a better one', () => {
  expect(problem('storage', 'It fails.', 'STORAGE_UNAVAILABLE')).toEqual({
    subject: 'storage',
    outcome: 'problem',
    says: 'It fails.',
    whose: 'user',
    remedy: failures.STORAGE_UNAVAILABLE.remedy,
    code: 'STORAGE_UNAVAILABLE',
  });
  expect(problem('storage', 'It fails.', 'STORAGE_UNAVAILABLE', 'Buy a disk.').remedy).toBe('Buy a disk.');
});
