import { spawn } from 'node:child_process';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { keepOutput, packageFolder } from '../support/command-line.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

let home = '';
beforeAll(async () => {
  home = await temporaryFolder('process');
});
afterAll(() => rm(home, { recursive: true, force: true }));

/** Starts the built program as a process of its own. */
function start(args: readonly string[], env: Readonly<Record<string, string>> = {}) {
  const child = spawn(process.execPath, [join(packageFolder, 'dist', 'main.js'), ...args], {
    env: { ...process.env, ONBEHALF_HOME: home, ...env },
  });
  let [stdout, stderr] = ['', ''];
  child.stdout.on('data', (chunk: Buffer) => (stdout += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const ended = new Promise<{ code: number | null; stdout: string; stderr: string }>((resolve) => {
    child.on('close', (code) => void keepOutput(args.join(' '), stdout + stderr).then(() => resolve({ code, stdout, stderr })));
  });
  const said = async (part: string): Promise<void> => {
    while (!stderr.includes(part)) await new Promise((resolve) => child.stderr.once('data', resolve));
  };
  return { child, ended, said, firstLine: async () => String((await lines.next()).value) };
}

describe.skipIf(process.platform === 'win32')('the program as a process (left out on Windows: it has no POSIX signals)', () => {
  test.each(['SIGINT', 'SIGTERM'] as const)('the emulator describes itself in one line and stops cleanly at %s', async (signal) => {
    const emulator = start(['emulator', 'start', '--json']);
    const description = JSON.parse(await emulator.firstLine()) as { origin: string; authority: string; graph: string; tenantId: string };
    const discovery = await fetch(`${description.authority}/v2.0/.well-known/openid-configuration`);
    const me = await fetch(`${description.graph}/me`);
    emulator.child.kill(signal);

    expect(description).toMatchObject({
      users: expect.arrayContaining([{ userPrincipalName: 'ada@contoso.example', password: 'Contoso-ada-1' }]) as unknown[],
      applications: expect.arrayContaining([
        { displayName: 'UiPathStudioO365App', clientId: 'f2f43f65-16a6-4319-91b6-d2a342a88744' },
      ]) as unknown[],
    });
    expect([discovery.status, me.status]).toEqual([200, 401]);
    expect((await emulator.ended).code).toBe(0);
  });

  test('Ctrl-C while the sign-in page is open ends with 130 and leaves nothing open', async () => {
    const emulator = start(['emulator', 'start', '--json']);
    const { origin } = JSON.parse(await emulator.firstLine()) as { origin: string };
    const listing = start(['mail', 'list', '--emulator', origin, '--timeout-ms', '60000'], { BROWSER: 'true' });
    await listing.said(`Sign in at ${new URL(origin).host}`);
    listing.child.kill('SIGINT');

    const { code, stderr } = await listing.ended;
    emulator.child.kill('SIGTERM');
    await emulator.ended;
    expect(code).toBe(130);
    expect(stderr).toMatch(/cancelled/i);
  });

  test('without a terminal and a desktop a sign-in fails at once and names the way out', async () => {
    const listing = start(['mail', 'list'], { DISPLAY: '', WAYLAND_DISPLAY: '', BROWSER: '' });
    const { code, stderr } = await listing.ended;

    expect(code).toBe(3);
    expect(stderr).toContain('A person has to answer a sign-in page, and nobody can here.');
    expect(stderr).toContain('Run `onbehalf signin --permission Mail.Read` once where a person can answer');
  });

  test('the version is printed alone', async () => {
    expect(await start(['--version']).ended).toMatchObject({
      code: 0,
      stdout: expect.stringMatching(/^\d+\.\d+\.\d+\n$/) as string,
      stderr: '',
    });
  });
});
