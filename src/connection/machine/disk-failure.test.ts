import { expect, test } from 'vitest';
import { OnbehalfError } from '../../core/errors.ts';
import { noFile } from '../../identity/index.ts';
import { diskFailure, errnoOf } from './disk-failure.ts';

const failed = (code: string): Error => Object.assign(new Error('The system says no.'), { code });

test.each([
  ['ENOENT', 'NOT_FOUND', 'There is no file a/b.', 'Check the path.'],
  ['ENOTDIR', 'NOT_FOUND', 'There is no file a/b: a part of the path is not a folder.', 'Check the path.'],
  ...['EACCES', 'EPERM', 'EROFS'].map((code) => [
    code,
    'ACCESS_DENIED',
    'a/b may not be read or written.',
    'Choose another place, or change the rights of this one.',
  ]),
  ...['ENOSPC', 'EDQUOT'].map((code) => [code, 'QUOTA_EXCEEDED', 'The disk is full: a/b was not written.', undefined]),
  ['EISDIR', 'INPUT_INVALID', 'a/b is a folder, not a file.', 'Name a file, or move the folder away.'],
  [noFile, 'INPUT_INVALID', 'a/b is a device or a pipe, not a file.', 'Name a file.'],
  ...['ENAMETOOLONG', 'ELOOP', 'ERR_INVALID_ARG_VALUE'].map((code) => [
    code,
    'INPUT_INVALID',
    '"a/b" cannot be a path.',
    'Give another path.',
  ]),
])('%s of the system is %s', (errno = '', code, message, remedy) => {
  const cause = failed(errno);
  const failure = diskFailure(cause, 'a/b');
  expect(failure).toMatchObject({ code, message, cause, ...(remedy !== undefined && { remedy }) });
});

test('what is no failure of the disk stays as it is', () => {
  const own = new OnbehalfError('CANCELLED', 'No.');
  const other = failed('EWHATEVER');
  expect([diskFailure(own, 'a'), diskFailure(other, 'a'), diskFailure('text', 'a')]).toEqual([own, other, 'text']);
  expect([errnoOf(other), errnoOf({ code: 'ENOENT' }), errnoOf(Object.assign(new Error(), { code: 5 }))]).toEqual([
    'EWHATEVER',
    undefined,
    undefined,
  ]);
});
