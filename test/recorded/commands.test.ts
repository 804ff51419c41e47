import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { onbehalfCommand, packageFolder } from '../support/command-line.ts';
import { ownHome } from '../support/own-home.ts';

const folder = fileURLToPath(new URL('.', import.meta.url));

/** What a line printed on a machine without network, and how it ended; `tty` before it: for a person, with colours. */
async function answered(line: string, home: string): Promise<string> {
  const [, tty, words = ''] = /^(tty )?(.*)$/.exec(line) ?? [];
  const env = tty ? { FORCE_COLOR: '1' } : {};
  const { status, stdout, stderr } = await onbehalfCommand(words.split(' '), { env, terminal: tty !== undefined });
  const shown = `${stdout}${stderr}`
    .replaceAll(home, '{home}')
    .replaceAll(packageFolder, '{package}/')
    .replaceAll('\u001B', '\\e')
    .trimEnd();
  return `$ onbehalf ${line}\n${shown}\n(${status})`;
}

// `npm run reference` writes what is answered.
test('what commands print when they are misused, and of connections, changes knowingly only', async () => {
  await using home = await ownHome();
  const answers: string[] = [];
  for (const line of readFileSync(`${folder}commands.lines.txt`, 'utf8').trimEnd().split('\n'))
    answers.push(await answered(line, home.folder));
  await expect(`${answers.join('\n\n')}\n`).toMatchFileSnapshot(`${folder}commands.answers.txt`);
});
