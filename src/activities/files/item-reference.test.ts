import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isOnbehalfError } from '../../core/errors.ts';
import { readReference } from './item-reference.ts';

const id = `01${'ABCDEFGH'.repeat(4)}`;
const other = 'b!other';

/** The path that a text stands for; the code of the failure where it is refused. */
function pathOrCode(text: string): string | undefined {
  try {
    return readReference('item', text, undefined).path;
  } catch (error) {
    if (isOnbehalfError(error)) return error.code;
    throw error;
  }
}

describe('a reference', () => {
  test.each([
    ['Documents/Budget.csv', { item: 'root', path: 'Documents/Budget.csv' }],
    ['/Documents//Budget.csv/', { item: 'root', path: 'Documents/Budget.csv' }],
    ['/', { item: 'root', path: undefined }],
    [id, { item: id, path: undefined }],
    [`/${id}`, { item: 'root', path: id }],
    ['E8890F187A1E6753!106', { item: 'E8890F187A1E6753!106', path: undefined }],
    [
      { folder: id, path: 'a/b' },
      { item: id, path: 'a/b' },
    ],
    [
      { folder: 'Documents', path: 'a/b' },
      { item: 'root', path: 'Documents/a/b' },
    ],
    [
      { id: 'x', name: 'a.txt' },
      { item: 'x', path: undefined },
    ],
    [
      { id: 'x', drive: null, path: '/a.txt' },
      { item: 'x', path: undefined },
    ],
  ] as const)('%j is read', (reference, place) => {
    expect(readReference('item', reference, undefined)).toEqual(place);
  });

  test.each([
    ['https://contoso-my.sharepoint.com/personal/ada/Documents/Invoices%202026/a%231.pdf', 'Invoices 2026/a#1.pdf'],
    ['https://contoso-my.sharepoint.com/my?id=%2Fpersonal%2Fada%2FDocuments%2FInvoices', 'Invoices'],
    ['https://contoso-my.sharepoint.com/personal/ada/_layouts/15/onedrive.aspx?id=%2Fpersonal%2Fada%2FDocuments%2FA%20b', 'A b'],
    ['https://contoso.sharepoint.com/sites/accounts/Shared Documents/General', 'General'],
    ['https://contoso.sharepoint.com/sites/accounts/Shared%20Documents/Forms/AllItems.aspx', undefined],
  ])('%s is an address, whose path is %j', (address, path) => {
    expect(readReference('item', address, undefined)).toEqual({ item: 'root', path, address });
  });

  test.each([
    ['a/../b', 'item must be a path of names, without "." and "..", none of which begins or ends with a space; it has the part "..".'],
    ['a/ b', 'it has the part " b".'],
    ['https://contoso.sharepoint.com/:x:/s/accounts/EZ1', 'item is a link that does not say where the item is'],
    [{ id: 'x', drive: other }, `item is in the drive ${other}, and this call works on another one. Give \`drive: '${other}'\`.`],
  ] as const)('%j is refused', (reference, problem) => {
    expect(() => readReference('item', reference, undefined)).toThrow(
      expect.objectContaining({ code: 'INPUT_INVALID', message: expect.stringContaining(problem) }),
    );
  });

  test('to something in your own OneDrive is refused in another drive', () => {
    expect(() => readReference('item', { id: 'x', drive: null }, other)).toThrow(/is in your own OneDrive, .* Leave `drive` out\./);
    expect(readReference('item', { id: 'x', drive: other }, other)).toEqual({ item: 'x', path: undefined });
  });

  test('never climbs, whatever it is', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(fc.constantFrom('.', '..', 'a', ''), fc.string({ unit: 'grapheme' })), { maxLength: 6 }), (parts) => {
        const text = parts.join('/');
        fc.pre(text.trim() !== '');
        expect(pathOrCode(text)?.split('/') ?? []).not.toContainEqual(expect.stringMatching(/^\.{0,2}$/));
      }),
    );
  });
});
