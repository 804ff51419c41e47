import { spawn } from 'node:child_process';
import { OnbehalfError, type FailureCode } from '../../core/errors.ts';
import { findNpm } from './find-npm.ts';

/** Where npm works, and until when. */
export interface NpmOptions {
  /** The folder that it works in. */
  readonly folder: string;
  /** Aborted: it is ended. */
  readonly signal?: AbortSignal;
}

/** Nothing of a package ever runs while it is installed, and nothing is asked of anybody but the registry. */
const always = ['--ignore-scripts', '--no-audit', '--no-fund', '--no-update-notifier', '--json'];

/** What npm prints is kept up to here, in characters; a list of versions is far shorter. */
const longestOutput = 20_000_000;

/**
 * Runs npm, and gives what it printed as JSON; undefined where it printed nothing.
 *
 * @param command - A command with its flags, `['install', '--save-exact']`.
 * @param words - What is handed to it as words; nothing of it is read as a flag.
 * @throws OnbehalfError NOT_FOUND, NETWORK_FAILED, CONFLICT for a package that is not what the lock file says, SETTINGS_INVALID with npm's own words, CANCELLED.
 */
export async function npm(command: readonly string[], words: readonly string[], { folder, signal }: NpmOptions): Promise<unknown> {
  const { status, stdout, stderr } = await ran([findNpm(), ...command, ...always, '--', ...words], folder, signal);
  const value = jsonOf(stdout);
  if (status === 0) return value;
  throw npmFailure(command[0] ?? '', value, stderr);
}

function ran(
  args: readonly string[],
  cwd: string,
  signal: AbortSignal | undefined,
): Promise<{ readonly status: number | null; readonly stdout: string; readonly stderr: string }> {
  return new Promise((resolve, reject) => {
    if (signal?.aborted === true) return reject(cancelled(signal));
    const child = spawn(process.execPath, args, { cwd, stdio: ['ignore', 'pipe', 'pipe'], windowsHide: true });
    let [stdout, stderr] = ['', ''];
    const end = (): void => void child.kill();
    signal?.addEventListener('abort', end, { once: true });
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      if (stdout.length < longestOutput) stdout += text;
    });
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      if (stderr.length < longestOutput) stderr += text;
    });
    child.once('error', reject);
    child.once('close', (status) => {
      signal?.removeEventListener('abort', end);
      if (signal?.aborted === true) reject(cancelled(signal));
      else resolve({ status, stdout, stderr });
    });
  });
}

function cancelled(signal: AbortSignal): OnbehalfError {
  return new OnbehalfError('CANCELLED', 'npm was ended before it was done.', { cause: signal.reason });
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Codes of npm, https://docs.npmjs.com/common-errors, and of Node's network. */
const codes: Readonly<Record<string, FailureCode>> = {
  E404: 'NOT_FOUND',
  ETARGET: 'NOT_FOUND',
  ENOVERSIONS: 'NOT_FOUND',
  EINTEGRITY: 'CONFLICT',
  ENOTFOUND: 'NETWORK_FAILED',
  EAI_AGAIN: 'NETWORK_FAILED',
  ECONNREFUSED: 'NETWORK_FAILED',
  ECONNRESET: 'NETWORK_FAILED',
  ETIMEDOUT: 'NETWORK_FAILED',
  ENETUNREACH: 'NETWORK_FAILED',
  ERR_SOCKET_TIMEOUT: 'NETWORK_FAILED',
};

const remedies: Partial<Record<FailureCode, string>> = {
  NOT_FOUND: 'Check the name and the version, and the feeds of the project; `onbehalf packages search TEXT` shows what there is.',
  CONFLICT: 'Do not use the package: somebody changed it after it was locked. Ask whoever runs the feed.',
  SETTINGS_INVALID: 'Correct what npm names above, and try again.',
};

function npmFailure(command: string, value: unknown, stderr: string): OnbehalfError {
  const { error } = (value ?? {}) as { readonly error?: { readonly code?: unknown; readonly summary?: unknown } };
  const code = typeof error?.code === 'string' ? error.code : (/npm (?:error|ERR!) code (\w+)/.exec(stderr)?.[1] ?? '');
  const summary = typeof error?.summary === 'string' && error.summary !== '' ? error.summary : saidBy(stderr);
  const known = Object.hasOwn(codes, code) ? (codes[code] ?? 'SETTINGS_INVALID') : 'SETTINGS_INVALID';
  const remedy = remedies[known];
  const what = summary.trim().split('\n', 3).join(' ');
  return new OnbehalfError(known, `npm ${command} failed${code === '' ? '' : ` (${code})`}: ${what}`, {
    ...(code !== '' && { details: { npm: code } }),
    ...(remedy !== undefined && { remedy }),
  });
}

/** The lines of an error without those that name the log. */
function saidBy(stderr: string): string {
  const lines = stderr.split('\n').flatMap((line) => {
    const text = /^npm (?:error|ERR!) (.*)$/.exec(line)?.[1]?.trim() ?? '';
    return text === '' || text.startsWith('code ') || text.startsWith('A complete log') ? [] : [text];
  });
  return lines.length > 0 ? lines.join('\n') : 'it said nothing.';
}
