import type { AnyActivity } from '../../core/activity.ts';
import { commandLine } from '../../core/command-line.ts';
import type { Flag } from './flags.ts';
import { outputHelp } from './output-flags.ts';

/** Lays out the help of one command: use, summary, flags, examples. */
export function commandHelp(command: {
  readonly use: string;
  readonly summary: string;
  readonly flags: readonly Flag[];
  readonly common: readonly Flag[];
  readonly examples: readonly string[];
  readonly notes?: readonly string[];
}): string {
  const { use, summary, flags, common, examples, notes = [] } = command;
  return [
    summary,
    '',
    `Use: onbehalf ${use}`,
    ...section('Flags', flags.map(flagLine)),
    ...section('Flags of every command that signs in', common.map(flagLine)),
    ...section('Results', outputHelp),
    ...section('Also', [...notes]),
    ...section(
      'Examples',
      examples.map((line) => `onbehalf ${line}`),
    ),
    ...(examples.some((line) => /\{\w+\}/.test(line)) ? ['', 'A name in braces stands for an id, as --json prints it.'] : []),
  ].join('\n');
}

function section(title: string, lines: readonly string[]): string[] {
  return lines.length > 0 ? ['', `${title}:`, ...lines.map((line) => `  ${line}`)] : [];
}

function flagLine(flag: Flag): string {
  const isOn = flag.kind === 'boolean' && flag.default === true;
  const value = flag.kind === 'boolean' ? '' : ` ${flag.values.length > 0 ? flag.values.join('|') : placeholders[flag.kind]}`;
  const notes = [
    flag.required ? 'required' : '',
    flag.repeats || flag.mayRepeat ? 'may be repeated' : '',
    isOn || flag.default === undefined || flag.default === false || (Array.isArray(flag.default) && flag.default.length === 0)
      ? ''
      : `default ${JSON.stringify(flag.default)}`,
  ].filter((note) => note !== '');
  const spelt = `--${isOn ? 'no-' : ''}${flag.name}${value}`;
  const description = isOn ? `Turns off what is on by default. ${flag.description}` : flag.description;
  // A long flag has its description on a line of its own, so that the descriptions stay in one column.
  return `${spelt.length > 30 ? `${spelt}\n${' '.repeat(32)}` : spelt.padEnd(30)} ${description}${notes.length > 0 ? ` (${notes.join(', ')})` : ''}`;
}

const placeholders = { text: 'TEXT', textOrJson: 'TEXT|JSON', number: 'NUMBER', json: 'JSON' } as const;

/** The examples of an activity as command lines without `onbehalf`. */
export function exampleLines(activity: AnyActivity): string[] {
  return activity.examples.map(({ input }) => commandLine(activity.name, input as Record<string, unknown>));
}
