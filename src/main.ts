#!/usr/bin/env node
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const packageFolder = fileURLToPath(new URL('..', import.meta.url));
const argv = process.argv.slice(2);

if (argv[0] === '--version' || argv[0] === '-v') {
  const { version } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as { version: string };
  process.stdout.write(`${version}\n`);
} else {
  const { runCli } = await import('./faces/cli/cli.ts');
  const interrupted = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      interrupted.abort();
      // A second signal ends the process at once, whatever is still being cleaned up.
      process.once(signal, () => process.exit(130));
    });
  }
  // A reader that went away (`| head`) is no failure of ours.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 70));
  const status = await runCli(argv, {
    terminal: {
      // Opened when it is looked at: most commands do not.
      get stdin() {
        return process.stdin;
      },
      stdout: process.stdout,
      stderr: process.stderr,
      env: process.env,
    },
    embedded: async () => (await import('./embedded.ts')).embedded,
    studio: async () => (await import('./start-studio.ts')).studio,
    modules: async () => {
      const [onbehalf, { activityModules }] = await Promise.all([import('./index.ts'), import('./activities/areas.ts')]);
      return { onbehalf, ...(await activityModules()) };
    },
    packageFolder,
    signal: interrupted.signal,
  });
  process.exitCode = status;
  // What an automation that failed or was cancelled left running keeps nobody waiting: where nothing is left, the process has ended before.
  if (status !== 0) setTimeout(() => process.exit(), 500).unref();
}
