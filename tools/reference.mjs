// Writes docs/reference and the schemas of files from the built definitions; with --check it only compares.
import { mkdirSync, readFileSync, writeFileSync, existsSync, readdirSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { connectionsSchemaText, parityPage, projectSchemaText, referencePages } from '../dist/faces/docs/pages.js';

const folder = fileURLToPath(new URL('../docs/reference/', import.meta.url));
const pages = await referencePages();
// Beside the folder of the pages.
pages.set('../connections.schema.json', connectionsSchemaText());
pages.set('../onbehalf.schema.json', projectSchemaText());
pages.set('../parity.md', await parityPage());
const check = process.argv.includes('--check');

const present = existsSync(folder)
  ? readdirSync(folder, { recursive: true })
      .map((name) => name.replaceAll('\\', '/'))
      .filter((name) => name.endsWith('.md'))
  : [];
const stale = [...pages]
  .filter(([name, text]) => !existsSync(join(folder, name)) || readFileSync(join(folder, name), 'utf8') !== text)
  .map(([name]) => name);
const surplus = present.filter((name) => !pages.has(name));

if (check) {
  for (const name of [...stale, ...surplus]) console.error(`docs/reference/${name} is not what the definitions say`);
  if (stale.length + surplus.length > 0) console.error('Run npm run reference and commit the result.');
  process.exitCode = stale.length + surplus.length === 0 ? 0 : 1;
} else {
  for (const name of surplus) rmSync(join(folder, name));
  for (const name of stale) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), pages.get(name));
  }
}
console.log(`Reference: ${pages.size} pages, ${check ? `${stale.length + surplus.length} differ` : `${stale.length} written`}.`);
