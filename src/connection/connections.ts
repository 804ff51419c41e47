import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { OnbehalfError } from '../core/errors.ts';
import { nearest } from '../core/nearest.ts';
import { dataFolder, readSettings } from '../identity/index.ts';

/** Settings of a scope under a name. They hold no secret. */
export type Connection = Readonly<Record<string, unknown>>;

/**
 * Every named connection of this person, by name.
 *
 * @param folder - Default: the data folder of Onbehalf.
 * @throws OnbehalfError SETTINGS_INVALID when the file cannot be understood.
 */
export async function namedConnections(folder: string = dataFolder()): Promise<Record<string, Connection>> {
  const file = join(folder, fileName);
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return {};
    throw new OnbehalfError('SETTINGS_INVALID', `The connections in ${file} cannot be read.`, { cause: error });
  }
  try {
    const { connections } = JSON.parse(text) as { connections?: Record<string, Connection> };
    return connections ?? {};
  } catch (error) {
    throw new OnbehalfError('SETTINGS_INVALID', `${file} is not valid JSON.`, { remedy: `Correct ${file}, or move it away.`, cause: error });
  }
}

/**
 * The settings of one named connection.
 * @throws OnbehalfError SETTINGS_INVALID with the names that there are, when it is not among them.
 */
export async function namedConnection(name: string, folder: string = dataFolder()): Promise<Connection> {
  const all = await namedConnections(folder);
  const found = all[name];
  if (found) return found;
  const names = Object.keys(all);
  const close = nearest(name, names);
  const hint = close ? `did you mean ${close}?` : names.length > 0 ? `there are ${names.join(', ')}.` : 'there is none yet.';
  throw new OnbehalfError('SETTINGS_INVALID', `There is no connection named ${name}; ${hint}`, {
    fields: [{ field: 'connection', problem: hint }],
    remedy: 'Make it with `onbehalf signin --connection NAME`, giving the flags of the connection.',
  });
}

/** Keeps a connection under a name, whole or not at all. @throws OnbehalfError SETTINGS_INVALID when its settings are wrong. */
export async function saveConnection(name: string, settings: Connection, folder: string = dataFolder()): Promise<void> {
  if (!/^[\w][\w.-]{0,63}$/.test(name)) {
    const problem = 'must be a word of letters, digits, dots, dashes and underscores, at most 64 long.';
    throw new OnbehalfError('SETTINGS_INVALID', `The connection cannot be kept. connection ${problem}`, { fields: [{ field: 'connection', problem }] });
  }
  readSettings(settings);
  const connections = { ...(await namedConnections(folder)), [name]: settings };
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const file = join(folder, fileName);
  await writeFile(`${file}.${process.pid}.tmp`, `${JSON.stringify({ connections }, null, 2)}\n`, { mode: 0o600 });
  await rename(`${file}.${process.pid}.tmp`, file);
}

const fileName = 'connections.json';
