import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { findNpm } from '../../src/project/npm/find-npm.ts';
import { packageFolder } from './package-folder.ts';
import { temporaryFolder } from './temporary-folder.ts';

const program = join(packageFolder, 'test', 'registry', 'node_modules', 'verdaccio', 'bin', 'verdaccio');

/** Why there is no registry here; undefined where there is. */
export const registryIsMissing: string | undefined = existsSync(program)
  ? undefined
  : 'there is no verdaccio: `npm ci --ignore-scripts --prefix test/registry` installs it';

/** A real npm registry on this machine, which knows nothing but what is published to it. */
export interface NpmRegistry extends AsyncDisposable {
  readonly address: string;
  /** What npm and the program under test are started with: a cache and settings of their own. */
  readonly env: Readonly<Record<string, string>>;
  /** Publishes a packed package. @param tag - Default: `latest`. */
  publish(file: string, tag?: string): Promise<void>;
}

/** Starts a registry on a free port, with an account that publishes. */
export async function startRegistry(): Promise<NpmRegistry> {
  const folder = await temporaryFolder('registry');
  const port = await freePort();
  const address = `http://127.0.0.1:${port}/`;
  await mkdir(join(folder, 'storage'));
  await writeFile(
    join(folder, 'config.yaml'),
    [
      `storage: ${JSON.stringify(join(folder, 'storage'))}`,
      'auth: { htpasswd: { file: ./htpasswd } }',
      "packages: { '**': { access: $all, publish: $authenticated } }",
      'max_body_size: 50mb',
      'log: { type: stdout, format: json, level: fatal }',
      '',
    ].join('\n'),
  );
  const server = spawn(process.execPath, [program, '--config', join(folder, 'config.yaml'), '--listen', `127.0.0.1:${port}`], {
    cwd: folder,
    stdio: 'ignore',
  });
  const token = await accountToken(server, address);
  const userConfig = join(folder, 'npmrc');
  await writeFile(userConfig, `//127.0.0.1:${port}/:_authToken=${token}\n`);
  const env = { npm_config_cache: join(folder, 'cache'), npm_config_userconfig: userConfig };
  return {
    address,
    env,
    async publish(file, tag = 'latest') {
      await promisify(execFile)(
        process.execPath,
        [findNpm(), 'publish', '--ignore-scripts', '--tag', tag, '--registry', address, '--', file],
        {
          env: { ...process.env, ...env },
        },
      );
    },
    async [Symbol.asyncDispose]() {
      const ended = new Promise((resolve) => server.once('close', resolve));
      server.kill();
      await ended;
      await rm(folder, { recursive: true, force: true, maxRetries: 3 });
    },
  };
}

/** Makes an account as `npm login` does, once the registry answers. */
async function accountToken(server: ChildProcess, address: string): Promise<string> {
  for (let tries = 0; tries < 300 && server.exitCode === null; tries += 1) {
    const answer = await fetch(`${address}-/user/org.couchdb.user:publisher`, {
      method: 'PUT',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ name: 'publisher', password: 'only for this test' }),
    }).catch(() => undefined);
    if (answer?.ok) return ((await answer.json()) as { readonly token: string }).token;
    await sleep(200);
  }
  throw new Error('The registry did not start.');
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
