import fc from 'fast-check';
import { dirname, posix, win32 } from 'node:path';
import { describe, expect, test } from 'vitest';
import { numberedName, safeName } from './safe-name.ts';

/** Names that people with bad intentions think of, and any others. */
const anyName = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 400 }),
  fc.string({
    unit: fc.constantFrom('.', '/', '\\', ':', ' ', '\0', '\u202e', 'a', 'CON', 'é', 'e\u0301', '\ud800', '~', '%2e', '😀'),
    maxLength: 300,
  }),
);

describe('a safe name', () => {
  test.each([
    ['report.pdf', 'report.pdf'],
    ['Zoë’s résumé (final).docx', 'Zoë’s résumé (final).docx'],
    ['../../etc/passwd', '_._.._etc_passwd'],
    ['..\\..\\boot.ini', '_._.._boot.ini'],
    ['C:\\Windows\\system.ini', 'C__Windows_system.ini'],
    ['a\0b.txt', 'a_b.txt'],
    ['line\r\nbreak.txt', 'line__break.txt'],
    ['invoice\u202efdp.exe', 'invoice_fdp.exe'],
    ['.bashrc', '_bashrc'],
    ['name.txt. . ', 'name.txt'],
    [' name.txt', 'name.txt'],
    ['CON', '_CON'],
    ['nul.txt', '_nul.txt'],
    ['com1 .log', '_com1 .log'],
    ['console.log', 'console.log'],
    ['e\u0301.txt', 'é.txt'],
    ['', 'attachment'],
    ['.', 'attachment'],
    ['..', 'attachment'],
    ['/', 'attachment'],
    [' . ', 'attachment'],
    [`${'x'.repeat(300)}.pdf`, `${'x'.repeat(196)}.pdf`],
    [`${'😀'.repeat(100)}.pdf`, `${'😀'.repeat(49)}.pdf`],
  ])('of %j is %j', (name, expected) => {
    expect(safeName(name)).toBe(expected);
  });

  test('never leaves its folder, on no system, whatever the name', () => {
    fc.assert(
      fc.property(anyName, (name) => {
        const safe = safeName(name);

        expect(dirname(posix.join('/folder', safe))).toBe('/folder');
        expect(win32.dirname(win32.resolve('C:\\folder', safe))).toBe('C:\\folder');
        expect(win32.basename(safe)).toBe(safe);
      }),
      { numRuns: 2000 },
    );
  });

  test('is short, in one Unicode form, ends neither in a dot nor a space, and stays what it is', () => {
    fc.assert(
      fc.property(anyName, (name) => {
        const safe = safeName(name);

        expect(Buffer.byteLength(safe)).toBeLessThanOrEqual(200);
        expect(safe).toBe(safe.normalize('NFC'));
        expect(safe).toMatch(/^[^.\s].*$|^[^.\s]$/u);
        expect(safe).not.toMatch(/[\s.]$/);
        expect(safeName(safe)).toBe(safe);
      }),
      { numRuns: 2000 },
    );
  });
});

test('a number goes before the extension', () => {
  expect(['report.pdf', 'report', 'a.tar.gz', '_env', 'x.averylongextensionthatisnone'].map((name) => numberedName(name, 1))).toEqual([
    'report (1).pdf',
    'report (1)',
    'a.tar (1).gz',
    '_env (1)',
    'x.averylongextensionthatisnone (1)',
  ]);
});
