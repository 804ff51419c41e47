import { expect, test } from 'vitest';
import { asideName, tellOnce, type StorageNotice } from './storage-notice.ts';
import { checkStorageKey, isStorageKey } from './token-storage.ts';

test.each([
  ['a', true],
  ['0-a9', true],
  ['a'.repeat(120), true],
  ['', false],
  ['a'.repeat(121), false],
  ['A', false],
  ['a.b', false],
  ['a/b', false],
  ['../a', false],
  ['a\n', false],
  ['\na', false],
  ['é', false],
])('that %j is a key is %s', (name, is) => {
  expect(isStorageKey(name)).toBe(is);
});

test('what is no key is refused, and shown so that it can be seen', () => {
  expect(() => checkStorageKey('a')).not.toThrow();
  expect(() => checkStorageKey('a\n')).toThrow('"a\\n" is no storage key');
});

test('an entry that is refused is told once, one that was set aside each time', () => {
  const told: StorageNotice[] = [];
  const tell = tellOnce((notice) => told.push(notice));
  const refused = { type: 'storageRefused', file: 'a', reason: 'x' } as const;
  const aside = { type: 'storageSetAside', file: 'a', reason: 'x' } as const;
  const all: readonly StorageNotice[] = [refused, refused, { ...refused, file: 'b' }, aside, aside, refused];
  all.forEach(tell);

  expect(told).toEqual([refused, { ...refused, file: 'b' }, aside, aside]);
  expect(() => tellOnce()(refused)).not.toThrow();
});

test('what is set aside has its time in a name that every file system takes', () => {
  expect(asideName('/a/b.1')).toMatch(/^\/a\/b\.1\.unreadable-\d{4}-\d\d-\d\dT\d\d-\d\d-\d\d-\d{3}Z$/);
});
