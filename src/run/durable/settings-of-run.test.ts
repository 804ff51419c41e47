import { expect, test } from 'vitest';
import type { RunFile } from './run-file.ts';
import { settingsOfRun } from './settings-of-run.ts';

const began = (settings: RunFile['settings']): RunFile => ({
  path: '/a.flow.yaml',
  shown: 'a.flow.yaml',
  inputs: {},
  version: {},
  store: 'machine',
  place: '/',
  settings,
  accounts: [],
  confirm: false,
});

test('a run goes on where it began, and reaches its person as is said now', () => {
  const file = began({ connection: 'work', emulator: 'http://localhost:4000', unattended: true });

  expect(settingsOfRun(file, { signInThrough: 'deviceCode' })).toMatchObject({
    connection: 'work',
    emulator: 'http://localhost:4000',
    signInThrough: 'deviceCode',
  });
  expect(settingsOfRun(file, { connection: 'work' })).toMatchObject({ connection: 'work' });
});

test('what would have it work elsewhere, or as somebody else, is refused by name', () => {
  expect(() =>
    settingsOfRun(began({ connection: 'work' }), { connection: 'other', applicationId: 'x', emulator: 'http://localhost:1' }),
  ).toThrow(
    expect.objectContaining({
      code: 'INPUT_INVALID',
      fields: ['--connection', '--application-id', '--emulator'].map((field) => expect.objectContaining({ field }) as unknown),
    }),
  );
});

test('a run in an emulator that ended with its process cannot be gone on with', () => {
  expect(() => settingsOfRun(began({ emulator: 'embedded' }), {})).toThrow(/ended with its process/);
});
