import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { temporaryFolderSync } from './temporary-folder.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

/**
 * Builds once, for the tests that run the built program, and at the end searches everything that command lines printed for secrets.
 * @returns The search, which throws when it finds one.
 */
export function setup(): () => void {
  if (isStale()) {
    const built = spawnSync(process.execPath, [join(root, 'tools/build.mjs')], { cwd: root, encoding: 'utf8' });
    // A wrong type is the business of `npm run check`; the tests need the program that was written.
    if (isStale() && (process.env['CI'] || !existsSync(join(root, 'dist/main.js'))))
      throw new Error(`The build failed:\n${built.stdout}${built.stderr}`);
  }
  const folder = temporaryFolderSync('output');
  process.env['ONBEHALF_TEST_OUTPUT'] = folder;
  // What runs leave behind is not to push out those of whoever runs the tests.
  const home = temporaryFolderSync('home');
  process.env['ONBEHALF_HOME'] ??= home;
  return () => {
    const found = readdirSync(folder).flatMap((name) => secretsIn(readFileSync(join(folder, name), 'utf8')));
    rmSync(folder, { recursive: true });
    rmSync(home, { recursive: true });
    if (found.length > 0) throw new Error(`Secrets were printed:\n${found.join('\n')}`);
  };
}

/** True when the built program is older than a source file. */
function isStale(): boolean {
  const built = join(root, 'dist/main.js');
  if (!existsSync(built)) return true;
  const sources = ['src', 'studio'].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.(?:tsx?|css|html|svg)$/.test(name) && !name.endsWith('.test.ts'))
      .map((name) => join(root, folder, name)),
  );
  return sources.some((file) => statSync(file).mtimeMs > statSync(built).mtimeMs);
}

/** What a secret looks like: signed tokens, the emulator's refresh tokens and codes, its passwords, keys, authorization headers. */
const secrets: readonly [what: string, pattern: RegExp][] = [
  ['a signed token', /eyJ[\w-]{8,}\.eyJ[\w-]{8,}\.[\w-]+/],
  ['an authorization header', /\b(Bearer|Basic) [\w.~+/-]{16,}/],
  ['a token in a parameter', /(access_token|refresh_token|id_token|client_secret|code_verifier|device_code)["']?[=:]\s*["']?[\w.-]{16,}/],
  ['a private key', /-----BEGIN [A-Z ]*PRIVATE KEY-----/],
  ['a password', /Contoso-(ada|ben|chloe|diego|elin)-1/],
];

/** Lines of an output that hold a secret. What `emulator start` prints is public by its purpose. */
export function secretsIn(output: string): string[] {
  const [command = ''] = output.split('\n', 1);
  if (command.startsWith('$ emulator start')) return [];
  return secrets.flatMap(([what, pattern]) => (pattern.test(output) ? [`${command.slice(0, 120)} printed ${what}`] : []));
}
