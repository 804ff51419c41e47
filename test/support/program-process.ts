import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { keepOutput } from './command-line.ts';
import { packageFolder } from './package-folder.ts';

/** The built program as a process of its own, without a terminal. */
export interface ProgramProcess {
  /** Waits until standard error has what the pattern looks for; gives its groups. */
  said(pattern: RegExp): Promise<RegExpExecArray>;
  /** The same for standard output. */
  printed(pattern: RegExp): Promise<RegExpExecArray>;
  /** Presses Ctrl-C. */
  interrupt(): void;
  /** Ends it at once, as `kill -9` does. */
  kill(): void;
  readonly ended: Promise<{ readonly code: number | null; readonly stdout: string; readonly stderr: string }>;
}

/** Starts the built program. */
export function programProcess(
  args: readonly string[],
  { home, env = {}, cwd }: { readonly home: string; readonly env?: Readonly<Record<string, string>>; readonly cwd?: string },
): ProgramProcess {
  const child = spawn(process.execPath, [join(packageFolder, 'dist', 'main.js'), ...args], {
    env: { ...process.env, ONBEHALF_HOME: home, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
    ...(cwd !== undefined && { cwd }),
  });
  let [stdout, stderr] = ['', ''];
  child.stdout.on('data', (chunk: Buffer) => (stdout += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
  const ended = new Promise<{ code: number | null; stdout: string; stderr: string }>((resolve) => {
    child.on('close', (code) => void keepOutput(args.join(' '), stdout + stderr).then(() => resolve({ code, stdout, stderr })));
  });
  const found = async (pattern: RegExp, stream: typeof child.stdout, text: () => string): Promise<RegExpExecArray> => {
    for (;;) {
      const groups = pattern.exec(text());
      if (groups) return groups;
      if (child.exitCode !== null)
        throw new Error(`The program ended with ${child.exitCode} and never said ${String(pattern)}: ${stderr}${stdout}`);
      await new Promise((resolve) => {
        stream.once('data', resolve);
        child.once('close', resolve);
      });
    }
  };
  return {
    ended,
    interrupt: () => void child.kill('SIGINT'),
    kill: () => void child.kill('SIGKILL'),
    said: (pattern) => found(pattern, child.stderr, () => stderr),
    printed: (pattern) => found(pattern, child.stdout, () => stdout),
  };
}
