import { rm, writeFile } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { onbehalfCommand } from '../support/command-line.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

let home = '';
beforeAll(async () => {
  home = await temporaryFolder('cli');
});
afterAll(() => rm(home, { recursive: true }));

const run = (line: string, options: Parameters<typeof onbehalfCommand>[1] = {}) =>
  onbehalfCommand(line.split(' '), { ...options, env: { ONBEHALF_EMULATOR: 'embedded', ...options.env } });
const json = (text: string): unknown => JSON.parse(text) as unknown;

describe('an activity', () => {
  test('prints one JSON object a line for many results', async () => {
    const { status, stdout } = await run('mail list --top 3 --json');

    expect(status).toBe(0);
    expect(stdout.trim().split('\n').map(json)).toEqual(
      Array.from({ length: 3 }, () => expect.objectContaining({ id: expect.any(String), subject: expect.any(String) })),
    );
  });

  test('prints one JSON value for one result', async () => {
    const { status, stdout } = await run('mail newest --json');

    expect(status).toBe(0);
    expect(json(stdout)).toMatchObject({ subject: expect.any(String) });
  });

  test('prints a table for a person', async () => {
    const { stdout } = await run('mail list --top 2', { terminal: true });

    expect(stdout).toMatch(/Subject/);
    expect(stdout.trim().split('\n')).toHaveLength(3);
  });

  test('takes a text from standard input', async () => {
    const { status, stdout } = await run('mail send --to ben@contoso.example --subject Lunch --body - --json', { stdin: 'At noon?' });

    expect(status).toBe(0);
    expect(json(stdout)).toBeTypeOf('object');
  });

  test('asks for exactly the permissions of that one call', async () => {
    const { stderr } = await run('mail list --top 1 --json');

    expect(stderr).toContain('asks for Mail.Read;');
  });
});

describe('results as', () => {
  const list = async (...args: string[]) => await onbehalfCommand(['mail', 'list', '--top', '2', ...args, '--emulator']);
  const subjects = ['Your account statement 2100 is ready', 'Invoice 2026-0100 from Northwind Traders'];

  test('json are one document', async () => {
    const { stdout } = await list('--output', 'json');
    expect((JSON.parse(stdout) as { subject: string }[]).map(({ subject }) => subject)).toEqual(subjects);
  });

  test('csv have a heading and a line each', async () => {
    const { stdout } = await list('--output', 'csv', '--select', '[].{subject: subject, from: from.address}');
    expect(stdout).toBe(`subject,from\n${subjects[0]},statements@woodgrove.example\n${subjects[1]},billing@northwind.example\n`);
  });

  test('tsv of one field are that field', async () => {
    expect((await list('--select', '[].subject', '--output', 'tsv')).stdout).toBe(`${subjects.join('\n')}\n`);
  });

  test('a table are one for people without a terminal too, and nothing is cut', async () => {
    const { stdout } = await list('--output', 'table');
    const own = await list('--output', 'table', '--select', '[].{subject: subject}');

    expect(stdout).toMatch(/Subject .*From/i);
    expect(stdout).toContain(subjects[1]);
    expect(own.stdout.split('\n').map((line) => line.trim())).toEqual(['subject', ...subjects, '']);
  });

  test('a selection alone are JSON', async () => {
    expect((await list('--select', 'length(@)')).stdout).toBe('2\n');
  });

  test.each(['csv', 'tsv', 'table'])('%s leave failures in words, json and jsonl do not', async (format) => {
    const failing = async (output: string) => (await list('--folder', 'Nowhere', '--output', output)).stderr;

    expect(await failing(format)).toContain('Error: ');
    expect(await failing('json')).toContain('{"error":{"code":"NOT_FOUND"');
    expect(await failing('jsonl')).toContain('{"error":{"code":"NOT_FOUND"');
  });

  test('what cannot be are refused before anything is done', async () => {
    for (const args of [
      ['--output', 'xml'],
      ['--select', 'a['],
      ['--json', '--output', 'csv'],
    ])
      expect(await list(...args)).toMatchObject({ status: 2, stdout: '', stderr: expect.not.stringContaining('Signed in') as string });
  });

  test('a list of nothing are an empty list', async () => {
    expect((await list('--search', 'nothingofthekind', '--output', 'json')).stdout).toBe('[]\n');
    expect((await onbehalfCommand(['connections', '--output', 'json', '--emulator'])).stdout).toBe('[]\n');
  });
});

describe('files to send', () => {
  const send = ['mail', 'send', '--to', 'ben@contoso.example', '--subject', 'Scan', '--json'];
  const sending = async (size: number, ...more: string[]) => {
    const file = join(home, 'scan.pdf');
    await writeFile(file, Buffer.alloc(size));
    return onbehalfCommand([...send, '--attachments', file, ...more], { env: { ONBEHALF_EMULATOR: 'embedded' } });
  };

  test('ask for as much as their size needs', async () => {
    const [small, large, drafted] = [await sending(1000), await sending(3_500_000), await sending(1000, '--large-attachments')];

    expect([small.status, large.status, drafted.status]).toEqual([0, 0, 0]);
    expect(small.stderr).toContain('asks for Mail.Send;');
    expect(large.stderr).toContain('asks for Mail.ReadWrite, Mail.Send;');
    expect(drafted.stderr).toContain('asks for Mail.ReadWrite, Mail.Send;');
    expect([json(small.stdout), json(large.stdout)]).toMatchObject([{ id: null }, { id: expect.any(String) }]);
  });
});

describe('wrong input ends with 2, before anything is asked', () => {
  test.each([
    ['mail lst', 'did you mean `onbehalf mail list`?'],
    ['mial list', 'did you mean `onbehalf mail`?'],
    ['mail list --tpo 3', '--tpo is not known; did you mean --top?'],
    ['mail list --top many', '--top must be a number, not "many".'],
    ['mail list --importance urgent', '--importance must be one of any, low, normal, high, notLow, notNormal, notHigh.'],
    ['mail list --importance urgent', '--importance must be one of any, low, normal, high'],
    ['mail list stray', 'stray is one word too many'],
    ['mail send --subject Hi', '--to must name at least one recipient, or cc or bcc must.'],
    ['mail list --application-id 1234', 'applicationId must be a GUID'],
    ['mail list --connection nowhere', 'There is no connection named nowhere'],
    ['mail list --emulator https://example.com', 'must be `embedded` or an address on this machine'],
    ['mail list --account nobody@contoso.example', 'The emulator cannot start. --account: '],
    ['emulator start --port 99999', '--port must be at most 65535.'],
    ['emulator strat', 'did you mean `onbehalf emulator start`?'],
    ['permissions', 'FILE must be the path of one automation or more, the folder of a project, or names of activities, `mail.list`.'],
    ['permissions mail.lst', 'mail.lst is no activity; did you mean mail.list?'],
    ['run tidy.yaml', 'its name must end in one of .ts, .mts, .js, .mjs'],
  ])('onbehalf %s', async (line, message) => {
    const { status, stderr, stdout } = await run(line);

    expect(stderr).toContain(message);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
  });

  test('a port that is taken is named', async () => {
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    const { port } = other.address() as AddressInfo;
    const { status, stderr } = await run(`emulator start --port ${port}`);
    await new Promise((resolve) => other.close(resolve));

    expect(stderr).toMatch(/^Error: The emulator cannot start\. --port: Cannot listen on 127\.0\.0\.1:\d+: .*Choose another port\./);
    expect(status).toBe(2);
  });

  test('a wrong environment variable is named', async () => {
    const { status, stderr } = await run('mail list', { env: { ONBEHALF_UNATTENDED: 'maybe' } });

    expect(stderr).toContain('ONBEHALF_UNATTENDED must be 1, true, 0 or false.');
    expect(status).toBe(2);
  });

  test('with --json the error is JSON as well, on standard error: standard output is data', async () => {
    const { stdout, stderr, status } = await run('mail list --importance urgent --json');

    expect(stdout).toBe('');
    expect(json(stderr)).toMatchObject({ error: { code: 'INPUT_INVALID', whoseMove: 'caller', fields: [{ field: '--importance' }] } });
    expect(status).toBe(2);
  });
});

describe('other ends', () => {
  test('a declined consent ends with 4 and says what to do', async () => {
    const { status, stderr } = await run('quickstart --decline');

    expect(status).toBe(4);
    expect(stderr).toMatch(/Your move: .*(Accept|accept)/);
  });

  test('a folder that is not there ends with 5 and names those that are', async () => {
    const { status, stderr } = await run('mail list --folder Inbox/Nowhere');

    expect(status).toBe(5);
    expect(stderr).toContain('Nowhere');
  });

  test('nobody there to sign in ends with 3 at once', async () => {
    const { status, stderr } = await onbehalfCommand(['mail', 'list', '--unattended', '--data-store-location', 'None']);

    expect(status).toBe(3);
    expect(stderr).toMatch(/Your move: /);
  });

  test('a cancelled run ends with 130', async () => {
    const { status } = await run('mail list', { signal: AbortSignal.abort() });

    expect(status).toBe(130);
  });
});

describe('automations', () => {
  test('the permissions of a file are told with the activities and calls that need them', async () => {
    const { status, stdout } = await run('permissions examples/quickstart.ts --json');

    expect(status).toBe(0);
    expect(json(stdout)).toMatchObject({
      permissions: [
        {
          name: 'Mail.ReadWrite',
          adminConsentRequired: false,
          because: expect.arrayContaining([{ activity: 'mail.move', operation: 'POST /me/messages/{message}/move' }]),
        },
      ],
    });
  });

  test('a run prints what its activities did', async () => {
    const { status, stdout } = await run('run examples/quickstart.ts --json');

    expect(status).toBe(0);
    expect(json(stdout)).toMatchObject({
      permissions: ['Mail.ReadWrite'],
      account: 'ada@contoso.example',
      exported: { moved: expect.any(Array) },
    });
  });
});

describe('the quickstart', () => {
  test('shows permissions, consent and what it moved', async () => {
    const { status, stdout } = await run('quickstart');

    expect(status).toBe(0);
    expect(stdout).toContain('Mail.ReadWrite');
    expect(stdout).toContain('Consent given to UiPathStudioO365App: Mail.ReadWrite');
    expect(stdout).toMatch(/3\. Moved \d+ messages from Inbox to Inbox\/Invoices/);
  });
});

describe('help', () => {
  test('names every command and area', async () => {
    const { stdout } = await onbehalfCommand(['--help']);

    for (const word of [
      'quickstart',
      'signin',
      'signout',
      'whoami',
      'connections',
      'permissions',
      'activities',
      'emulator start',
      'run',
      'mail VERB',
    ])
      expect(stdout).toContain(word);
  });

  test('of an activity shows its flags and examples', async () => {
    const { stdout } = await onbehalfCommand(['mail', 'send', '--help']);

    expect(stdout).toContain('--to TEXT');
    expect(stdout).toContain('onbehalf mail send --to');
  });

  test('lists the values of flags, and a switch that is on by default as its opposite', async () => {
    const { stdout } = await onbehalfCommand(['mail', 'send', '--help']);

    expect(stdout).toContain('--no-save-to-sent-items        Turns off what is on by default. Keep a copy in Sent Items.');
    expect(stdout).toMatch(/^ {2}--request-read-receipt {9}Ask /m);
    expect(stdout).toContain('--sign-in-through Browser|PastedAddress|DeviceCode\n');
    expect(stdout).toContain('--output json|jsonl|table|csv|tsv');
  });

  test('completion offers commands, verbs, flags and values', async () => {
    const completed = async (...words: string[]) => (await onbehalfCommand(['complete', '--', ...words])).stdout.trim().split('\n');

    expect(await completed('qui')).toEqual(['quickstart']);
    expect(await completed('mail', 'mo')).toEqual(['move']);
    expect(await completed('mail', 'list', '--unr')).toEqual(['--unread-only']);
    expect(await completed('mail', 'list', '--importance', 'h')).toEqual(['high']);
  });

  test('there is a completion script for each shell', async () => {
    for (const shell of ['bash', 'zsh', 'fish', 'powershell'])
      expect((await onbehalfCommand(['completion', shell])).stdout).toContain('onbehalf complete --');
  });
});
