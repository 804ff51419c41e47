import { config } from 'zod';
import { inputFor } from '../../core/each.ts';
import { isOnbehalfError, OnbehalfError, type FieldProblem } from '../../core/errors.ts';
import { fieldProblems, inputError } from '../../core/input.ts';
import type { Command, Embedded, StudioStarter } from './command.ts';
import { exactRemedy, withExactRemedy, type Ran } from './exact-remedy.ts';
import { findCommand, type Named } from './find-command.ts';
import { asFlags, flagsOf, parseFlags, type Flag } from './flags.ts';
import { commandHelp } from './help.ts';
import { createIo, type Io, type Terminal } from './io.ts';
import { printError } from './print-error.ts';
import { splitOutput } from './output-flags.ts';
import { selectionOf } from './selection.ts';
import { completeSettings, fillEmulator, settingsOptions } from './settings.ts';

/** What the binary hands the command line. */
export interface CliPorts {
  readonly terminal: Terminal;
  /** Loads the embedded emulator; only `embedded.ts` knows it. */
  readonly embedded: () => Promise<Embedded>;
  /** Loads what starts the Studio. */
  readonly studio: () => Promise<StudioStarter>;
  /** What the imports of `onbehalf` and its subpaths give to an automation. */
  readonly modules: () => Promise<Readonly<Record<string, unknown>>>;
  /** Where this package lies. */
  readonly packageFolder: string;
  /** Aborted by Ctrl-C. */
  readonly signal: AbortSignal;
}

/**
 * Runs one command line.
 *
 * @param argv - Arguments without the program's name.
 * @returns The exit status: 0 done, 1 the automation's own code failed, 2 wrong input, 3 sign-in needed, 4 permission or consent missing, 5 not found or conflict,
 * 6 throttled or unavailable, 70 our bug, 130 cancelled.
 */
export async function runCli(argv: readonly string[], ports: CliPorts): Promise<number> {
  config(readOnce);
  if (argv[0] === 'complete') return await showCandidates(argv, createIo(ports.terminal));
  const own = beforeDashes(argv);
  let io = createIo(ports.terminal, own.includes('--json') ? 'jsonl' : undefined);
  try {
    const { output, args } = splitOutput(own);
    io = createIo(ports.terminal, output.format, output.select === undefined ? undefined : await selectionOf(output.select));
    const status = (await dispatch(args, argv.slice(own.length), ports, io)) ?? 0;
    await io.finish(true);
    return status;
  } catch (error) {
    await io.finish(false);
    const cancelled = ports.signal.aborted && !isOnbehalfError(error);
    return printError(io, cancelled ? new OnbehalfError('CANCELLED', 'The run was cancelled.', { cause: error }) : error);
  }
}

/** What may come next, a line each: a shell asks for it at every Tab. */
async function showCandidates(argv: readonly string[], io: Io): Promise<number> {
  const { complete } = await import('./complete.ts');
  for (const candidate of await complete(argv.slice(argv[1] === '--' ? 2 : 1))) io.out(candidate);
  return 0;
}

/** One command reads few values: programs made for reading many would cost more than they save. */
const readOnce = { jitless: true };

const helpFlags = ['--help', '-h'];

async function dispatch(asked: readonly string[], handedOn: readonly string[], ports: CliPorts, io: Io): Promise<number | void> {
  const [first, ...others] = asked;
  const wantsHelp = first === 'help' || asked.some((argument) => helpFlags.includes(argument));
  const found = await findCommand((first === 'help' ? others : asked).filter((argument) => !helpFlags.includes(argument)));
  if ('text' in found) return io.out(found.text);
  return wantsHelp ? io.out(helpOf(found)) : run(found, handedOn, ports, io);
}

/** What is meant for the command line itself; what stands behind `--` is handed on as it is. */
function beforeDashes(argv: readonly string[]): readonly string[] {
  const dashes = argv.indexOf('--');
  return dashes === -1 ? argv : argv.slice(0, dashes);
}

async function run({ name, command, args }: Named, handedOn: readonly string[], ports: CliPorts, io: Io): Promise<number | void> {
  const own = flagsOf(command.options, command.each);
  const taken = command.takesArguments ? args : [...args, ...handedOn];
  const parsed = parseFlags(fillEmulator(taken), [...own, ...commonFlags(own)], `onbehalf ${name}`, {
    most: command.words ? Number.POSITIVE_INFINITY : 0,
  });
  const ownFields = new Set(own.map(({ field }) => field));
  const isOwn = ([field]: [string, unknown]): boolean => ownFields.has(field);
  const entries = Object.entries(parsed.values);
  const given = Object.fromEntries(entries.filter(isOwn));
  const options = read(name, inputFor({ input: command.options, each: command.each }, given), given);
  const settings = read(name, settingsOptions, Object.fromEntries(entries.filter((entry) => !isOwn(entry))));
  const completed = completeSettings(settings, io.terminal.env);
  const ran = (): Ran => ({ name, settings: completed, needs: command.needs?.(parsed.words, given, completed) ?? {} });
  const exact = (remedy: string): string => exactRemedy(remedy, ran());
  try {
    return await command.run({ ...ports, io, settings: completed, exact, handedOn: handedOn.slice(1) }, options, parsed.words, given);
  } catch (error) {
    throw withExactRemedy(error, ran);
  }
}

function read<Options extends Command['options']>(name: string, options: Options, values: unknown) {
  const result = options.safeParse(values, readOnce);
  if (result.success) return result.data as ReturnType<Options['parse']>;
  const problems: FieldProblem[] = asFlags(fieldProblems(result.error));
  throw inputError(`onbehalf ${name}`, problems);
}

/** The flags of every command, less those that the command defines itself. */
function commonFlags(own: readonly Flag[]): Flag[] {
  return flagsOf(settingsOptions).filter(({ name }) => !own.some((flag) => flag.name === name));
}

function helpOf({ name, summary, command }: Named): string {
  const own = flagsOf(command.options, command.each);
  return commandHelp({
    use: [name, command.words, '[flags]'].filter(Boolean).join(' '),
    summary,
    flags: own,
    common: commonFlags(own),
    examples: command.examples,
  });
}
