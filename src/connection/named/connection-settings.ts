import { nearest } from '../../core/nearest.ts';
import { isSecretReference, secretSettings, settingsProblems, type SettingProblem } from '../../identity/index.ts';

/** Settings of a scope under a name. They hold no secret. */
export type Connection = Readonly<Record<string, unknown>>;

/** What a connection may be called. */
export const namePattern = /^[A-Za-z0-9][\w.-]{0,63}$/;

const fileNames = ['$schema', 'default', 'connections'];

/** One thing that is wrong in a file of connections. */
export interface ConnectionProblem extends SettingProblem {
  /** Where it stands: `['connections', 'work', 'tenantId']`. */
  readonly path: readonly string[];
}

/** What a file of connections holds. */
export interface ConnectionFile {
  readonly $schema?: string;
  readonly default?: string;
  readonly connections?: Readonly<Record<string, Connection>>;
}

/** Everything that is wrong with the content of a file of connections, at once. An empty list means that it is a `ConnectionFile`. */
export function connectionFileProblems(content: unknown): ConnectionProblem[] {
  if (!isObject(content)) return [at([], 'The file must hold an object, such as { "connections": {} }.')];
  const { $schema, default: chosen, connections = {} } = content;
  const problems = Object.keys(content)
    .filter((name) => !fileNames.includes(name))
    .map((name) => at([name], unknownName(name)));
  if ($schema !== undefined && typeof $schema !== 'string') problems.push(at(['$schema'], 'must be the address of a schema, as text.'));
  if (chosen !== undefined && typeof chosen !== 'string') problems.push(at(['default'], 'must be the name of a connection.'));
  if (!isObject(connections))
    return [...problems, at(['connections'], 'must be an object that has the settings of each connection under its name.')];
  return [...problems, ...Object.entries(connections).flatMap(([name, settings]) => problemsOf(name, settings))];
}

/** What is wrong with the name of a connection; undefined when it can be used. */
export function nameProblem(name: string): string | undefined {
  return namePattern.test(name)
    ? undefined
    : 'must be a word of letters, digits, dots, dashes and underscores that begins with a letter or a digit, at most 64 long.';
}

/**
 * Everything that is wrong with the settings of a connection that is to be kept. A secret that is missing is none of it:
 * who uses the connection hands it in.
 */
export function connectionProblems(settings: unknown): SettingProblem[] {
  const given = isObject(settings) ? settings : {};
  const isMissingSecret = (field: string): boolean => (secretSettings as readonly string[]).includes(field) && given[field] === undefined;
  const wrong = settingsProblems(settings).filter(({ field }) => !isMissingSecret(field));
  const exposed = secretSettings.filter((field) => given[field] !== undefined && !isSecretReference(given[field]));
  return [
    ...wrong.filter(({ field }) => !(exposed as readonly string[]).includes(field)),
    ...exposed.map((field) => ({ field, problem: secretProblem(field) })),
  ];
}

function problemsOf(name: string, settings: unknown): ConnectionProblem[] {
  const path = ['connections', name];
  const badName = nameProblem(name);
  const problems = connectionProblems(settings).map((problem) => ({
    ...problem,
    ...at(problem.field ? [...path, problem.field] : path, problem.problem),
  }));
  return badName ? [at(path, badName), ...problems] : problems;
}

function secretProblem(field: string): string {
  const variable = `ONBEHALF_${field.replace(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase()}`;
  return `is a secret and must not stand here; keep it in an environment variable, in a file of its own or in the key store of the system, and write "env:${variable}", "file:/path/to/it" or "keystore:name".`;
}

function unknownName(name: string): string {
  const close = nearest(name, fileNames);
  return close ? `is not known; did you mean ${close}?` : `is not known; known are ${fileNames.join(', ')}.`;
}

function at(path: readonly string[], problem: string): ConnectionProblem {
  return { path, field: path.join('.'), problem };
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
