// Builds dist: declarations by tsc, programs by rolldown. Bundling makes the command line start in half the time.
import { spawn } from 'node:child_process';
import { chmod, copyFile, rename, rm } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { rolldown } from 'rolldown';

const root = fileURLToPath(new URL('..', import.meta.url));

/** Every file that `package.json` names, and what the tools read. */
const entries = ['main', 'index', 'embedded', 'activities/index', 'activities/mail/index', 'emulator/index', 'faces/docs/pages'];

/** Small and needed at every start: read faster from one file than resolved. All else stays a package of its own. */
const needed = ['zod', 'fastest-levenshtein', '@oxc-project/runtime'];

/** Of these a small part is used; a chunk of its own weighs less than the installed package. Their licences go along. */
const partly = ['node-forge'];

const bundled = [...needed, ...partly];

/** What every automation and every activity on the command line loads: a file each, because opening a file takes longer than reading it. */
const groups = { connection: ['src/connection/index.ts'], cli: ['src/faces/cli/cli.ts', 'src/faces/cli/activity-command.ts'] };

// Built aside and put in place whole, so that nothing ever sees half a build.
const aside = `dist.${process.pid}.tmp`;
try {
  // Both are waited for, also where one fails: the other one would go on writing into what is being removed.
  const [types, built] = await Promise.allSettled([declarations(), programs()]);
  if (built.status === 'rejected') throw built.reason;
  for (const name of partly) await copyFile(`${root}node_modules/${name}/LICENSE`, `${root}${aside}/LICENSE.${name}`);
  await chmod(`${root}${aside}/main.js`, 0o755);
  await rm(`${root}dist`, { recursive: true, force: true });
  await rename(`${root}${aside}`, `${root}dist`);
  process.exitCode = types.value ? 0 : 1;
} finally {
  await rm(`${root}${aside}`, { recursive: true, force: true });
}

async function programs() {
  const build = await rolldown({
    cwd: root,
    platform: 'node',
    input: Object.fromEntries(entries.map((name) => [name, `src/${name}.ts`])),
    external: (id) => !/^[./]/.test(id) && !/^[A-Za-z]:\\/.test(id) && !bundled.some((name) => id === name || id.startsWith(`${name}/`)),
    transform: { target: 'node20' },
    logLevel: 'warn',
  });
  await build.write({
    dir: aside,
    format: 'esm',
    entryFileNames: '[name].js',
    chunkFileNames: 'chunks/[name]-[hash].js',
    codeSplitting: {
      groups: Object.entries(groups).map(([name, roots], index) => ({ name: memberOf(name, roots), debugName: name, priority: 9 - index })),
    },
    minify: { mangle: false, compress: true, codegen: true },
  });
  await build.close();
}

/** Names the group of a module that one of its roots imports, directly or by others; what is imported when it is needed is in none. */
function memberOf(group, roots) {
  const members = new Set();
  return (id, build) => {
    const visit = (each) => {
      if (members.has(each)) return;
      members.add(each);
      for (const imported of build.getModuleInfo(each)?.importedIds ?? []) visit(imported);
    };
    if (members.size === 0) for (const file of roots) visit(fileURLToPath(new URL(`../${file}`, import.meta.url)));
    return members.has(id) ? group : null;
  };
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
