import { spawn, spawnSync } from 'node:child_process';
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { Listener } from '../../../src/emulator/index.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

/** The Python of the operating system: the one for which Debian installs `python3-msal`. */
const python = '/usr/bin/python3';
const program = fileURLToPath(new URL('sign_in.py', import.meta.url));

/** Whether the suite runs: everywhere but on a machine without MSAL for Python; on Linux where `CI` is set it runs and fails there. */
export const hasPythonMsal =
  (process.platform === 'linux' && process.env['CI'] === 'true') || spawnSync(python, ['-c', 'import msal, requests']).status === 0;

/** Added to the title of a suite that is left out. */
export const pythonMsalReason = hasPythonMsal
  ? ''
  : ' (left out: there is no MSAL for Python on this machine; Debian has it as "python3-msal")';

/** What the program does. Each step names a function of the program, and has its arguments. */
export interface Job {
  readonly clientId: string;
  readonly authority: string;
  /** A secret, or a private key with the thumbprint of its certificate. Left out: a public client. */
  readonly credential?: string | { readonly private_key: string; readonly thumbprint: string };
  /** False: the host is none of Microsoft's. Default true. */
  readonly validateAuthority?: boolean;
  readonly steps: readonly ({ readonly way: 'device' | 'page' | 'password' | 'silent' | 'refresh' | 'application' | 'graph' } & Record<
    string,
    unknown
  >)[];
}

/** What came of one step. Tokens are fingerprints. */
export interface StepFacts {
  readonly error?: string;
  readonly error_codes?: readonly number[];
  readonly suberror?: string;
  readonly scope?: string;
  readonly status?: number;
  readonly body?: Record<string, unknown>;
  readonly tokens: Partial<Record<'access_token' | 'refresh_token' | 'id_token', string>>;
  /** User names in the cache of the client. */
  readonly accounts: readonly string[];
}

/** A page that the person is to open, with the code to enter there. */
interface Page {
  readonly open: string;
  readonly code?: string;
}

/**
 * Runs the program with the listener as its proxy, trusting its certificate authority and no other.
 *
 * @param openPage - What the person does with a page; answers with the address at which they ended.
 * @throws Error with what Python said, when it fails.
 */
export async function runPythonMsal(listener: Listener, job: Job, openPage?: (page: Page) => Promise<string>): Promise<StepFacts[]> {
  const folder = await temporaryFolder('python-msal');
  try {
    const authority = join(folder, 'ca.pem');
    await writeFile(authority, listener.caCertificate ?? '');
    const proxy = listener.origin.replace('https:', 'http:');
    // Nothing of this process goes along: neither another proxy nor an exception from ours.
    return await converse(
      { PATH: '/usr/bin:/bin', HOME: folder, HTTPS_PROXY: proxy, NO_PROXY: 'localhost', REQUESTS_CA_BUNDLE: authority },
      job,
      openPage,
    );
  } finally {
    await rm(folder, { recursive: true });
  }
}

async function converse(env: NodeJS.ProcessEnv, job: Job, openPage?: (page: Page) => Promise<string>): Promise<StepFacts[]> {
  const child = spawn(python, [program], { env, stdio: ['pipe', 'pipe', 'pipe'], timeout: 60_000 });
  let complaint = '';
  child.stderr.on('data', (text: Buffer) => (complaint += text.toString()));
  const ended = new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  child.stdin.write(`${JSON.stringify(job)}\n`);
  const facts: StepFacts[] = [];
  try {
    for await (const line of createInterface({ input: child.stdout })) {
      const said = JSON.parse(line) as Page | StepFacts;
      if (!('open' in said)) facts.push(said);
      else child.stdin.write(`${JSON.stringify({ ended: await openPage?.(said) })}\n`);
    }
  } catch (error) {
    child.kill();
    throw error;
  }
  child.stdin.end();
  if ((await ended) !== 0) throw new Error(`MSAL for Python failed:\n${complaint}`);
  return facts;
}
