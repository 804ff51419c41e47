// Which folder of src may import which. Read it from the ground up; run it to check.
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Each folder of `src`, and the folders that it may import. `.` are the files of `src` itself. */
export const floors = {
  core: [],
  permissions: ['core'],
  identity: ['core'],
  graph: ['core'],
  activities: ['core'],
  connection: ['core', 'permissions', 'identity', 'graph', 'activities'],
  automation: ['core', 'connection', 'activities'],
  flow: ['core', 'connection', 'activities'],
  project: ['core', 'connection', 'activities'],
  doctor: ['core', 'connection'],
  registration: ['core', 'connection'],
  run: ['core', 'connection', 'activities', 'automation', 'flow', 'project'],
  faces: ['core', 'connection', 'automation', 'flow', 'project', 'doctor', 'registration', 'run', 'activities'],
  emulator: [],
  '.': [
    'core',
    'permissions',
    'identity',
    'graph',
    'activities',
    'connection',
    'automation',
    'flow',
    'project',
    'doctor',
    'registration',
    'run',
    'faces',
  ],
};

/**
 * Areas of the emulated Graph, folders of `src/emulator/graph`, that import others, and which. The rest import none: areas meet in files of
 * `src/emulator/graph` itself, and use what these shared folders have, which import no area.
 */
const areaImports = { applications: ['directory'], lists: ['drives'] };
const sharedByAreas = ['odata', 'schema', 'paths', 'outlook'];

/** Packages that only one folder may import. */
const owners = {
  '@azure/msal-node': ['identity'],
  '@napi-rs/keyring': ['identity'],
  aws4fetch: ['identity'],
  'node-forge': ['identity'],
  hono: ['emulator', 'faces'],
  '@hono/node-server': ['emulator', 'faces'],
  jose: ['emulator'],
  nodemailer: ['emulator'],
  'postal-mime': ['emulator'],
  'html-to-text': ['emulator'],
  '@oslojs/otp': ['emulator'],
  '@oslojs/encoding': ['emulator'],
  uqr: ['emulator'],
  htmlparser2: ['emulator', 'identity'],
  'pure-rand': ['emulator'],
  '@ironcalc/wasm': ['emulator'],
  fflate: ['emulator', 'activities'],
  numfmt: ['emulator'],
  jiti: ['automation'],
  acorn: ['automation'],
  '@sveltejs/acorn-typescript': ['automation'],
  'eslint-scope': ['automation'],
  open: ['connection'],
  'https-proxy-agent': ['connection'],
  'proxy-from-env': ['connection'],
  'cli-table3': ['faces'],
  'csv-parse': ['activities'],
  'csv-stringify': ['faces', 'activities'],
  jmespath: ['faces'],
  yaml: ['flow', 'project'],
  '@marcbachmann/cel-js': ['flow'],
  semver: ['project'],
  nanotar: ['project'],
  croner: ['run'],
  '@dbos-inc/dbos-sdk': ['run'],
  '@electric-sql/pglite': ['run'],
  pg: ['run'],
};

/** Only this file may import the emulator. */
const importerOfEmulator = 'embedded.ts';

/** Every import under `src` that the table does not allow, as sentences. */
export function violations(src) {
  return files(src).flatMap((file) => {
    const path = relative(src, file).split(sep).join('/');
    const folder = path.includes('/') ? path.split('/')[0] : '.';
    const isTest = path.endsWith('.test.ts');
    return importsOf(readFileSync(file, 'utf8')).flatMap((target) => {
      if (target.startsWith('.')) return localViolation(src, file, path, folder, target, isTest);
      if (target.startsWith('node:'))
        return folder === 'core' && !isTest ? [`${path} imports ${target}: core imports no node: module`] : [];
      const name = target
        .split('/')
        .slice(0, target.startsWith('@') ? 2 : 1)
        .join('/');
      const owner = owners[name];
      return owner && !owner.includes(folder) && !isTest ? [`${path} imports ${name}: only ${owner.join(', ')} may`] : [];
    });
  });
}

function localViolation(src, file, path, folder, target, isTest) {
  const goal = relative(src, join(dirname(file), target))
    .split(sep)
    .join('/');
  const to = goal.includes('/') ? goal.split('/')[0] : '.';
  if (folder === 'faces' && to === 'faces' && goal.split('/')[1] !== path.split('/')[1])
    return [`${path} imports ${goal}: a face imports no other face`];
  const areas = areaViolation(path, goal, isTest);
  if (areas.length > 0) return areas;
  if (to === folder || (isTest && goal.startsWith('../'))) return [];
  if (to === 'emulator')
    return path === importerOfEmulator || isTest ? [] : [`${path} imports ${goal}: only ${importerOfEmulator} may import the emulator`];
  if (isTest) return [];
  const allowed = floors[folder] ?? [];
  return allowed.includes(to) ? [] : [`${path} imports ${goal}: ${folder} may import ${allowed.join(', ') || 'nothing of ours'}`];
}

function areaViolation(path, goal, isTest) {
  const [from, to] = [path, goal].map((file) => /^emulator\/graph\/([^/]+)\//.exec(file)?.[1]);
  if (isTest || from === undefined || to === undefined || from === to) return [];
  if (sharedByAreas.includes(to) || areaImports[from]?.includes(to)) return [];
  return [`${path} imports ${goal}: areas of Graph meet in files of emulator/graph alone`];
}

/** Every import that leads back to where it began, type-only ones included, as sentences: one for each group of files that reach each other. */
export function circles(src) {
  const known = new Set(files(src));
  const imports = new Map(
    [...known].map((file) => [
      file,
      importsOf(readFileSync(file, 'utf8'))
        .map((target) => join(dirname(file), target))
        .filter((target) => known.has(target)),
    ]),
  );
  const told = new Set();
  return [...known].toSorted().flatMap((file) => {
    if (told.has(file)) return [];
    const way = wayBack(imports, file);
    for (const each of way) told.add(each);
    return way.length > 0 ? [`${way.map((each) => relative(src, each).split(sep).join('/')).join(' imports ')}: a circle`] : [];
  });
}

/** The shortest way from a file along imports to itself; empty where there is none. */
function wayBack(imports, file) {
  const from = new Map([[file, undefined]]);
  for (const here of from.keys())
    for (const next of imports.get(here)) {
      if (next === file) {
        const way = [file];
        for (let step = here; step !== undefined; step = from.get(step)) way.unshift(step);
        return way;
      }
      if (!from.has(next)) from.set(next, here);
    }
  return [];
}

function importsOf(source) {
  return [...source.matchAll(/(?:^|\n)\s*(?:import|export)\s[^;]*?from\s*'([^']+)'|import\('([^']+)'\)|(?:^|\n)import\s*'([^']+)'/g)].map(
    (match) => match[1] ?? match[2] ?? match[3],
  );
}

function files(folder) {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const src = fileURLToPath(new URL('../src', import.meta.url));
  const found = [...violations(src), ...circles(src)];
  for (const sentence of found) console.error(sentence);
  console.log(
    found.length === 0
      ? 'Floors: every import goes down, none in a circle.'
      : `Floors: ${found.length} imports go up or in a circle; the table is in tools/floors.mjs.`,
  );
  process.exitCode = found.length === 0 ? 0 : 1;
}
