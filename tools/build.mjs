// Builds dist: declarations by tsc, programs by rolldown. Bundling makes the command line start in half the time.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmod, copyFile, cp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { brotliCompress, constants } from 'node:zlib';
import { rolldown } from 'rolldown';
import { removeUnreachableTypes } from './reachable-types.mjs';
import { weightLines } from './weigh.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));

const { version, dependencies, exports, optionalDependencies, peerDependencies } = JSON.parse(
  await readFile(`${root}package.json`, 'utf8'),
);

/** Declarations that `package.json` names, below `dist`. */
const declared = Object.values(exports).flatMap(({ types }) => (types === undefined ? [] : [types.replace('./dist/', '')]));

const areas = (await readdir(`${root}src/activities`, { withFileTypes: true }))
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name);

/** Every file that `package.json` names, and what the tools read. */
const entries = [
  'main',
  'index',
  'embedded',
  'activities/index',
  'emulator/index',
  'faces/docs/pages',
  ...areas.map((area) => `activities/${area}/index`),
];

/**
 * What is a dependency stays a package of its own. All other packages are written into the program, of most of them a small part: that weighs less than
 * to install them. Into the program goes also what is read at every start, because one file is read faster than many are found.
 */
const separate = Object.keys({ ...dependencies, ...optionalDependencies, ...peerDependencies }).filter((name) => name !== 'zod');

/** Of YAML the build for browsers: that for Node.js asks for a variable of the environment at each token, which takes a third of the time of parsing. */
const alias = { yaml: `${root}node_modules/yaml/browser/index.js` };

/**
 * What every automation and every command that works loads, and what most of mail reads with, each with all that it imports: one file each, because opening
 * files takes longer than reading them.
 */
const groups = {
  connection: ['src/connection/scope.ts', 'src/connection/use.ts', 'src/connection/machine/node-world.ts'],
  cli: ['src/faces/cli/cli.ts'],
  search: [
    'src/activities/mail/list.ts',
    'src/activities/mail/search.ts',
    'src/activities/mail/read-message.ts',
    'src/activities/mail/message-reference.ts',
  ],
};

/** Packages that may be part of what every command loads. Another one there is an import that should wait until it is needed. */
const atStart = new Set(['zod', 'fastest-levenshtein']);

/** Tables that are read at the first question for them, by what reads them. */
const readTables = {
  'src/permissions/published/published.ts': 'operations.generated.json',
  'src/emulator/graph/operations.ts': 'served.generated.json',
};

// Built aside and put in place whole, so that nothing ever sees half a build.
const aside = `dist.${process.pid}.tmp`;
try {
  // Both are waited for, also where one fails: the other one would go on writing into what is being removed.
  const [types, built, pages] = await Promise.allSettled([declarations(), programs(), studioPages()]);
  for (const each of [built, pages]) if (each.status === 'rejected') throw each.reason;
  await namedTypes();
  await removeUnreachableTypes(`${root}${aside}`, declared);
  await writeFile(`${root}${aside}/LICENSES`, await licences([...built.value.keys(), ...pages.value]));
  await tables(built.value);
  await engine(built.value);
  await templates(built.value);
  await chmod(`${root}${aside}/main.js`, 0o755);
  await rm(`${root}dist`, { recursive: true, force: true });
  await rename(`${root}${aside}`, `${root}dist`);
  process.exitCode = types.value ? 0 : 1;
  // `npm run --silent build` says nothing.
  if (process.env.npm_config_loglevel !== 'silent') for (const line of weightLines()) console.log(line);
} finally {
  await rm(`${root}${aside}`, { recursive: true, force: true });
}

/** Puts types that have names and texts in the place of those that the compiler infers from the schemas of the activities. */
async function namedTypes() {
  const { publishedTypes } = await import(`../${aside}/faces/docs/pages.js`);
  for (const [file, text] of await publishedTypes()) await writeFile(`${root}${aside}/activities/${file}`, text);
}

async function programs() {
  const build = await rolldown({
    cwd: root,
    platform: 'node',
    // Of a package that has both, the modules: CommonJS brings a loader of its own.
    resolve: { mainFields: ['module', 'main'], alias },
    input: Object.fromEntries(entries.map((name) => [name, `src/${name}.ts`])),
    external: (id) => id.startsWith('node:') || separate.some((name) => id === name || id.startsWith(`${name}/`)),
    transform: {
      target: 'node20',
      define: { ONBEHALF_VERSION: JSON.stringify(version), ONBEHALF_BUILD: JSON.stringify(await sourceHash()) },
    },
    logLevel: 'warn',
    onLog: refuseUnresolved,
  });
  const { output } = await build.write({
    dir: aside,
    format: 'esm',
    entryFileNames: '[name].js',
    chunkFileNames: 'chunks/[name]-[hash].js',
    // What a file says under its own name needs no second file that says it under that name.
    minifyInternalExports: false,
    plugins: [{ name: 'without-signposts', generateBundle: (_, bundle) => withoutSignposts(bundle) }],
    codeSplitting: {
      groups: Object.entries(groups).map(([name, files], index) => ({
        name,
        test: (id) => files.some((file) => id.replaceAll('\\', '/').endsWith(file)),
        priority: 9 - index,
      })),
    },
    minify: { mangle: { keepNames: true }, compress: true, codegen: true },
  });
  await build.close();
  for (const file of output) refuseHeavyStart(file);
  return new Map(
    output.flatMap((file) =>
      file.type === 'chunk' ? Object.keys(file.modules).map((id) => [id.replaceAll('\\', '/'), file.fileName]) : [],
    ),
  );
}

/** A hash of all that a program is made of: its source, the packages that are written into it, and how it is built. */
async function sourceHash() {
  const hash = createHash('sha256');
  const sources = await readdir(`${root}src`, { recursive: true, withFileTypes: true });
  const files = sources.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  for (const file of [...files.toSorted(), `${root}package-lock.json`, `${root}tools/build.mjs`]) hash.update(await readFile(file));
  return hash.digest('base64url');
}

/** @throws Error for an import of what is not there: left as it is, it would only be missed where the program runs. */
function refuseUnresolved(level, log, told) {
  if (log.code === 'UNRESOLVED_IMPORT') throw new Error(log.message.split('\n', 1)[0]);
  told(level, log);
}

/** @throws Error for a file that every command loads, and that has a package in it which should be loaded when it is needed. */
function refuseHeavyStart({ type, name, modules }) {
  if (type !== 'chunk' || groups[name] === undefined) return;
  const packages = Object.keys(modules).flatMap((id) => /node_modules[\\/]((?:@[^\\/]+[\\/])?[^\\/]+)/.exec(id)?.[1] ?? []);
  const heavy = [...new Set(packages)].filter((each) => !atStart.has(each));
  if (heavy.length > 0) throw new Error(`Every command would load ${heavy.join(', ')}: import it where it is needed (${name}).`);
}

/** The pages of the Studio: what a browser loads first in one file, and what it needs later in others. Gives the modules that they are made of. */
async function studioPages() {
  const build = await rolldown({
    cwd: root,
    platform: 'browser',
    resolve: { mainFields: ['module:es2019', 'module', 'main'] },
    input: { studio: 'studio/main.tsx' },
    tsconfig: 'studio/tsconfig.json',
    transform: { target: 'es2023', define: { 'process.env.NODE_ENV': '"production"' } },
    logLevel: 'warn',
    onLog: refuseUnresolved,
  });
  const folder = `${root}${aside}/studio`;
  const { output } = await build.write({
    dir: folder,
    format: 'esm',
    entryFileNames: '[name].js',
    chunkFileNames: '[name]-[hash].js',
    minify: true,
  });
  await build.close();
  for (const name of ['index.html', 'icon.svg']) await copyFile(`${root}studio/${name}`, `${folder}/${name}`);
  const styles = (await readdir(`${root}studio/styles`)).toSorted();
  const texts = await Promise.all(styles.map((name) => readFile(`${root}studio/styles/${name}`, 'utf8')));
  await writeFile(`${folder}/studio.css`, texts.join('\n'));
  return output.flatMap((file) => (file.type === 'chunk' ? Object.keys(file.modules).map((id) => id.replaceAll('\\', '/')) : []));
}

/**
 * Takes out the files that only say that another file has what is asked of them, and sends whoever asks there: one file less to open for each command.
 *
 * @param bundle - What is about to be written, by file name; changed in place.
 */
function withoutSignposts(bundle) {
  const signposts = Object.values(bundle).flatMap(({ fileName, code, isEntry }) => {
    const [, names = '', target] = /^export\s*\{([^}]*)\}\s*from\s*"\.\/([^"]+)";?\s*$/.exec(code ?? '') ?? [];
    const isSigned = !isEntry && target !== undefined && names.split(',').every((name) => /^\s*[\w$]+\s*$/.test(name));
    return isSigned ? [[fileName, target]] : [];
  });
  const targets = new Map(signposts.map(([fileName, target]) => [basename(fileName), target]));
  for (const [fileName] of signposts) delete bundle[fileName];
  for (const file of Object.values(bundle))
    if (file.type === 'chunk') file.code = file.code.replace(/(?<=\/)[\w$.-]+\.js(?=[`"'])/g, (name) => targets.get(name) ?? name);
}

/** Puts each table that is read when it is first needed beside the program that its reader is in. @param modules - By their paths, the file of each. */
async function tables(modules) {
  for (const [reader, table] of Object.entries(readTables)) {
    const [, file] = [...modules].find(([id]) => id.endsWith(reader)) ?? [];
    if (file === undefined) throw new Error(`${reader}, which reads ${table}, is in no program.`);
    await copyFile(join(root, dirname(reader), table), join(root, aside, dirname(file), table));
  }
}

/** Puts the engine of workbooks beside the program that loads it, packed: a fourth of its size. @param modules - As of `tables`. */
async function engine(modules) {
  const [, file] = [...modules].find(([id]) => id.endsWith('/workbooks/calculation/load-ironcalc.ts')) ?? [];
  if (file === undefined) throw new Error('The engine of workbooks is loaded by no program.');
  const bytes = await readFile(createRequire(import.meta.url).resolve('@ironcalc/wasm/wasm_bg.wasm'));
  const packed = await promisify(brotliCompress)(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 7 } });
  await writeFile(join(root, aside, dirname(file), 'ironcalc.wasm.br'), packed);
}

/** Puts the files of new projects beside the program that copies them. @param modules - As of `tables`. */
async function templates(modules) {
  const [, file] = [...modules].find(([id]) => id.endsWith('/src/project/template.ts')) ?? [];
  if (file === undefined) throw new Error('The templates of projects are copied by no program.');
  await cp(join(root, 'src/project/templates'), join(root, aside, dirname(file), 'templates'), { recursive: true });
}

/** The licences of the packages that were written into the program, one after the other. */
async function licences(modules) {
  // The last one counts: packages may lie inside of each other.
  const folders = new Set(modules.flatMap((id) => /^.*[\\/]node_modules[\\/](?:@[^\\/]+[\\/])?[^\\/]+(?=[\\/])/.exec(id)?.[0] ?? []));
  const texts = await Promise.all(
    [...folders].toSorted().map(async (folder) => {
      const { name, version: itsVersion, license } = JSON.parse(await readFile(`${folder}/package.json`, 'utf8'));
      const file = (await readdir(folder)).find((each) => /^licen[sc]e/i.test(each));
      // The text of a package that does not bring it is that of its repository.
      const text = await readFile(file ? `${folder}/${file}` : `${root}tools/licences/${name.replace('/', '-')}.txt`, 'utf8').catch(
        () => '',
      );
      if (text === '') throw new Error(`${name} is written into the program, and has no licence in its package.`);
      return `${name} ${itsVersion} (${license})\n\n${text.trim()}\n`;
    }),
  );
  return texts.join(`\n${'-'.repeat(80)}\n\n`);
}

/** Writes the declarations; gives whether the types are right. */
function declarations() {
  return new Promise((resolve) => {
    const tsc = spawn(process.execPath, ['node_modules/typescript/bin/tsc', '-p', 'tsconfig.build.json', '--outDir', aside], {
      cwd: root,
      stdio: 'inherit',
    });
    tsc.on('close', (code) => resolve(code === 0));
  });
}
