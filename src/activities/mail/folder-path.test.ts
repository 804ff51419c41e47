import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isFolderId, nameIn, partOf, pathBelow, rarelyWellKnownName, readPath, wellKnownName } from './folder-path.ts';

describe('a name as a part of a path', () => {
  test.each([
    ['Orders', 'Orders'],
    ['Orders 2025/26', 'Orders 2025%2F26'],
    ['a\\b', 'a%5Cb'],
    ['100 %', '100 %'],
    ['%2F', '%252F'],
    ['%5c%25', '%255c%2525'],
    ['%%2f', '%%252f'],
    ['%41', '%41'],
  ])('%j is %j, and the way back', (name, part) => {
    expect(partOf(name)).toBe(part);
    expect(nameIn(part)).toBe(name);
  });

  test('of any name is one part, and leads back to the name', () => {
    const text = fc.oneof(fc.string(), fc.string({ unit: fc.constantFrom('%', '2', '5', 'F', 'c', 'C', '/', '\\', 'a') }));
    fc.assert(
      fc.property(text, (name) => {
        expect(partOf(name)).not.toMatch(/[\\/]/);
        expect(nameIn(partOf(name))).toBe(name);
      }),
    );
  });

  test('reads escapes in either case, and leaves others alone', () => {
    expect(nameIn('a%2fb%5cc%2Fd%5Ce%25f%20g')).toBe('a/b\\c/d\\e%f%20g');
  });

  test('stands below another path, or at the top', () => {
    expect(pathBelow('Inbox', 'a/b')).toBe('Inbox/a%2Fb');
    expect(pathBelow('', 'a/b')).toBe('a%2Fb');
    expect(pathBelow('/', 'a/b')).toBe('/a%2Fb');
  });
});

describe('a path', () => {
  test('is taken apart at both separators, which are kept', () => {
    expect(readPath('Inbox/2026\\05')).toEqual({
      isFromTop: false,
      parts: [
        { written: 'Inbox', separator: '' },
        { written: '2026', separator: '/' },
        { written: '05', separator: '\\' },
      ],
    });
  });

  test.each([
    ['/Inbox/', true],
    ['\\Inbox\\', true],
    ['Inbox/', false],
    ['Inbox', false],
  ])('%j begins at the top: %j', (path, isFromTop) => {
    expect(readPath(path)).toEqual({ isFromTop, parts: [{ written: 'Inbox', separator: '' }] });
  });

  test.each(['', '/', '//', 'a//b', '//a', 'a/\\'])('%j has an empty part', (path) => {
    expect(readPath(path)).toBeUndefined();
  });
});

describe('a name with a meaning of its own', () => {
  test.each([
    ['Inbox', 'inbox'],
    ['DRAFTS', 'drafts'],
    ['Sent Items', 'sentitems'],
    ['deleteditems', 'deleteditems'],
    ['Archive', 'archive'],
    ['Junk Email', 'junkemail'],
    ['outbox', 'outbox'],
    ['Conversation History', 'conversationhistory'],
    ['Sync Issues', 'syncissues'],
    ['Local Failures', 'localfailures'],
    ['Server Failures', 'serverfailures'],
    ['Search Folders', 'searchfolders'],
    ['recoverableItemsDeletions', 'recoverableitemsdeletions'],
    ['msgFolderRoot', 'msgfolderroot'],
    ['Invoices', undefined],
    ['Clutter', undefined],
  ])('%s: %s', (text, name) => {
    expect(wellKnownName(text)).toBe(name);
  });

  test.each([
    ['Clutter', 'clutter'],
    ['CONFLICTS', 'conflicts'],
    ['scheduled', 'scheduled'],
    ['Inbox', undefined],
  ])('%s may be the folder %s', (text, name) => {
    expect(rarelyWellKnownName(text)).toBe(name);
  });

  test.each([
    [`${'A'.repeat(40)}_-${'0'.repeat(17)}=`, true],
    ['A'.repeat(59), false],
    [`${'A'.repeat(60)} `, false],
    [`/${'A'.repeat(60)}`, false],
  ])('%j is an id: %j', (text, isId) => {
    expect(isFolderId(text)).toBe(isId);
  });
});
