import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { areas } from '../../src/activities/areas.ts';
import { commands } from '../../src/faces/cli/commands.ts';
import { connectionsSchemaText, parityPage, projectSchemaText, publishedTypes, referencePages } from '../../src/faces/docs/pages.ts';
import { onbehalfCommand, packageFolder } from '../support/command-line.ts';

const docs = join(packageFolder, 'docs');
const pages = await referencePages();

// A text that is changed, left out or doubled in a definition is seen here, and is taken over with `npm run reference`.
describe('what is written from definitions is what they say', () => {
  test.each([...pages.keys()])('docs/reference/%s', async (name) => {
    expect(await readFile(join(docs, 'reference', name), 'utf8')).toBe(pages.get(name));
  });

  test('and no page is left of what is gone', async () => {
    const files = (await readdir(join(docs, 'reference'), { recursive: true })).map((name) => name.replaceAll('\\', '/'));
    expect(files.filter((name) => name.endsWith('.md')).toSorted()).toEqual([...pages.keys()].toSorted());
  });

  test('the schemas of connections and projects, and the page of parity', async () => {
    expect(await readFile(join(docs, 'connections.schema.json'), 'utf8')).toBe(connectionsSchemaText());
    expect(await readFile(join(docs, 'onbehalf.schema.json'), 'utf8')).toBe(projectSchemaText());
    expect(await readFile(join(docs, 'parity.md'), 'utf8')).toBe(await parityPage());
  });

  test('the published types', async () => {
    for (const [file, text] of await publishedTypes())
      expect(await readFile(join(packageFolder, 'dist/activities', file), 'utf8')).toBe(text);
  });

  test('docs/commands.md: the help of the program and of every command', async () => {
    const help = async (...words: string[]): Promise<string> => (await onbehalfCommand([...words, '--help'])).stdout;
    const groups = [...new Set(Object.keys(commands).flatMap((name) => (name.includes(' ') ? [name.split(' ')[0] ?? ''] : [])))].filter(
      (name) => !Object.hasOwn(commands, name),
    );
    const names = [...Object.keys(areas), ...groups, ...Object.keys(commands)].toSorted();
    const sections = await Promise.all(
      names.map(async (name) => `## ${name}\n\n\`\`\`text\n${ownPart(await help(...name.split(' ')))}\n\`\`\`\n`),
    );
    const common = commonPart(await help('whoami'));
    const page = `# Commands\n\n\`\`\`text\n${await help()}\`\`\`\n\nEvery command that signs in has these flags too, and every command those about results:\n\n\`\`\`text\n${common}\n\`\`\`\n\n${sections.join('\n')}`;

    await expect(page).toMatchFileSnapshot(join(docs, 'commands.md'));
  });
});

/** The flags that all commands share. */
function commonPart(help: string): string {
  return /(Flags of every command[^]*?)(?=\n\nExamples:)/.exec(help)?.[1] ?? '';
}

/** A help without the flags that all commands share. */
function ownPart(help: string): string {
  return help.replace(/\nFlags of every command[^]*?(?=\nExamples:)/, '').trimEnd();
}
