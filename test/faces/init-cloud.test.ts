import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { onbehalfCommand, type CommandOptions, type Ended } from '../support/command-line.ts';
import { ownHome, type OwnHome } from '../support/own-home.ts';

const applicationId = '7a1b1f5e-2d0c-4c55-9d0b-3f5e6a4c2b10';

let home: OwnHome;
beforeEach(async () => {
  home = await ownHome();
});
afterEach(() => home[Symbol.asyncDispose]());

const run = (line: string, options: CommandOptions = {}): Promise<Ended> => onbehalfCommand(line.split(' '), options);

describe('the cloud and the way to sign in', () => {
  const plan = async (line: string, options: CommandOptions = {}): Promise<Ended> => await run(`init --application plan ${line}`, options);

  test('are asked for, and decide what is printed for somebody else', async () => {
    const asked = await plan('mail.list', { answers: ['Mars', 'USGovernment', 'Telegram', 'PastedAddress'] });

    expect(asked.status).toBe(0);
    expect(asked.stderr).toContain('must be one of Global, China, USGovernment, USGovernmentDOD, not "Mars".');
    expect(asked.stderr).toContain('must be one of Browser, PastedAddress, DeviceCode, not "Telegram".');
    expect(asked.stdout).toContain('.us');
    expect(asked.stdout).toContain('https://login.microsoftonline.us/common/oauth2/nativeclient');
    expect(asked.stdout).toContain('http://localhost');
    expect((await plan('mail.list --environment USGovernment --sign-in-through PastedAddress', { answers: [] })).stdout).toBe(asked.stdout);
  });

  test('are the global cloud and the browser where no answer means them', async () => {
    const asked = await plan('mail.list', { answers: ['', ''] });

    expect(asked).toEqual({ ...(await plan('mail.list --yes')), stderr: asked.stderr });
    expect(asked.stdout).not.toContain('nativeclient');
    expect(await plan('mail.list --yes --environment Default')).toEqual(await plan('mail.list --yes'));
  });

  test('are refused by their flags, on an emulator too', async () => {
    expect((await plan('--yes --environment Mars')).stderr).toContain('--environment must be one of Global, China,');
    expect((await run('init --yes --emulator --sign-in-through Telegram')).stderr).toContain('--sign-in-through must be one of Browser,');
  });

  test('say which applications there are', async () => {
    expect((await run('init --yes --environment China --application public')).stderr).toContain(
      '--application UiPath, the public application, is not in China',
    );
    expect((await run('init --yes --environment China --application register')).stderr).toContain('--application must be another one:');
    expect((await run('init --yes --environment China')).stderr).toContain('--application-id is needed');
  });

  test('are kept with the connection', async () => {
    const line = `init --application own --application-id ${applicationId} --tenant-id contoso.example --environment USGovernment --emulator --yes`;
    expect(await run(line)).toMatchObject({ status: 0 });
    const kept = JSON.parse(await readFile(join(home.folder, 'connections.json'), 'utf8')) as unknown;
    expect(kept).toMatchObject({ connections: { work: { environment: 'USGovernment' } } });
  });
});
