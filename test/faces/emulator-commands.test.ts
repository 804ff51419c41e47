import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createEmulator } from '../../src/emulator/index.ts';
import { onbehalfCommand } from '../support/command-line.ts';
import { ownHome, type OwnHome } from '../support/own-home.ts';
import { programProcess } from '../support/program-process.ts';

let home: OwnHome;
beforeEach(async () => {
  home = await ownHome();
});
afterEach(() => home[Symbol.asyncDispose]());

const run = (...args: string[]) => onbehalfCommand(['emulator', ...args]);
const notes = async (): Promise<string[]> => await readdir(join(home.folder, 'emulators', 'running'));

/** Starts the program; gives its address once it runs. */
async function started(...args: string[]) {
  const program = programProcess(['emulator', 'start', ...args], { home: home.folder });
  const [, origin = ''] = await program.said(/Try: onbehalf mail list --emulator (\S+)/);
  return { ...program, origin };
}

test('an emulator that was started is found, put back, and stopped after it saved', async () => {
  const data = join(home.folder, 'tenant');
  const program = await started('--data', data);
  const { tenantId } = JSON.parse((await run('status', '--json')).stdout) as { tenantId: string };
  await fetch(`${program.origin}/_emulator/state`, {
    method: 'PATCH',
    headers: { 'content-type': 'application/json' },
    body: '{"userConsentAllowed":false}',
  });

  const status = await run('status', '--json');
  const table = await run('status', '--output', 'table');
  const reset = await run('reset');
  const state = (await (await fetch(`${program.origin}/_emulator/state`)).json()) as { userConsentAllowed: boolean };
  const stop = await run('stop');

  expect(JSON.parse(status.stdout)).toEqual({
    origin: program.origin,
    pid: expect.any(Number) as number,
    startedAt: expect.stringMatching(/^20\S+Z$/) as string,
    data,
    tenantId,
    domain: 'contoso.example',
    now: expect.stringMatching(/^20\S+Z$/) as string,
    users: expect.any(Number) as number,
    faults: 0,
    requests: expect.any(Number) as number,
  });
  expect(table.stdout).toMatch(/^ Address .*Domain .*Process/);
  expect(reset.stdout).toMatch(
    new RegExp(`^The emulator at ${program.origin} is as it was at first: contoso\\.example, \\d+ people\\.\n$`),
  );
  expect(state.userConsentAllowed).toBe(true);
  expect(stop.stdout).toBe(`The emulator at ${program.origin} has stopped; its tenant is in ${data}.\n`);
  expect((await program.ended).code).toBe(0);
  expect(await readdir(data)).toEqual(['tenant.json']);
  expect(await notes()).toEqual([]);
});

test('with several the one that is meant must be named, by address or setting; https too', async () => {
  const [first, second] = [await started(), await started('--tls')];
  const both = await run('status', '--json');
  const undecided = await run('stop');
  const stopped = await run('stop', second.origin, '--json');
  const alone = await onbehalfCommand(['emulator', 'status', '--emulator', first.origin, '--json']);
  const last = await run('stop', first.origin.replace('localhost', '127.0.0.1'));

  expect(
    both.stdout
      .trim()
      .split('\n')
      .map((line) => (JSON.parse(line) as { origin: string }).origin),
  ).toEqual([first.origin, second.origin]);
  expect(undecided).toMatchObject({
    status: 2,
    stderr: expect.stringContaining(`ADDRESS must say which one is meant: ${first.origin}, ${second.origin}.`) as string,
  });
  expect(JSON.parse(stopped.stdout)).toEqual({ stopped: second.origin, savedTo: null });
  expect(JSON.parse(alone.stdout)).toMatchObject({ origin: first.origin });
  expect(last.status).toBe(0);
  expect([(await first.ended).code, (await second.ended).code]).toEqual([0, 0]);
});

describe('where none runs', () => {
  test.each(['status', 'stop', 'reset'])('%s ends with 5 and says how to start one', async (verb) => {
    expect(await run(verb)).toMatchObject({
      status: 5,
      stdout: '',
      stderr: 'Error: No emulator runs on this machine.\nThe caller’s move: Start one with `onbehalf emulator start`.\n',
    });
  });

  test('what a killed one left behind is taken away, and what is no note', async () => {
    const folder = join(home.folder, 'emulators', 'running');
    await mkdir(folder, { recursive: true });
    // No process has this number: it is above what systems give out.
    await writeFile(join(folder, 'gone.json'), JSON.stringify({ origin: 'http://localhost:9', pid: 2_000_000_000, startedAt: '' }));
    await writeFile(join(folder, 'torn.json'), '{"origin":');
    await writeFile(join(folder, 'odd-address.json'), JSON.stringify({ origin: 'nowhere', pid: process.pid, startedAt: '' }));
    await writeFile(join(folder, 'odd-process.json'), JSON.stringify({ origin: 'http://localhost:9', pid: 'mine', startedAt: '' }));
    await writeFile(join(folder, 'alive.json'), JSON.stringify({ origin: 'http://localhost:9', pid: process.pid, startedAt: '' }));
    await writeFile(join(folder, 'other.txt'), '');

    expect((await run('status')).status).toBe(5);
    expect(await notes()).toEqual(['alive.json', 'other.txt']);
  });

  test('an address where nothing or something else answers is told', async () => {
    const other = createServer((_request, response) => response.end('hello')).listen(0, '127.0.0.1');
    await new Promise((resolve) => other.once('listening', resolve));
    const origin = `http://localhost:${(other.address() as AddressInfo).port}`;
    const something = await run('status', origin);
    other.close();
    const nothing = await run('status', origin);

    expect(something).toMatchObject({
      status: 6,
      stderr: expect.stringContaining(`No emulator answers at ${origin}: something else is there.`) as string,
    });
    expect(nothing).toMatchObject({ status: 6, stderr: expect.stringMatching(/No emulator answers at \S+: .*ECONNREFUSED/) as string });
  });
});

test.each([
  ['http://contoso.example'],
  ['localhost:4000'],
  ['http://localhost:4000', 'http://localhost:5000'],
  ['http://localhost:4000/path'],
])('what is no address on this machine is refused: %s', async (...words) => {
  expect(await run('stop', ...words)).toMatchObject({
    status: 2,
    stderr: expect.stringContaining('ADDRESS must be one address on this machine, http://localhost:4000.') as string,
  });
});

test('an emulator inside of another program is that program’s to stop', async () => {
  await using emulator = await createEmulator();
  const { origin } = await emulator.listen();

  expect(await run('stop', origin)).toMatchObject({
    status: 6,
    stderr: expect.stringContaining('This emulator belongs to the program that made it; that one ends it.') as string,
  });
  expect((await run('status', origin, '--json')).status).toBe(0);
});
