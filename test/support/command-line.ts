import { appendFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PassThrough, Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { stripVTControlCharacters } from 'node:util';
import { activityModules } from '../../src/activities/areas.ts';
import { embedded } from '../../src/embedded.ts';
import { runCli } from '../../src/faces/cli/cli.ts';
import type { Embedded } from '../../src/faces/cli/command.ts';
import * as onbehalf from '../../src/index.ts';
import { packageFolder } from './package-folder.ts';

/** What a command line printed, and how it ended. */
export interface Ended {
  readonly status: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** How a command line is run. */
export interface CommandOptions {
  readonly env?: Readonly<Record<string, string>>;
  /** What comes in on standard input. */
  readonly stdin?: string;
  /** A person looks at the output: tables and colours. */
  readonly terminal?: boolean;
  readonly signal?: AbortSignal;
  /** A person sits at the terminal and types these, one to each question; `\u0003` is Ctrl-C. */
  readonly answers?: readonly string[];
  /** What `--emulator` starts. Default: a new tenant each time. */
  readonly emulator?: Embedded;
}

export { packageFolder };

/** Runs a command line in this process, from source. All it prints is kept for the search for secrets at the end of the suite. */
export async function onbehalfCommand(
  args: readonly string[],
  { env = {}, stdin = '', terminal = false, signal, answers, emulator = embedded }: CommandOptions = {},
): Promise<Ended> {
  const stdout = Object.assign(new PassThrough(), { isTTY: terminal, columns: 120 });
  const stderr = Object.assign(new PassThrough(), { isTTY: answers !== undefined, columns: 120 });
  const keyboard = answers ? typist(answers, stderr) : Object.assign(Readable.from([stdin]), { isTTY: false });
  const [printed, said] = [text(stdout), text(stderr)];
  const status = await runCli(args, {
    terminal: { stdin: keyboard, stdout, stderr, env },
    embedded: async () => emulator,
    studio: async () => (await import('../../src/start-studio.ts')).studio,
    modules: async () => ({ onbehalf, ...(await activityModules()) }),
    packageFolder,
    signal: signal ?? new AbortController().signal,
  });
  stdout.end();
  stderr.end();
  const ended = { status, stdout: await printed, stderr: await said };
  await keepOutput(args.join(' '), ended.stdout + ended.stderr);
  return ended;
}

/** Types an answer whenever something that ends like a question was printed. */
function typist(answers: readonly string[], stderr: PassThrough) {
  const keyboard = Object.assign(new PassThrough(), { isTTY: true });
  const left = [...answers];
  let shown = '';
  stderr.on('data', (chunk: Buffer) => {
    shown += chunk.toString();
    if (!/[?:\]] $|\n $/.test(withoutMarks(shown))) return;
    shown = '';
    const answer = left.shift();
    if (answer !== undefined) setImmediate(() => keyboard.write(answer.includes('\u0003') ? answer : `${answer}\r`));
  });
  return keyboard;
}

function withoutMarks(text: string): string {
  return stripVTControlCharacters(text);
}

/** Keeps what was printed for the search for secrets at the end of the suite. */
export async function keepOutput(what: string, output: string): Promise<void> {
  const folder = process.env['ONBEHALF_TEST_OUTPUT'];
  if (folder) await appendFile(join(folder, `${process.pid}-${Math.random().toString(36).slice(2)}.txt`), `$ ${what}\n${output}\n`);
}
