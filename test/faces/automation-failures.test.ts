import { spawn } from 'node:child_process';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { onbehalfCommand, packageFolder } from '../support/command-line.ts';
import { ownHome } from '../support/own-home.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const listing = `import { mail, microsoft365Scope } from 'onbehalf';
await using m365 = await microsoft365Scope({ activities: [mail.list] });`;

/** Runs an automation that is written to a file, on the emulator, in this process. */
async function run(source: string, ...flags: string[]) {
  const folder = await temporaryFolder('author');
  const file = join(folder, 'tidy.ts');
  try {
    await writeFile(file, source);
    await writeFile(join(folder, 'part.ts'), `export function fail(): never {\n\n  throw new RangeError('too many');\n}\n`);
    const env = { ONBEHALF_HOME: join(folder, 'home') };
    return { ...(await onbehalfCommand(['run', file, '--emulator', ...flags], { env })), file, folder };
  } finally {
    await rm(folder, { recursive: true });
  }
}

describe("what the automation's own code does is the author's", () => {
  const cases: [what: string, source: string, line: string, says: string, remedy: string][] = [
    [
      'an error',
      `interface Row {\n  name: string;\n}\nconst row: Row = { name: 'x' };\n  throw new Error('no invoice ' + row.name);`,
      'tidy.ts, line 5, column 9',
      ': no invoice x',
      'Correct the automation at the line named above.',
    ],
    [
      'an error of another kind',
      `\nnull as unknown as { a: string }; const n: any = null; n.a;`,
      'tidy.ts, line 2, column 58',
      ': TypeError: ',
      'Correct the automation',
    ],
    [
      'an error in an imported file',
      `import { fail } from './part.ts';\nfail();`,
      'part.ts, line 3, column 9',
      ': RangeError: too many',
      'Correct the automation',
    ],
    [
      'an error between activities',
      `${listing}\nfor await (const one of m365.mail.list({ top: 1 })) throw new Error(typeof one.id);`,
      'line 3, column 59',
      ': string',
      'Correct the automation',
    ],
    [
      'an error without a message',
      `throw new Error();`,
      'tidy.ts, line 1, column 7',
      ': an Error without a message',
      'Correct the automation',
    ],
    ['a text', `throw 'just text';`, 'tidy.ts', ': "just text" was thrown, which is no Error', 'Throw an Error'],
    ['nothing at all', `throw undefined;`, 'tidy.ts', ': undefined was thrown', 'Throw an Error'],
    ['an object', `throw { a: 1 };`, 'tidy.ts', ': an object was thrown', 'Throw an Error'],
    [
      'a missing package',
      `const a = 1;\nimport x from 'missing-package';\nexport const b = [a, x];`,
      'tidy.ts, line 2, column 1',
      "Cannot find module 'missing-package'",
      'Install the package',
    ],
    [
      'a missing file',
      `import x from './nowhere.ts';\nexport const b = x;`,
      'tidy.ts, line 1, column 1',
      "Cannot find module './nowhere.ts'",
      'Install the package, or correct the name',
    ],
    [
      'a misspelt import',
      `import { microsoft365Scop } from 'onbehalf';\n  microsoft365Scop();`,
      'tidy.ts, line 2, column 19',
      ': TypeError: microsoft365Scop is not a function',
      'Correct the automation',
    ],
    [
      'an activity that is not listed',
      `${listing}\nawait (m365 as any).mail.send({});`,
      'tidy.ts, line 3',
      'mail.send is not a function',
      'list it: `activities: [mail.send]`',
    ],
    [
      'an error in a timer',
      `setTimeout(() => { throw new Error('later'); }, 5);\nawait new Promise((done) => setTimeout(done, 2000));`,
      'tidy.ts, line 1, column 26',
      ': later',
      'Correct the automation',
    ],
    [
      'a promise that nobody waits for',
      `void Promise.reject(new Error('beside'));\nawait new Promise((done) => setTimeout(done, 2000));`,
      'tidy.ts, line 1, column 21',
      ': beside',
      'Correct the automation',
    ],
  ];
  test.each(cases)('%s', async (_, source, line, says, remedy) => {
    const { status, stderr, stdout } = await run(source);

    expect(stderr).toContain(`${line}${says.startsWith(':') ? says : ''}`);
    expect(stderr).toContain(says);
    expect(stderr).toContain(remedy);
    expect(stderr).toContain('The caller’s move');
    expect(stderr).not.toContain('inside of Onbehalf');
    expect([status, stdout]).toEqual([1, '']);
  });

  test('with --json, it is an object with its code and its place', async () => {
    const { status, stderr, stdout, file } = await run(`\n throw new Error('no invoice');`, '--json');

    expect(status).toBe(1);
    expect(stdout).toBe('');
    expect(JSON.parse(stderr.trim().split('\n').at(-1) ?? '')).toMatchObject({
      error: { code: 'AUTOMATION_FAILED', details: { file, line: 2, column: 8 } },
    });
  });

  test.each([
    ['export const big = 12n;', 'big', 'BigInt'],
    ['const knot: { a?: unknown } = {};\nknot.a = knot;\nexport { knot };', 'knot', 'circular'],
  ])('an export that is no JSON: %s', async (source, name, why) => {
    const { status, stderr } = await run(source, '--json');

    expect(status).toBe(1);
    expect(stderr).toContain(`exports ${name}, which cannot be written as JSON:`);
    expect(stderr).toContain(why);
    expect((await run(source)).status).toBe(0);
  });

  test('a failure of ours that passes through keeps its own status', async () => {
    const { status, stderr } = await run(`${listing}\nfor await (const one of m365.mail.list({ folder: 'Nowhere' })) one;`);

    expect(stderr).toContain('Nowhere');
    expect(status).toBe(5);
  });

  test('a folder is wrong input', async () => {
    const folder = await temporaryFolder('author');
    await mkdir(join(folder, 'tidy.ts'));
    try {
      const { status, stderr } = await onbehalfCommand(['run', join(folder, 'tidy.ts'), '--emulator']);

      expect(stderr).toContain('tidy.ts is a folder, no automation.');
      expect(status).toBe(2);
    } finally {
      await rm(folder, { recursive: true });
    }
  });
});

describe('a run', () => {
  test('hands on what stands behind `--`, as it is, and nothing else', async () => {
    const before = [...process.argv];
    const source = 'export const given = process.argv.slice(1);';
    const { stdout, file } = await run(source, '--json', '--', 'Invoices', '--json', '--help', '--', '-x');

    expect(JSON.parse(stdout)).toMatchObject({ exported: { given: [file, 'Invoices', '--json', '--help', '--', '-x'] } });
    expect(JSON.parse((await run(source, '--json')).stdout)).toMatchObject({ exported: { given: [expect.stringContaining('tidy.ts')] } });
    expect(process.argv).toEqual(before);
  });

  test('shows what the file exports, all but functions, under its names', async () => {
    const source =
      'export const count = 2;\nexport const names = ["a"];\nexport function helper() {}\nexport const nothing = null;\nexport class Kept {}';
    const { stdout } = await run(source, '--json');

    expect((JSON.parse(stdout) as { exported: object }).exported).toEqual({ count: 2, names: ['a'], nothing: null });
    expect(stdout).not.toContain('helper');
  });

  test('behind `--` of a command that hands nothing on stand words', async () => {
    const { status, stderr } = await onbehalfCommand(['activities', '--', 'more']);

    expect(stderr).toContain('more is one word too many');
    expect(status).toBe(2);
  });

  test('says what was done, by activity', async () => {
    const twice = `${listing}\nfor (const top of [1, 2]) await m365.mail.list({ top }).all();\nexport const done = true;`;

    expect((await run(twice)).stderr).toContain('Done. mail.list 2 times.');
    expect((await run(`export const done = true;`)).stderr).toContain('Done. No activity was called.');
  });
});

/** Runs an automation by the built program. */
async function started(source: string, stop?: (child: ReturnType<typeof spawn>, said: string) => void) {
  const folder = await temporaryFolder('author');
  await using home = await ownHome();
  try {
    await writeFile(join(folder, 'tidy.ts'), source);
    const child = spawn(process.execPath, [join(packageFolder, 'dist/main.js'), 'run', join(folder, 'tidy.ts'), '--emulator'], {
      env: { ...process.env, ONBEHALF_HOME: home.folder },
    });
    let said = '';
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (chunk: Buffer) => {
        said += chunk.toString();
        stop?.(child, said);
      });
    const status = await new Promise((resolve) => child.once('close', (code, signal) => resolve(code ?? signal)));
    return { status, said };
  } finally {
    await rm(folder, { recursive: true });
  }
}

describe('the process', () => {
  test.each([
    ['that waits for nothing says so', 'await new Promise(() => {});', 'waits for something that never comes', 1],
    [
      'whose timers go on ends when the automation has failed',
      `setInterval(() => {}, 1000);\nthrow new Error('x');`,
      'tidy.ts, line 2, column 7: x',
      1,
    ],
  ])('%s', async (_, source, says, expected) => {
    const { status, said } = await started(source);

    expect(said).toContain(says);
    expect(status).toBe(expected);
  });

  test.each(['SIGINT', 'SIGTERM'] as const)(
    'that waits for its own timers is told what it waits for at the first %s, and ends at the second',
    async (signal) => {
      let interrupted = 0;
      const { status, said } = await started(
        `console.log('waiting');\nawait new Promise((done) => setTimeout(done, 60_000));`,
        (child, text) => {
          if (text.includes('waiting') && interrupted === 0) interrupted += Number(child.kill(signal));
          if (text.includes('Cancelled') && interrupted === 1) interrupted += Number(child.kill(signal));
        },
      );

      expect(said).toContain('Cancelled; the automation waits for something of its own. It is ended in 5 s, at once with another Ctrl-C.');
      expect(status).toBe(130);
    },
  );
});
