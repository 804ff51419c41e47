// Builds dist: declarations by tsc, programs by rolldown. Bundling makes the command line start in half the time.
import { spawn } from 'node:child_process';
import { chmod, copyFile, readFile, rename, rm } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { rolldown } from 'rolldown';

const root = fileURLToPath(new URL('..', import.meta.url));

const { version } = JSON.parse(await readFile(`${root}package.json`, 'utf8'));

/** Every file that `package.json` names, and what the tools read. */
const entries = ['main', 'index', 'embedded', 'activities/index', 'activities/mail/index', 'emulator/index', 'faces/docs/pages'];

/** Small and needed at every start: read faster from one file than resolved. All else stays a package of its own. */
const needed = ['zod', 'fastest-levenshtein', '@oxc-project/runtime'];

/** Of these a small part is used; a chunk of its own weighs less than the installed package. Their licences go along. */
const partly = ['node-forge'];

const bundled = [...needed, ...partly];

/** What every automation and every command that works loads, with all that it imports: one file each, because opening files takes longer than reading them. */
const groups = {
  connection: ['src/connection/scope.ts', 'src/connection/use.ts', 'src/connection/machine/node-world.ts'],
  cli: ['src/faces/cli/cli.ts'],
};

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
    // Of a package that has both, the modules: CommonJS brings a loader of its own.
    resolve: { mainFields: ['module', 'main'] },
    input: Object.fromEntries(entries.map((name) => [name, `src/${name}.ts`])),
    external: (id) => !/^[./]/.test(id) && !/^[A-Za-z]:\\/.test(id) && !bundled.some((name) => id === name || id.startsWith(`${name}/`)),
    transform: { target: 'node20', define: { ONBEHALF_VERSION: JSON.stringify(version) } },
    logLevel: 'warn',
  });
  await build.write({
    dir: aside,
    format: 'esm',
    entryFileNames: '[name].js',
    chunkFileNames: 'chunks/[name]-[hash].js',
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
