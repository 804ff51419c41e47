import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { beforeAll, afterAll, describe, expect, test } from 'vitest';
import { systemKeyStore } from '../../src/identity/storage/key-store.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const run = promisify(execFile);
const has = (program: string): Promise<boolean> =>
  run('which', [program]).then(
    () => true,
    () => false,
  );
const isThere = process.platform === 'linux' && (await has('dbus-run-session')) && (await has('gnome-keyring-daemon'));

let scratch = '';
beforeAll(async () => {
  scratch = await temporaryFolder('key-store');
});
afterAll(() => rm(scratch, { recursive: true }));

test.runIf(process.platform === 'linux')('without a session bus there is no key store (Linux only)', async () => {
  expect(await systemKeyStore({})).toBeUndefined();
});

test.runIf(process.platform === 'linux')(
  "a machine without a key store keeps its key in a file (elsewhere there always is one, and it is the tester's own)",
  async () => {
    const { DBUS_SESSION_BUS_ADDRESS: _, ...env } = process.env;

    expect(await runProcess(process.execPath, [], path.join(scratch, 'bare'), env)).toEqual({ before: '', place: 'file' });
  },
);

describe.skipIf(!isThere)('GNOME Keyring (left out: gnome-keyring or dbus is not installed)', () => {
  /** A session of its own with an unlocked key store whose files are in `home`; it ends with the command. */
  const session = (home: string, folder: string): Promise<unknown> =>
    runProcess(
      'dbus-run-session',
      ['--', 'sh', '-c', 'echo "" | gnome-keyring-daemon --unlock --components=secrets >/dev/null && exec "$@"', 'sh', process.execPath],
      folder,
      {
        ...process.env,
        HOME: home,
        XDG_DATA_HOME: path.join(home, 'data'),
        XDG_RUNTIME_DIR: home,
      },
    );

  test('keeps the key, from one session to the next', async () => {
    const home = await mkdtemp(path.join(scratch, 'h'));
    const folder = path.join(home, 'onbehalf');

    expect(await session(home, folder)).toEqual({ before: '', place: 'keyStore' });
    expect(await session(home, folder)).toEqual({ before: 'x', place: 'keyStore' });
    expect(await readFile(path.join(folder, 'token.key'), 'utf8')).toMatch(/^keystore:[\da-f]{32}\n$/);
  });

  test('that is not there any more is named, and nothing is lost', async () => {
    const home = await mkdtemp(path.join(scratch, 'h'));
    const folder = path.join(home, 'onbehalf');
    await session(home, folder);
    const { DBUS_SESSION_BUS_ADDRESS: _, ...env } = process.env;

    await expect(runProcess(process.execPath, [], folder, env)).rejects.toThrow(
      "The key of the stored tokens is in the operating system's key store, and no key store can be reached from here.",
    );
    expect(await session(home, folder)).toMatchObject({ before: 'x' });
  });
});

async function runProcess(program: string, args: readonly string[], folder: string, env: NodeJS.ProcessEnv): Promise<unknown> {
  const script = path.resolve('test', 'storage', 'key-store-process.ts');
  const jiti = path.resolve('node_modules', 'jiti', 'lib', 'jiti-cli.mjs');
  const { stdout } = await run(program, [...args, jiti, script, folder], { env, timeout: 30_000 });
  return JSON.parse(stdout);
}
