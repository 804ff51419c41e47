import { describe, expect, test } from 'vitest';
import { onbehalfCommand } from '../../../test/support/command-line.ts';

const run = (...args: string[]) => onbehalfCommand(args);

describe('help', () => {
  test.each(['', 'mail', 'mail list', 'emulator', 'emulator start'])('of %j is the same whichever way it is asked for', async (line) => {
    const words = line.split(' ').filter(Boolean);
    const help = await run(...words, '--help');
    expect(help).toMatchObject({ status: 0, stderr: '', stdout: expect.stringContaining('Use: onbehalf ') as string });
    expect(await run(...words, '-h')).toEqual(help);
    expect(await run('help', ...words)).toEqual(help);
    expect(await run('--help', ...words)).toEqual(help);
  });

  test('says the words that a command takes', async () => {
    const use = async (...words: string[]): Promise<string | undefined> => /^Use: .*$/m.exec((await run(...words, '--help')).stdout)?.[0];
    expect(await use('connections', 'rename')).toBe('Use: onbehalf connections rename NAME NEW-NAME [flags]');
    expect(await use('mail', 'list')).toBe('Use: onbehalf mail list [flags]');
  });

  test('of a command that has a flag of every command itself lists it once', async () => {
    const { stdout } = await run('connections', 'create', '--help');
    expect(stdout.match(/^ {2}--tenant-id /gm)).toHaveLength(1);
    expect(stdout.match(/^ {2}--unattended /gm)).toHaveLength(1);
    expect(stdout).toContain('Flags of every command that signs in:');
  });
});

test('what stands behind two dashes is no flag of the command line', async () => {
  expect(await run('mail', 'list', '--', '--help')).toMatchObject({ status: 2, stdout: '' });
  expect(await run('whoami', '--', '--json')).toMatchObject({ status: 2, stderr: expect.stringMatching(/^Error: /) as string });
});

test('a shell asks with dashes and without', async () => {
  expect(await run('complete', 'mail', 'newe')).toMatchObject({ status: 0, stdout: 'newest\n' });
  expect(await run('complete', '--', 'mail', 'newe')).toMatchObject({ status: 0, stdout: 'newest\n' });
});

test('a failure is JSON with --json also where another flag of the results is wrong', async () => {
  const { status, stdout, stderr } = await run('mail', 'list', '--json', '--select', 'a[');
  expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
  expect(JSON.parse(stderr)).toMatchObject({ error: { code: 'INPUT_INVALID' } });
});

test('wrong values are named by their flags, of the command and of every command', async () => {
  expect((await run('emulator', 'start', '--port', '65536')).stderr).toMatch(/onbehalf emulator start[^]*--port/);
  expect((await run('whoami', '--oauth-application', 'Mine')).stderr).toMatch(/onbehalf whoami[^]*--oauth-application/);
  expect((await run('whoami', 'now')).status).toBe(2);
});
