import { findCommand } from '../../src/faces/cli/find-command.ts';
import { flagsOf, parseFlags } from '../../src/faces/cli/flags.ts';
import { splitOutput } from '../../src/faces/cli/output-flags.ts';
import { fillEmulator, settingsOptions } from '../../src/faces/cli/settings.ts';

/** Every command in backticks of a text of ours: words in capitals stand for what a person puts there. */
export const commandsIn = (text: string): string[] => [...text.matchAll(/\\?`onbehalf ([^`\\]+)\\?`/g)].map(([, line = '']) => line);

/** Reads a command line as the program does; gives its name. @throws what the program says of it. */
export async function readCommand(line: string): Promise<string> {
  const args = line.split(' ').filter((word) => word !== '...');
  const found = await findCommand(splitOutput(fillEmulator(args)).args);
  if ('text' in found) return 'a list';
  const flags = flagsOf(found.command.options);
  const { words } = parseFlags(found.args, [...flags, ...flagsOf(settingsOptions)], line, { most: found.command.words ? 99 : 0 });
  if (words.length === 0 && /^[A-Z]/.test(found.command.words ?? '')) throw new Error(`${line} lacks ${found.command.words}`);
  const given = new Set(found.args.map((word) => word.replace(/^--/, '')));
  const missing = flags.filter(({ required, name }) => required && !given.has(name));
  if (missing.length > 0) throw new Error(`${line} lacks --${missing.map(({ name }) => name).join(', --')}`);
  return found.name;
}
