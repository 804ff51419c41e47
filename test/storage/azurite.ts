import { spawn } from 'node:child_process';
import { createHmac } from 'node:crypto';
import path from 'node:path';
import { createInterface } from 'node:readline';

/** A running Azurite with one empty container. */
export interface Azurite extends AsyncDisposable {
  /** Address of the container. */
  readonly container: string;
  /** Shared access signature for it. */
  readonly sas: string;
}

/** Azurite's account, which everybody knows: https://learn.microsoft.com/azure/storage/common/storage-use-azurite#well-known-storage-account-and-key */
const account = 'devstoreaccount1';
const accountKey = 'Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==';

/** Starts Azurite, in memory, on a free port of this machine. */
export async function startAzurite(): Promise<Azurite> {
  const program = path.resolve('node_modules', 'azurite', 'dist', 'src', 'blob', 'main.js');
  const options = ['--inMemoryPersistence', '--blobHost', '127.0.0.1', '--blobPort', '0', '--skipApiVersionCheck', '--disableTelemetry'];
  const child = spawn(process.execPath, [program, ...options], { stdio: ['ignore', 'pipe', 'ignore'] });
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()));
  const stop = async (): Promise<void> => {
    child.kill('SIGKILL');
    await ended;
  };
  try {
    const origin = await originIn(child.stdout);
    child.stdout.resume();
    const container = `${origin}/${account}/tokens`;
    const sas = signature();
    const made = await fetch(`${container}?restype=container&${sas}`, { method: 'PUT' });
    if (made.status !== 201) throw new Error(`Azurite did not make the container: ${made.status} ${await made.text()}`);
    return { container, sas, [Symbol.asyncDispose]: stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function originIn(output: NodeJS.ReadableStream): Promise<string> {
  for await (const line of createInterface({ input: output })) {
    const origin = /listen\w* (?:at|on) (http:\/\/127\.0\.0\.1:\d+)/.exec(line)?.[1];
    if (origin) return origin;
  }
  throw new Error('Azurite ended before it listened.');
}

/** An account SAS for blobs: https://learn.microsoft.com/rest/api/storageservices/create-account-sas */
function signature(): string {
  const fields = { sp: 'rwdlac', ss: 'b', srt: 'co', st: '', se: '2099-01-01T00:00:00Z', sip: '', spr: '', sv: '2022-11-02', ses: '' };
  const toSign = `${[account, ...Object.values(fields)].join('\n')}\n`;
  const sig = createHmac('sha256', Buffer.from(accountKey, 'base64')).update(toSign).digest('base64');
  return new URLSearchParams({ ...Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== '')), sig }).toString();
}
