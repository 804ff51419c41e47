import { commandOf, toKebab } from './names.ts';

/**
 * The words after `onbehalf` that run an activity with an input: `mail send --to ben@contoso.example --subject 'Lunch?'`.
 * Lists become repeated flags, objects JSON; words are quoted for a POSIX shell where they need it.
 */
export function commandLine(name: string, input: Readonly<Record<string, unknown>>): string {
  const flags = Object.entries(input).flatMap(([field, value]) => {
    const flag = toKebab(field);
    if (typeof value === 'boolean') return [value ? `--${flag}` : `--no-${flag}`];
    return [value].flat().map((one: unknown) => `--${flag} ${shellWord(typeof one === 'string' ? one : JSON.stringify(one))}`);
  });
  return [...commandOf(name), ...flags].join(' ');
}

/** A word as a POSIX shell reads it back unchanged. */
export function shellWord(word: string): string {
  return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", String.raw`'\''`)}'`;
}
