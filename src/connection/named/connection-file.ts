import { OnbehalfError } from '../../core/errors.ts';
import { changeFile, readIfThere } from './change-file.ts';
import { connectionFileProblems, type ConnectionFile } from './connection-settings.ts';
import { readJson } from './json-text.ts';

const longest = 1_000_000;

/**
 * The connections in one file; nothing where there is no file.
 *
 * @throws OnbehalfError SETTINGS_INVALID with everything that is wrong, each with its line.
 */
export async function readConnectionFile(file: string): Promise<ConnectionFile> {
  return parse(file, await readIfThere(file));
}

/**
 * Changes the connections in one file, safe between processes.
 *
 * @param change - From what the file holds to what it is to hold; it may be called again. What it throws is thrown, and nothing is changed.
 * @throws OnbehalfError SETTINGS_INVALID when the file cannot be understood: then it is left as it is.
 */
export async function changeConnectionFile(
  file: string,
  change: (content: ConnectionFile) => ConnectionFile,
  mode?: 0o600 | 0o644,
): Promise<void> {
  await changeFile(file, (text) => `${JSON.stringify(change(parse(file, text)), null, 2)}\n`, mode);
}

function parse(file: string, text: string | undefined): ConnectionFile {
  if (text === undefined) return {};
  if (text.length > longest) throw broken(file, [{ line: 1, field: '', problem: 'The file is longer than a million characters.' }]);
  const read = readJson(text);
  if ('problem' in read) throw broken(file, [{ line: read.line, field: '', problem: `This is not JSON: ${read.problem}` }]);
  const problems = connectionFileProblems(read.value);
  if (problems.length > 0)
    throw broken(
      file,
      problems.map(({ path, ...problem }) => ({ ...problem, line: read.lineOf(path) })),
    );
  return read.value as ConnectionFile;
}

function broken(
  file: string,
  problems: readonly { readonly line: number; readonly field: string; readonly problem: string }[],
): OnbehalfError {
  const listed = problems.map(({ line, field, problem }) => `Line ${line}: ${field ? `${field} ${problem}` : problem}`);
  return new OnbehalfError('SETTINGS_INVALID', `${file} cannot be used. ${listed.join(' ')}`, {
    fields: problems.map(({ field, problem }) => ({ field, problem })),
    details: { file, line: problems[0]?.line ?? 1 },
    remedy: 'Correct the file; docs/connections.schema.json describes it.',
  });
}
