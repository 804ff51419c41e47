import fc from 'fast-check';
import { dirname, posix, win32 } from 'node:path';
import { describe, expect, test } from 'vitest';
import { countedCharacters } from '../../../test/support/counted-characters.ts';
import { numberedName, safeName, splitName, trimEnds } from './safe-name.ts';

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
    ['x'.repeat(200), 'x'.repeat(200)],
    ['x'.repeat(201), 'x'.repeat(200)],
    [`${'x'.repeat(195)} y.pdf`, `${'x'.repeat(195)}.pdf`],
    [`CON.${'x'.repeat(300)}`, `_CON.${'x'.repeat(195)}`],
    ['a/b\\c<d>e:f"g|h?i*j', 'a_b_c_d_e_f_g_h_i_j'],
    ['a\u2028b\u2029c\ud800d\u3164e\u00adf', 'a_b_c_d_e_f'],
    ['\u{1F468}\u200D\u{1F469}\uFE0F \u0645\u06CC\u200C\u062E', '\u{1F468}\u200D\u{1F469}\uFE0F \u0645\u06CC\u200C\u062E'],
    ['_', 'attachment'],
    ['__', '__'],
    ['\u00a0\ufeff\u2003x\u00a0.\u3000', '_\u2003x'],
  ])('of %j is %j', (name, expected) => {
    expect(safeName(name)).toBe(expected);
  });

  test.each([
    'con',
    'PRN',
    'Aux',
    'nul',
    'CONIN$',
    'conout$',
    'com0',
    'COM9',
    'com¹',
    'com²',
    'com³',
    'lpt0',
    'LPT9',
    'lpt¹',
    'lpt²',
    'lpt³',
  ])('is never that of the device %s', (device) => {
    expect(safeName(device)).toBe(`_${device}`);
    expect(safeName(`${device}.txt`)).toBe(`_${device}.txt`);
    expect(safeName(`${device} .a.b`)).toBe(`_${device} .a.b`);
    expect(safeName(`${device}x`)).toBe(`${device}x`);
    expect(safeName(`x${device}`)).toBe(`x${device}`);
  });

  test('is made in a time that grows with the name alone: blanks and dots are looked at once', () => {
    const ends = fc.string({ unit: fc.constantFrom(' ', '.', '\t', 'a'), maxLength: 400 });
    fc.assert(
      fc.property(ends, fc.integer({ min: 1, max: 2_000 }), (end, run) => {
        const text = `${end}${' '.repeat(run)}${end}`;
        const name = countedCharacters(text);
        expect(trimEnds(name)).toBe(text.replace(/^\s+/, '').replace(/[\s.]+$/, ''));
        expect(name.steps).toBeLessThanOrEqual(3 * text.length + 4);
      }),
      { numRuns: 1_000 },
    );
    const long = countedCharacters(`a${' '.repeat(100_000)}b`);
    expect(trimEnds(long).length).toBe(100_002);
    expect(long.steps).toBeLessThan(100_020);
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

test.each([
  [`a.${'x'.repeat(20)}`, 'a', `.${'x'.repeat(20)}`],
  [`a.${'x'.repeat(21)}`, `a.${'x'.repeat(21)}`, ''],
  ['.env', '.env', ''],
  ['a.', 'a', '.'],
  ['a', 'a', ''],
])('%s is %j and %j', (name, stem, extension) => {
  expect(splitName(name)).toEqual([stem, extension]);
});
