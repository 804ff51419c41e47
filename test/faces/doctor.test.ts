import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { onbehalfCommand, packageFolder } from '../support/command-line.ts';
import { ownMachine, type OwnMachine } from '../support/own-home.ts';

let machine: OwnMachine;
let origin = '';
beforeAll(async () => {
  machine = await ownMachine();
  ({ origin } = machine);
});
afterAll(() => machine[Symbol.asyncDispose]());

const run = (args: readonly string[], env: Record<string, string> = {}) => onbehalfCommand(args, { env });
const quickstart = join(packageFolder, 'examples/quickstart.ts');

interface Printed {
  readonly subject: string;
  readonly outcome: string;
  readonly says: string;
}
const findings = (text: string): Printed[] =>
  text
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Printed);

describe('onbehalf doctor', () => {
  test('finds nothing wrong on an emulator, and compares its clock', async () => {
    const { status, stdout, stderr } = await run(['doctor', '--emulator', origin]);

    expect(stdout).toMatch(/^ok +clock +The clock of this machine is right\.$/m);
    expect(stdout).toMatch(/^ok +application +UiPathStudioO365App is known, and its redirect URI http:\/\/localhost is registered\.$/m);
    expect([status, stderr]).toEqual([0, '8 ok, 0 warnings, 0 problems\n']);
  });

  test('tells what a file needs, and ends with the status of the problem', async () => {
    const { status, stdout } = await run(['doctor', quickstart, '--emulator', origin, '--json']);

    expect(findings(stdout).at(-1)).toMatchObject({
      subject: 'permissions',
      outcome: 'problem',
      code: 'SIGN_IN_REQUIRED',
      whose: 'user',
      remedy: expect.stringContaining('onbehalf signin'),
    });
    expect(status).toBe(3);
  });

  test('a warning does not fail', async () => {
    const { status, stdout } = await run(['doctor', '--emulator', 'embedded', '--json'], { HTTP_PROXY: 'http://user:hunter2@proxy:3128' });

    expect(findings(stdout).filter(({ outcome }) => outcome !== 'ok')).toMatchObject([{ subject: 'network', outcome: 'warning' }]);
    expect(stdout).not.toContain('hunter2');
    expect(status).toBe(0);
  });

  test('an emulator that does not run is found out', async () => {
    const { status, stdout } = await run(['doctor', '--emulator', 'http://localhost:9', '--json']);

    expect(findings(stdout).filter(({ outcome }) => outcome === 'problem')).toMatchObject([{ subject: 'hosts' }, { subject: 'hosts' }]);
    expect(status).toBe(6);
  });

  test('says of each finding how it ended, and whose move it is', async () => {
    const { stdout } = await run(['doctor', quickstart, '--emulator', origin]);
    const behindProxy = await run(['doctor', '--emulator', 'embedded'], { HTTP_PROXY: 'http://proxy:3128' });

    expect(stdout).toMatch(/^ok {6}machine/m);
    expect(stdout).toMatch(/^problem permissions .*\n {22}Your move: Run `onbehalf signin/m);
    expect(behindProxy.stdout).toMatch(/^warning network .*\n {22}The caller’s move: Set HTTPS_PROXY/m);
  });

  test('one file at a time', async () => {
    const { status, stderr } = await run(['doctor', 'a.ts', 'b.ts']);

    expect(stderr).toContain('FILE must be the path of one automation.');
    expect(status).toBe(2);
  });
});

describe('onbehalf doctor explain', () => {
  test('a code, for a person', async () => {
    const { status, stdout } = await run(['doctor', 'explain', 'AADSTS50011']);

    expect(stdout.split('\n')).toEqual([
      'AADSTS50011 sign-in service; here REDIRECT_NOT_REGISTERED',
      'The redirect URI REDIRECT-URI is not registered for APPLICATION (CLIENT-ID).',
      'Your administrator’s move: In the app registration, under Authentication, add the platform "Mobile and desktop applications" with the redirect URI REDIRECT-URI exactly.',
      '',
    ]);
    expect(status).toBe(0);
  });

  test('a pasted message, as JSON', async () => {
    const { stdout } = await run(['doctor', 'explain', 'AADSTS65001:', 'The', 'user', 'has', 'not', 'consented', '--json']);

    expect(JSON.parse(stdout)).toMatchObject({ name: 'AADSTS65001', code: 'CONSENT_REQUIRED', whose: 'user', exitStatus: 4 });
  });

  test('a failure of ours, with what becomes it', async () => {
    expect((await run(['doctor', 'explain', 'CONSENT_REQUIRED'])).stdout).toMatch(/AADSTS65001 +Nobody has consented yet/);
  });

  test.each([
    [['THROTLED'], 'did you mean THROTTLED?'],
    [[], 'CODE must be a code, such as AADSTS65001, ErrorAccessDenied or THROTTLED.'],
  ])('%j is not known', async (words, message) => {
    const { status, stderr } = await run(['doctor', 'explain', ...words]);

    expect(stderr).toContain(message);
    expect(status).toBe(2);
  });
});
