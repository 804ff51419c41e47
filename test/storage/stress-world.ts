import { spawn, type ChildProcess } from 'node:child_process';
import { rm } from 'node:fs/promises';
import path from 'node:path';
import { createEntra } from '../../src/emulator/entra/entra.ts';
import { createPerson } from '../../src/emulator/person.ts';
import { createTenant } from '../../src/emulator/tenant/create.ts';
import { createIdentity, readSettings, type Identity, type ScopeSettingsInput, type TokenStorage } from '../../src/identity/index.ts';
import { serveEntra } from '../support/entra-server.ts';
import { buildWorker } from './worker-process.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

/** Who works in all of it. */
export const username = 'ada@contoso.example';

/** How a process of workers is started. */
export interface WorkerOptions {
  /** Its configuration folder; on `Machine` its tokens are in it. */
  readonly home: string;
  /** Renewals by each worker. */
  readonly rounds: number;
  /** Workers in the process. Default 1. */
  readonly workers?: number;
  readonly settings?: ScopeSettingsInput;
  readonly env?: Readonly<Record<string, string>>;
}

/** An Entra ID that other processes reach, a scratch folder, and the compiled worker. */
export interface StressWorld extends AsyncDisposable {
  readonly scratch: string;
  /** Tokens that Entra ID renewed for other processes so far. */
  renewals(): number;
  /** An identity of this process on a storage. Only one that may ask signs in; any other needs what is stored. */
  identityOn(storage: TokenStorage, canAsk?: boolean): Identity;
  /** Starts a process that renews one account's token. */
  startWorker(options: WorkerOptions): ChildProcess;
}

/** Makes a world for processes that renew one account together. */
export async function createStressWorld(): Promise<StressWorld> {
  const tenant = createTenant();
  const entra = createEntra(tenant);
  let requests = 0;
  const server = await serveEntra({
    async fetch(request) {
      requests += 1;
      return await entra.fetch(request);
    },
  });
  const scratch = await temporaryFolder('stress');
  const worker = await buildWorker();
  return {
    scratch,
    renewals: () => requests,
    identityOn: (storage, canAsk = false) =>
      createIdentity(readSettings({}), {
        fetch: (url, init) => entra.fetch(new Request(url, init)),
        storage,
        openBrowser: (url) => createPerson({ tenant, fetch: entra.fetch }, username).openBrowser(url),
        canAsk,
        notify: () => undefined,
        now: () => new Date(),
      }),
    startWorker({ home, rounds, workers = 1, settings = {}, env = {} }) {
      const args = [worker, home, server.origin, String(rounds), JSON.stringify(readSettings(settings)), String(workers)];
      return spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, ...env, ONBEHALF_HOME: home } });
    },
    async [Symbol.asyncDispose]() {
      await server[Symbol.asyncDispose]();
      await rm(scratch, { recursive: true });
      await rm(path.dirname(worker), { recursive: true });
    },
  };
}
