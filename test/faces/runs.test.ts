import { chmod, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, expect, onTestFinished, test, vi } from 'vitest';
import { onbehalfCommand } from '../support/command-line.ts';
import { ownHome, type OwnHome } from '../support/own-home.ts';

let home: OwnHome;
beforeEach(async () => {
  home = await ownHome();
});
afterEach(() => home[Symbol.asyncDispose]());

test('runs of flows are listed, shown with what they did and why they failed, and removed', async () => {
  const file = join(home.folder, 'a.flow.yaml');
  await writeFile(
    file,
    `version: 1
name: test
steps:
  - microsoft365Scope:
      steps:
        - log: hello
        - use: mail.get
          with: { message: AAMkAGmissing }
`,
  );
  const ran = await onbehalfCommand(['run', file, '--emulator']);
  expect(ran.status).toBe(5);
  const listed = JSON.parse((await onbehalfCommand(['runs', 'list', '--json'])).stdout) as { run: string; outcome: string };
  expect(listed.outcome).toBe('failed');
  expect(ran.stderr).toContain(`onbehalf runs open ${listed.run}`);

  const shown = (await onbehalfCommand(['runs', 'show', listed.run])).stdout;
  expect(shown).toContain('permissions asked for: Mail.Read');
  expect(shown).toContain('log: hello');
  expect(shown).toContain('mail.get failed, NOT_FOUND');

  expect((await onbehalfCommand(['runs', 'remove', listed.run])).status).toBe(0);
  expect((await onbehalfCommand(['runs', 'show', listed.run])).status).toBe(5);
});

const twoReads = `version: 1
name: test
steps:
  - microsoft365Scope:
      steps:
        - use: mail.list
          with: { top: 1 }
        - if: \${false}
          then:
            - use: mail.send
              with: { to: [ada@contoso.example], subject: Hello }
`;

test.skipIf(process.platform === 'win32')(
  'the report of a run opens in the program of the person, and is there before (left out on Windows: it has no shell scripts)',
  async () => {
    const [file, browser] = [join(home.folder, 'a.flow.yaml'), join(home.folder, 'browser')];
    await writeFile(file, twoReads);
    await writeFile(
      browser,
      `#!/bin/sh\nprintf '%s' "$1" > '${home.folder}/opened.new'\nmv '${home.folder}/opened.new' '${home.folder}/opened'\n`,
    );
    await chmod(browser, 0o700);
    vi.stubEnv('BROWSER', browser);
    onTestFinished(() => void vi.unstubAllEnvs());
    const ran = await onbehalfCommand(['run', file, '--emulator', '--json']);
    const { run } = JSON.parse(ran.stdout.trim().split('\n').at(-1) ?? '') as { run: string };
    const path = join(home.folder, 'runs', run, 'report.html');
    const page = await readFile(path, 'utf8');

    const opened = await onbehalfCommand(['runs', 'open', run]);

    expect(opened).toMatchObject({ status: 0, stdout: `${path}\n` });
    const address = await vi.waitFor(async () => await readFile(join(home.folder, 'opened'), 'utf8'), { timeout: 10_000 });
    expect(address).toBe(pathToFileURL(path).href);
    expect(await readFile(path, 'utf8')).toBe(page);
    expect(JSON.parse(await readFile(join(home.folder, 'runs', run, 'report.json'), 'utf8'))).toMatchObject({
      outcome: 'done',
      emulator: 'embedded',
      accounts: [{ account: 'ada@contoso.example' }],
      permissions: [
        { name: 'Mail.Read', isUsed: true },
        { name: 'Mail.Send', isUsed: false },
      ],
    });
    expect((await stat(path)).mode & 0o777).toBe(0o600);
  },
);

test('with --json each thing that happens is a line, and the last is the result', async () => {
  const file = join(home.folder, 'a.flow.yaml');
  await writeFile(
    file,
    `version: 1
name: test
steps:
  - microsoft365Scope:
      steps:
        - id: messages
          use: mail.list
          with: { top: 45 }
        - forEach: \${messages}
          as: message
          steps:
            - log: \${message.subject} \u001B[2J
        - log: secret words
          private: true
        - use: mail.get
          continueOnError: true
          with: { message: AAMkAGmissing }
outputs:
  answer: \${6 * 7}
`,
  );
  const { stdout } = await onbehalfCommand(['run', file, '--emulator', '--json']);
  const lines = stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as { readonly type: string; readonly run: string });

  expect(lines[0]).toMatchObject({ type: 'runStarted', kind: 'flow', name: 'test', emulator: 'embedded' });
  expect(lines.filter(({ type }) => type === 'logged')).toHaveLength(42);
  expect(lines).toContainEqual(expect.objectContaining({ type: 'counted', done: 41, failed: 0 }));
  expect(lines).toContainEqual(expect.objectContaining({ type: 'stepFailed', name: 'mail.get', code: 'NOT_FOUND', goesOn: true }));
  expect(lines.at(-2)).toMatchObject({ type: 'runEnded', outcome: 'done' });
  expect(lines.at(-1)).toEqual({
    type: 'result',
    outcome: 'done',
    file,
    run: lines[0]?.run,
    steps: 45,
    failed: 1,
    outputs: { answer: 42 },
  });
  expect(stdout).not.toContain('\u001B');
  expect(stdout).not.toContain('secret words');
});

test('the last line of a run that failed says with what, and nothing of a private step; another format has the result alone', async () => {
  const file = join(home.folder, 'a.flow.yaml');
  await writeFile(
    file,
    `version: 1
name: test
steps:
  - microsoft365Scope:
      steps:
        - private: true
          use: mail.get
          with: { message: AAMkAGmissing }
`,
  );
  const failed = await onbehalfCommand(['run', file, '--emulator', '--json']);

  expect(failed.status).toBe(5);
  expect(JSON.parse(failed.stdout.trim().split('\n').at(-1) ?? '')).toMatchObject({
    type: 'result',
    outcome: 'failed',
    error: { code: 'NOT_FOUND' },
  });
  expect(failed.stdout).not.toMatch(/malformed|could not do/);

  await writeFile(file, 'version: 1\nname: test\nsteps:\n  - log: hello\n');
  const { stdout } = await onbehalfCommand(['run', file, '--emulator', '--select', 'steps']);
  expect(stdout).toBe('1\n');
});

test('a TypeScript automation is written down as a flow is: each call of an activity is a step, in order and with its time', async () => {
  const file = join(home.folder, 'tidy.ts');
  await writeFile(
    file,
    `import { mail, microsoft365Scope } from 'onbehalf';
await using m365 = await microsoft365Scope({ activities: [mail.list, mail.get, mail.send] });
for await (const message of m365.mail.list({ top: 3 })) await m365.mail.get({ message });
await m365.mail.get({ message: 'AAMkAGmissing' });
`,
  );
  const ran = await onbehalfCommand(['run', file, '--emulator']);
  const [, run = ''] = /runs open ([\w-]+)/.exec(ran.stderr) ?? [];
  const shown = (await onbehalfCommand(['runs', 'show', run])).stdout;
  const { stdout: path } = await onbehalfCommand(['runs', 'open', run, '--no-open']);
  const facts = JSON.parse(await readFile(path.trim().replace(/html$/, 'json'), 'utf8')) as object;

  expect(ran.status).toBe(5);
  expect(shown).toMatch(/mail\.list started\n[^]*mail\.get started\n[^]*mail\.get done in \d+ ms\n[^]*mail\.get failed, NOT_FOUND/);
  expect(facts).toMatchObject({
    kind: 'typescript',
    outcome: 'failed',
    error: { code: 'NOT_FOUND', remedy: expect.stringMatching(/\.$/) as string },
    files: [
      {
        steps: [
          { name: 'mail.list', done: 1 },
          { name: 'mail.get', state: 'partly', done: 3, failed: 1 },
        ],
      },
    ],
    permissions: [
      { name: 'Mail.Read', isUsed: true },
      { name: 'Mail.Send', isUsed: false },
    ],
  });
});

test('on a terminal the steps are a tree that is gone at the end; with NO_COLOR and on a build server there are plain lines', async () => {
  const file = join(home.folder, 'a.flow.yaml');
  await writeFile(
    file,
    `version: 1\nname: test\nsteps:\n  - id: greeting\n    forEach: \${['Ada', 'Ben']}\n    as: person\n    steps:\n      - log: Hello, \${person}.\n`,
  );
  const drawn = (await onbehalfCommand(['run', file, '--emulator'], { answers: [] })).stderr;
  const erased = drawn.split('\u001B[J').slice(1);

  expect(drawn).toContain('> greeting\n');
  expect(erased.length).toBeGreaterThan(1);
  expect(erased.at(-1)).not.toContain('greeting');
  expect(erased.at(-1)).toContain('Done.');
  for (const env of [{ NO_COLOR: '1' }, { CI: 'true' }]) {
    const { stderr } = await onbehalfCommand(['run', file, '--emulator'], { answers: [], env });
    expect(stderr).toContain('Hello, Ada.\nHello, Ben.\n');
    expect(stderr).not.toContain('greeting');
  }
});
