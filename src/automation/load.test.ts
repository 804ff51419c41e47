import { execFileSync } from 'node:child_process';
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { automationFile, loadAutomation } from './load.ts';
import { temporaryFolder } from '../../test/support/temporary-folder.ts';

async function inFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = await temporaryFolder('load');
  try {
    return await work(folder);
  } finally {
    await rm(folder, { recursive: true });
  }
}

test('a TypeScript file with types and await using runs as it is, on the library that is handed in', async () => {
  const exported = await inFolder(async (folder) => {
    const file = join(folder, 'tidy.ts');
    await writeFile(
      file,
      `import { note } from 'onbehalf';
       interface Place { name: string }
       const place: Place = { name: 'Archive' };
       { await using room = { async [Symbol.asyncDispose]() { note('closed'); } }; note(place.name satisfies string); }
       export const done = true;`,
    );
    const notes: string[] = [];
    const { done } = await loadAutomation(file, { onbehalf: { note: (text: string) => notes.push(text) } });
    return { done, notes };
  });

  expect(exported).toEqual({ done: true, notes: ['Archive', 'closed'] });
});

test('a file that is not there is named', async () => {
  await expect(automationFile('/nowhere/tidy.ts')).rejects.toMatchObject({
    code: 'NOT_FOUND',
    message: 'There is no file /nowhere/tidy.ts.',
  });
});

test('a file of another kind is refused with the endings that are right', async () => {
  await expect(automationFile('tidy.yaml')).rejects.toMatchObject({
    code: 'AUTOMATION_INVALID',
    message: 'tidy.yaml is no automation: its name must end in one of .ts, .mts, .js, .mjs.',
  });
});

test.skipIf(process.platform === 'win32')('a pipe is refused, and not waited on', async () => {
  await inFolder(async (folder) => {
    const pipe = join(folder, 'tidy.ts');
    execFileSync('mkfifo', [pipe]);

    await expect(automationFile(pipe)).rejects.toMatchObject({
      code: 'AUTOMATION_INVALID',
      message: `${pipe} is a pipe or a device, no automation.`,
      remedy: 'Write it to a file and name that.',
    });
  });
});

test('exports below a top-level await using are kept, and resources are closed in reverse order at the end', async () => {
  await inFolder(async (folder) => {
    const file = join(folder, 'tidy.ts');
    await writeFile(
      file,
      `import { note } from 'onbehalf';
       const open = (name: string) => ({ name, async [Symbol.asyncDispose]() { note('closed ' + name); } });
       await using first = open('first'), second = open('second');
       await using third = await Promise.resolve(open('third'));
       export const names = [first.name, second.name, third.name];
       note('ran');`,
    );
    const notes: string[] = [];

    const { names } = await loadAutomation(file, { onbehalf: { note: (text: string) => notes.push(text) } });

    expect(names).toEqual(['first', 'second', 'third']);
    expect(notes).toEqual(['ran', 'closed third', 'closed second', 'closed first']);
  });
});

test('a file that is imported may open resources at its top as well, which are closed at the end of all', async () => {
  await inFolder(async (folder) => {
    const file = join(folder, 'tidy.test.ts');
    await writeFile(
      join(folder, 'tidy.ts'),
      `import { note } from 'onbehalf';
       await using room = { name: 'room', async [Symbol.asyncDispose]() { note('closed'); } };
       export const name = await Promise.resolve(room.name);`,
    );
    await writeFile(file, `import { note } from 'onbehalf'; import { name } from './tidy.ts'; note(name); export const read = name;`);
    const notes: string[] = [];

    expect(await loadAutomation(file, { onbehalf: { note: (text: string) => notes.push(text) } })).toMatchObject({ read: 'room' });
    expect(notes).toEqual(['room', 'closed']);
  });
});

test('resources are closed when the automation fails, and its error comes through', async () => {
  await inFolder(async (folder) => {
    const file = join(folder, 'tidy.ts');
    await writeFile(
      file,
      `import { note } from 'onbehalf'; await using room = { async [Symbol.asyncDispose]() { note('closed'); } }; throw new Error('no invoice');`,
    );
    const notes: string[] = [];

    await expect(loadAutomation(file, { onbehalf: { note: (text: string) => notes.push(text) } })).rejects.toThrow('no invoice');
    expect(notes).toEqual(['closed']);
  });
});
