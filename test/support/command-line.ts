import { appendFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PassThrough, Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import * as activities from '../../src/activities/index.ts';
import * as mailActivities from '../../src/activities/mail/index.ts';
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
  /** What `--emulator` starts. Default: a new tenant each time. */
  readonly emulator?: Embedded;
}

export { packageFolder };

/** Runs a command line in this process, from source. All it prints is kept for the search for secrets at the end of the suite. */
export async function onbehalfCommand(
  args: readonly string[],
  { env = {}, stdin = '', terminal = false, signal, emulator = embedded }: CommandOptions = {},
): Promise<Ended> {
  const stdout = Object.assign(new PassThrough(), { isTTY: terminal, columns: 120 });
  const stderr = Object.assign(new PassThrough(), { isTTY: false, columns: 120 });
  const [printed, said] = [text(stdout), text(stderr)];
  const status = await runCli(args, {
    terminal: { stdin: Object.assign(Readable.from([stdin]), { isTTY: false }), stdout, stderr, env },
    embedded: async () => emulator,
    modules: async () => ({ onbehalf, 'onbehalf/activities': activities, 'onbehalf/activities/mail': mailActivities }),
    packageFolder,
    signal: signal ?? new AbortController().signal,
  });
  stdout.end();
  stderr.end();
  const ended = { status, stdout: await printed, stderr: await said };
  await keepOutput(args.join(' '), ended.stdout + ended.stderr);
  return ended;
}

/** Keeps what was printed for the search for secrets at the end of the suite. */
export async function keepOutput(what: string, output: string): Promise<void> {
  const folder = process.env['ONBEHALF_TEST_OUTPUT'];
  if (folder) await appendFile(join(folder, `${process.pid}-${Math.random().toString(36).slice(2)}.txt`), `$ ${what}\n${output}\n`);
}
