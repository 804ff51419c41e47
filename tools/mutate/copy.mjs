// The copy of the tree in which mutations are tried, so that the working tree is never touched.
import { spawn, spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, utimesSync, existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

const typeCheck = ['node_modules/typescript/bin/tsc', '-p', 'tsconfig.build.json', '--noEmit', '--incremental'];

/**
 * Copies what git knows or would add, and the build; packages and published facts are linked.
 * @returns {{ folder: string, test: (files: string[]) => Promise<{ passed: boolean, by?: string, file?: string }>,
 *   types: () => Promise<boolean>, remove: () => void }}
 */
export function copyOf(root) {
  const home = mkdtempSync(join(tmpdir(), 'onbehalf-mutate-'));
  const folder = join(home, 'tree');
  const listed = spawnSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], { cwd: root, encoding: 'utf8' });
  if (listed.status !== 0) throw new Error(`git did not list the files: ${listed.stderr}`);
  for (const file of listed.stdout.split('\0').filter((name) => name !== '' && existsSync(join(root, name)))) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    cpSync(join(root, file), join(folder, file));
  }
  if (existsSync(join(root, 'dist'))) cpSync(join(root, 'dist'), join(folder, 'dist'), { recursive: true });
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'), 'junction');
  // What Microsoft publishes lies in a folder that git ignores, or beside the checkout.
  const facts = ['facts', '../shared/data'].map((place) => join(root, place)).find((place) => existsSync(place));
  if (facts) symlinkSync(facts, join(folder, 'facts'), 'junction');
  const running = new Set();
  return {
    folder,
    /** Runs tests in their order until the first failure, which is in `file`. What is silent for three minutes hangs. */
    test: (files) => runTests(home, folder, files, running),
    /** Gives whether the product's types are right; after the first time, of what a mutation touches. */
    types: async () => (await run(folder, running, [...typeCheck, '--tsBuildInfoFile', join(home, 'types.json')])).code === 0,
    remove() {
      for (const child of running) end(child);
      rmSync(home, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
    },
  };
}

/** Says of the built program in a copy that it is newer than every source: the tests build no other. */
export function keepBuild(folder) {
  const later = new Date(Date.now() + 86_400_000);
  utimesSync(join(folder, 'dist/main.js'), later, later);
}

async function runTests(home, folder, files, running) {
  const report = join(home, 'report.json');
  const config = ['--config', 'tools/mutate/vitest.config.mjs'];
  const reporters = ['--reporter', 'dot', '--reporter', 'json', '--outputFile', report];
  const args = ['run', ...files, ...config, '--bail', '1', '--no-cache', ...reporters];
  const env = { ...process.env, ONBEHALF_TEST_ORDER: JSON.stringify(files), ONBEHALF_TEST_CACHE: join(home, 'transformed') };
  const { code, hangs, complaint } = await run(folder, running, ['node_modules/vitest/vitest.mjs', ...args], env);
  const failure = hangs ? { by: 'its silence: it hangs' } : (firstFailure(folder, report) ?? { by: complaint.trim() });
  rmSync(report, { force: true });
  return code === 0 ? { passed: true } : { passed: false, ...failure };
}

function run(folder, running, args, env = process.env) {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, args, {
      cwd: folder,
      env,
      detached: process.platform !== 'win32',
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    running.add(child);
    let complaint = '';
    let hangs = false;
    const silence = setTimeout(() => {
      hangs = true;
      end(child);
    }, 180_000);
    child.stdout.on('data', () => silence.refresh());
    child.stderr.on('data', (chunk) => {
      silence.refresh();
      complaint = (complaint + chunk).slice(-4_000);
    });
    child.on('close', (code) => {
      clearTimeout(silence);
      running.delete(child);
      resolve({ code, hangs, complaint });
    });
  });
}

function firstFailure(folder, report) {
  if (!existsSync(report)) return undefined;
  const { testResults } = JSON.parse(readFileSync(report, 'utf8'));
  for (const { name, message, status, assertionResults } of testResults) {
    const failed = assertionResults.find((test) => test.status === 'failed');
    const file = name.slice(folder.length + 1);
    if (failed || status === 'failed')
      return { file, by: [file, failed?.fullName, failed?.failureMessages[0] ?? message].filter(Boolean).join(': ') };
  }
  return undefined;
}

/** Ends a test run with the processes that it started. */
function end({ pid, exitCode, signalCode }) {
  if (exitCode !== null || signalCode !== null) return;
  if (process.platform === 'win32') spawnSync('taskkill', ['/pid', String(pid), '/t', '/f']);
  else process.kill(-pid, 'SIGKILL');
}
