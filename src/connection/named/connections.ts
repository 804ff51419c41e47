import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { OnbehalfError } from '../../core/errors.ts';
import { inputError } from '../../core/input.ts';
import { nearest } from '../../core/nearest.ts';
import { thisMachine } from '../../identity/index.ts';
import { configurationFolder } from './configuration-folder.ts';
import { changeConnectionFile, readConnectionFile } from './connection-file.ts';
import { connectionProblems, nameProblem, type Connection, type ConnectionFile } from './connection-settings.ts';

/** Whose a connection is: the person's, or the project's that the working folder is in. */
export type Owner = 'person' | 'project';

/** The files that hold connections. Where both have a name, the project's wins. */
export interface ConnectionPlaces {
  /** `connections.json` in the person's configuration folder. */
  readonly person: string;
  /** `onbehalf.connections.json` of the project: the nearest one upwards; where there is none, the one to make in the working folder. */
  readonly project: string;
}

/** A connection with its name. */
export interface NamedConnection {
  readonly name: string;
  readonly settings: Connection;
  readonly owner: Owner;
  /** The file that it is in. */
  readonly file: string;
  /** It is used where none is named. */
  readonly isDefault: boolean;
}

/**
 * Where connections are looked for.
 *
 * @param env - Environment variables. Default: those of the process.
 * @param from - The working folder. Default: that of the process.
 */
export function connectionPlaces(
  env: Readonly<Record<string, string | undefined>> = process.env,
  from: string = process.cwd(),
): ConnectionPlaces {
  return { person: join(configurationFolder({ ...thisMachine(), env }), 'connections.json'), project: projectFile(resolve(from)) };
}

const projectFileName = 'onbehalf.connections.json';

function projectFile(from: string): string {
  for (let folder = from; ; folder = dirname(folder)) {
    const file = join(folder, projectFileName);
    if (existsSync(file)) return file;
    if (folder === dirname(folder)) return join(from, projectFileName);
  }
}

/**
 * Every named connection that can be used here, by name.
 *
 * @throws OnbehalfError SETTINGS_INVALID naming the file and the line, when a file cannot be understood.
 */
export async function namedConnections(places: ConnectionPlaces = connectionPlaces()): Promise<NamedConnection[]> {
  const [project, person] = await Promise.all([readConnectionFile(places.project), readConnectionFile(places.person)]);
  const chosen = project.default ?? person.default;
  const listed = (owner: Owner, { connections = {} }: ConnectionFile): NamedConnection[] =>
    Object.entries(connections).map(([name, settings]) => ({ name, settings, owner, file: places[owner], isDefault: name === chosen }));
  const own = listed('project', project);
  const others = listed('person', person).filter(({ name }) => !own.some((one) => one.name === name));
  return [...own, ...others].toSorted((a, b) => (a.name < b.name ? -1 : 1));
}

/**
 * One named connection.
 * @throws OnbehalfError SETTINGS_INVALID with the names that there are, when it is not among them.
 */
export async function namedConnection(name: string, places: ConnectionPlaces = connectionPlaces()): Promise<NamedConnection> {
  const all = await namedConnections(places);
  return all.find((one) => one.name === name) ?? missing(name, all);
}

/**
 * The connection that is used where none is named; undefined when none was chosen.
 * @throws OnbehalfError SETTINGS_INVALID when the chosen one is not there.
 */
export async function defaultConnection(places: ConnectionPlaces = connectionPlaces()): Promise<NamedConnection | undefined> {
  const all = await namedConnections(places);
  const found = all.find(({ isDefault }) => isDefault);
  if (found) return found;
  const chosen = (await readConnectionFile(places.project)).default ?? (await readConnectionFile(places.person)).default;
  return chosen === undefined ? undefined : missing(chosen, all);
}

/** How a connection is kept. */
export interface SaveOptions {
  /** Whose it becomes. Default: the person's. */
  readonly owner?: Owner;
  /** Put it in the place of one of that name. */
  readonly replace?: boolean;
  /** Use it where none is named, from the same write on. Default: the default stays what it is. */
  readonly asDefault?: boolean;
}

/**
 * Keeps a connection under a name, whole or not at all.
 * @throws OnbehalfError SETTINGS_INVALID when its settings are wrong or hold a secret; CONFLICT when the name is taken and `replace` is not set.
 */
export async function saveConnection(
  name: string,
  settings: Connection,
  { owner = 'person', replace = false, asDefault = false }: SaveOptions = {},
  places: ConnectionPlaces = connectionPlaces(),
): Promise<string> {
  const problem = nameProblem(name);
  const problems = [...(problem === undefined ? [] : [{ field: 'connection', problem }]), ...connectionProblems(settings)];
  if (problems.length > 0) throw inputError(`The connection ${problem === undefined ? name : ''}`.trim(), problems, 'SETTINGS_INVALID');
  await change(owner, places, (content) => {
    if (!replace && Object.hasOwn(content.connections ?? {}, name)) throw taken(name, places[owner]);
    return { ...content, ...(asDefault && { default: name }), connections: { ...content.connections, [name]: settings } };
  });
  return places[owner];
}

/**
 * Gives a connection another name, in the file that it is in; a default that named it follows.
 * @throws OnbehalfError SETTINGS_INVALID when it is not there or the new name is none; CONFLICT when the new name is taken.
 */
export async function renameConnection(from: string, to: string, places: ConnectionPlaces = connectionPlaces()): Promise<NamedConnection> {
  const problem = nameProblem(to);
  if (problem !== undefined) throw inputError('The new name', [{ field: 'connection', problem }], 'SETTINGS_INVALID');
  const { owner, file } = await namedConnection(from, places);
  await change(owner, places, (content) => {
    const { [from]: settings, ...others } = content.connections ?? {};
    if (!settings) throw missing(from, []);
    if (Object.hasOwn(others, to)) throw taken(to, file);
    return { ...content, ...(content.default === from && { default: to }), connections: { ...others, [to]: settings } };
  });
  return await namedConnection(to, places);
}

/** Removes a connection from the file that it is in, and the default that named it. Its tokens stay. @throws OnbehalfError SETTINGS_INVALID when it is not there. */
export async function removeConnection(name: string, places: ConnectionPlaces = connectionPlaces()): Promise<NamedConnection> {
  const found = await namedConnection(name, places);
  await change(found.owner, places, ({ default: chosen, ...content }) => {
    const { [name]: _removed, ...others } = content.connections ?? {};
    return { ...content, ...(chosen !== undefined && chosen !== name && { default: chosen }), connections: others };
  });
  return found;
}

/**
 * Chooses the connection that is used where none is named.
 *
 * @param owner - Whose default it becomes. Default: of whom the connection is.
 * @throws OnbehalfError SETTINGS_INVALID when it is not there.
 */
export async function chooseDefault(name: string, owner?: Owner, places: ConnectionPlaces = connectionPlaces()): Promise<NamedConnection> {
  const found = await namedConnection(name, places);
  await change(owner ?? found.owner, places, (content) => ({ ...content, default: name }));
  return found;
}

function change(owner: Owner, places: ConnectionPlaces, edit: (content: ConnectionFile) => ConnectionFile): Promise<void> {
  return changeConnectionFile(places[owner], edit, owner === 'person' ? 0o600 : 0o644);
}

function missing(name: string, all: readonly NamedConnection[]): never {
  const names = all.map((one) => one.name);
  const close = nearest(name, names);
  const hint = close ? `did you mean ${close}?` : names.length > 0 ? `there are ${names.join(', ')}.` : 'there is none yet.';
  throw new OnbehalfError('SETTINGS_INVALID', `There is no connection named ${name}; ${hint}`, {
    fields: [{ field: 'connection', problem: hint }],
    remedy: 'Make it with `onbehalf connections create NAME`, giving the flags of the connection.',
  });
}

function taken(name: string, file: string): OnbehalfError {
  return new OnbehalfError('CONFLICT', `There is a connection named ${name} in ${file} already.`, {
    remedy: 'Choose another name, remove that one first, or replace it with --replace.',
  });
}
