import { expect, test } from 'vitest';
import { entriesAmong, entryFileName, mostWrites, newest, nextNumber, superseded } from './entry-files.ts';

const names = (of: readonly { readonly name: string }[]): string[] => of.map(({ name }) => name);

test('of the names in a folder those with a key and a number belong to entries', () => {
  const strangers = ['ada', 'ada.', '.7', 'Ada.7', 'ada.7x', 'ada.7.tmp', 'x ada.7', 'ada.1234567890123456', 'ada.7.unreadable', 'ada.-7'];
  expect(entriesAmong(['ada.7', 'b-2.0', 'ada.123456789012345', 'ada.8.unreadable-by-us', ...strangers])).toEqual([
    { name: 'ada.7', key: 'ada', number: 7, isAside: false },
    { name: 'b-2.0', key: 'b-2', number: 0, isAside: false },
    { name: 'ada.123456789012345', key: 'ada', number: 123_456_789_012_345, isAside: false },
    { name: 'ada.8.unreadable-by-us', key: 'ada', number: 8, isAside: true },
  ]);
  expect(entryFileName('ada', 7)).toBe('ada.7');
});

test.each<[string[], { newest?: string; next: number; of7?: string[] }]>([
  [[], { next: 1 }],
  [['other.9'], { next: 1 }],
  [['ada.1'], { newest: 'ada.1', next: 2, of7: ['ada.1'] }],
  [['ada.2', 'ada.11', 'ada.9', 'other.99'], { newest: 'ada.11', next: 12, of7: ['ada.2'] }],
  [['ada.11', 'ada.2'], { newest: 'ada.11', next: 12, of7: ['ada.2'] }],
  [['ada.6', 'ada.7', 'ada.8', 'other.6'], { newest: 'ada.8', next: 9, of7: ['ada.6'] }],
  [['ada.5', 'ada.6.unreadable-now', 'other.3'], { newest: 'ada.5', next: 7, of7: ['ada.5'] }],
  [['ada.6.unreadable-now'], { next: 7 }],
  [[`ada.5`, `ada.${mostWrites}.unreadable-x`], { newest: 'ada.5', next: mostWrites + 1, of7: ['ada.5'] }],
  [[`ada.5`, `ada.${mostWrites + 1}.unreadable-x`], { newest: 'ada.5', next: 6, of7: ['ada.5'] }],
  [[`ada.5`, `other.${mostWrites + 1}.unreadable-x`, 'ada.9.unreadable-x'], { newest: 'ada.5', next: 10, of7: ['ada.5'] }],
  [[`ada.${mostWrites + 1}`], { newest: `ada.${mostWrites + 1}`, next: mostWrites + 2 }],
])('of %j the highest number that was not set aside counts, and none is used twice', (found, expected) => {
  const files = entriesAmong(found);
  expect(newest(files, 'ada')?.name).toBe(expected.newest);
  expect(nextNumber(files, 'ada')).toBe(expected.next);
  expect(names(superseded(files, { key: 'ada', number: 7 }))).toEqual(expected.of7 ?? []);
});
