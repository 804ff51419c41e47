import { noFile } from '../../identity/index.ts';
import { isOnbehalfError, OnbehalfError } from '../../core/errors.ts';

/** The system's name of an error, `ENOENT`; undefined for anything else. https://nodejs.org/api/errors.html#common-system-errors */
export function errnoOf(error: unknown): string | undefined {
  const code: unknown = error instanceof Error && 'code' in error ? error.code : undefined;
  return typeof code === 'string' ? code : undefined;
}

/**
 * What a failure of the disk means; anything that is not one stays as it is.
 *
 * @param path - The file or folder, for the message.
 */
export function diskFailure(error: unknown, path: string): unknown {
  if (isOnbehalfError(error)) return error;
  switch (errnoOf(error)) {
    case 'ENOENT':
      return new OnbehalfError('NOT_FOUND', `There is no file ${path}.`, { remedy: 'Check the path.', cause: error });
    case 'ENOTDIR':
      return new OnbehalfError('NOT_FOUND', `There is no file ${path}: a part of the path is not a folder.`, {
        remedy: 'Check the path.',
        cause: error,
      });
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return new OnbehalfError('ACCESS_DENIED', `${path} may not be read or written.`, {
        remedy: 'Choose another place, or change the rights of this one.',
        cause: error,
      });
    case 'ENOSPC':
    case 'EDQUOT':
      return new OnbehalfError('QUOTA_EXCEEDED', `The disk is full: ${path} was not written.`, { cause: error });
    case 'EISDIR':
      return new OnbehalfError('INPUT_INVALID', `${path} is a folder, not a file.`, {
        remedy: 'Name a file, or move the folder away.',
        cause: error,
      });
    case noFile:
      return new OnbehalfError('INPUT_INVALID', `${path} is a device or a pipe, not a file.`, { remedy: 'Name a file.', cause: error });
    case 'ENAMETOOLONG':
    case 'ELOOP':
    case 'ERR_INVALID_ARG_VALUE':
      return new OnbehalfError('INPUT_INVALID', `${JSON.stringify(path)} cannot be a path.`, {
        remedy: 'Give another path.',
        cause: error,
      });
    default:
      return error;
  }
}
