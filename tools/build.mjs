// Builds dist: declarations by tsc, programs by rolldown. Bundling makes the command line start in half the time.
import { spawn } from 'node:child_process';
import { chmod, rm } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { rolldown } from 'rolldown';

const root = fileURLToPath(new URL('..', import.meta.url));

/** Every file that `package.json` names, and what the tools read. */
const entries = ['main', 'index', 'embedded', 'activities/index', 'activities/mail/index', 'emulator/index', 'faces/docs/pages'];

/** Small and needed at every start: read faster from one file than resolved. All else stays a package of its own. */
const bundled = ['zod', 'fastest-levenshtein', '@oxc-project/runtime'];

await rm(`${root}dist`, { recursive: true, force: true });
await Promise.all([declarations(), programs()]);
await chmod(`${root}dist/main.js`, 0o755);

async function programs() {
  const build = await rolldown({
    cwd: root,
    platform: 'node',
    input: Object.fromEntries(entries.map((name) => [name, `src/${name}.ts`])),
    external: (id) => !/^[./]/.test(id) && !/^[A-Za-z]:\\/.test(id) && !bundled.some((name) => id === name || id.startsWith(`${name}/`)),
    transform: { target: 'node20' },
    logLevel: 'warn',
  });
  await build.write({ dir: 'dist', format: 'esm', entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js', minify: { mangle: false, compress: true, codegen: true } });
  await build.close();
}

function declarations() {
  return new Promise((resolve, reject) => {
    const tsc = spawn(process.execPath, ['node_modules/typescript/bin/tsc', '-p', 'tsconfig.build.json'], { cwd: root, stdio: 'inherit' });
    tsc.on('close', (code) => (code === 0 ? resolve() : reject(new Error(`tsc ended with ${code}`))));
  });
}
