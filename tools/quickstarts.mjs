// Writes docs/quickstarts from the templates: what they say, and what the built program prints of them.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, open, readFile, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import { anyDay } from './any-day.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const templates = join(root, 'src/project/templates');
const folder = join(root, 'docs/quickstarts');
const titles = { mail: 'Mail', calendar: 'Calendar', files: 'Files', sheets: 'Sheets', lists: 'Lists', 'end-to-end': 'End to end' };

const work = await realpath(await mkdtemp(join(tmpdir(), 'quickstarts-')));
await mkdir(folder, { recursive: true });
for (const name of Object.keys(titles)) {
  const file = join(folder, `${name}.md`);
  const [before, now] = [await readFile(file, 'utf8').catch(() => ''), await page(name)];
  // Each run has another id and another day, which is no reason to change a page.
  if (anyDay(before) !== anyDay(now)) await writeFile(file, now);
}
await rm(work, { recursive: true });

async function page(name) {
  const flow = await readFile(join(templates, name, 'flow/main.flow.yaml'), 'utf8');
  const script = await readFile(join(templates, name, 'typescript/main.ts'), 'utf8');
  const made = [await shown(`new ${name} --template ${name}`), await shown(`new ${name}-ts --template ${name} --kind typescript`)];
  return `# ${titles[name]}

${parse(flow).description}

## As a flow

${made[0]}

\`\`\`yaml
${flow.trimEnd()}
\`\`\`

What it asks for, and which call needs it:

${await shown(`permissions ${name}/main.flow.yaml`)}

What it would change, send and delete; nothing is changed:

${await shown(`run ${name}/main.flow.yaml --emulator --dry-run`)}

The run itself:

${await shown(`run ${name}/main.flow.yaml --emulator`)}

## In TypeScript

${made[1]}

\`\`\`ts
${script.trimEnd()}
\`\`\`

${await shown(`run ${name}-ts/main.ts --emulator`)}

\`npm test\` in either folder runs its test on the emulator. Without \`--emulator\` the same commands work on your own Microsoft 365.
`;
}

/** A block with a command and what it prints, as on a terminal: results and what it says on the way, in their order. */
async function shown(line) {
  const path = join(work, 'printed');
  const printed = await open(path, 'w');
  const env = { ...process.env, ONBEHALF_HOME: join(work, 'home'), NO_COLOR: '1' };
  const program = spawn(process.execPath, [join(root, 'dist/main.js'), ...line.split(' ')], {
    cwd: work,
    env,
    stdio: ['ignore', printed.fd, printed.fd],
  });
  const [status] = await once(program, 'close');
  await printed.close();
  const text = (await readFile(path, 'utf8')).replaceAll(work, '/home/ada').trimEnd();
  if (status !== 0) throw new Error(`${line}: ${text}`);
  return `\`\`\`text\n$ onbehalf ${line}\n${text}\n\`\`\``;
}
