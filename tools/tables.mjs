// Writes the generated tables of the source again from what Microsoft publishes. `npm run tables` (after `npm run facts`); with `--check` nothing is written.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { emulatorPermissions } from './tables/emulator-permissions.mjs';
import { emulatorPaths } from './tables/emulator-paths.mjs';
import { emulatorSchema, schemaLines } from './tables/emulator-schema.mjs';
import { productOperations } from './tables/product-operations.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const sources = JSON.parse(readFileSync(new URL('facts/sources.json', import.meta.url), 'utf8'));

/** The generated files by their path, each with the function that makes its text. */
const tables = {
  'src/emulator/entra/permission-table.generated.ts': () => emulatorPermissions(read, sources),
  'src/emulator/graph/paths/path-table.generated.ts': () => emulatorPaths(read, schemaLines(definitions), roots, operations, sources),
  'src/emulator/graph/schema/schema-table.generated.ts': () => emulatorSchema(definitions, version),
  'src/permissions/published/operations.generated.json': () => productOperations(read, sources),
};

const types = join(root, 'node_modules/@microsoft/microsoft-graph-types');
const { version } = JSON.parse(readFileSync(join(types, 'package.json'), 'utf8'));

const definitions = readFileSync(join(types, 'microsoft-graph.d.ts'), 'utf8');
const operations = JSON.parse(readFileSync(new URL('tables/graph-operations.json', import.meta.url), 'utf8'));
const roots = JSON.parse(readFileSync(new URL('tables/graph-roots.json', import.meta.url), 'utf8'));

/** The folder with the published files: where `npm run facts` puts them, or the one that is named. */
const facts = [process.env.ONBEHALF_FACTS, join(root, 'facts'), join(root, '../shared/data')].find(
  (folder) => folder && existsSync(join(folder, 'permissions.json')),
);
if (facts === undefined) {
  console.error('What Microsoft publishes is not here. Run npm run facts first.');
  process.exit(2);
}
const read = (name) => JSON.parse(readFileSync(join(facts, name), 'utf8'));
for (const [path, make] of Object.entries(tables)) {
  const text = make();
  const isSame = existsSync(join(root, path)) && readFileSync(join(root, path), 'utf8') === text;
  if (process.argv.includes('--check')) {
    if (!isSame) console.error(`${path} is not what the published files give. Run npm run tables.`);
    if (!isSame) process.exitCode = 1;
  } else {
    writeFileSync(join(root, path), text);
    console.log(`${isSame ? 'same   ' : 'written'} ${path} (${text.length} bytes)`);
  }
}
