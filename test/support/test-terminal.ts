import { PassThrough, Readable } from 'node:stream';
import { createIo, type Io, type Terminal } from '../../src/faces/cli/io.ts';

/** How the terminal of a test is. */
export interface TestTerminalOptions {
  /** A person looks at both outputs. Default false. */
  readonly isTTY?: boolean;
  readonly columns?: number;
  readonly env?: Readonly<Record<string, string>>;
  /** `--json` was given. Default false. */
  readonly json?: boolean;
  /** What comes in on standard input, or is typed. Default: nothing. */
  readonly stdin?: string;
}

/** The input and output of a command, and what was printed with it. */
export interface TestTerminal {
  readonly io: Io;
  stdout(): string;
  stderr(): string;
}

/** Makes a terminal that keeps what is printed. */
export function testTerminal({ isTTY = false, columns = 80, env = {}, json = false, stdin = '' }: TestTerminalOptions = {}): TestTerminal {
  const stdout = Object.assign(new PassThrough(), { isTTY, columns });
  const stderr = Object.assign(new PassThrough(), { isTTY, columns });
  const terminal: Terminal = { stdin: Object.assign(Readable.from(stdin === '' ? [] : [stdin]), { isTTY }), stdout, stderr, env };
  const reader = (stream: PassThrough) => {
    let printed = '';
    return () => (printed += String(stream.read() ?? ''));
  };
  return { io: createIo(terminal, json ? 'jsonl' : undefined), stdout: reader(stdout), stderr: reader(stderr) };
}
