// Fetches files of a repository at one commit. The name of a commit is a hash over every byte under it, and git compares.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * The files of a source, by their paths, as bytes.
 * @param {{ repository: string, commit: string, files: string[] }} source `commit` in full: 40 hexadecimal digits.
 * @returns {Map<string, Buffer>}
 * @throws Error naming repository and commit, where they cannot be had or what came is something else.
 */
export function fetchSource({ repository, commit, files }) {
  if (!/^[0-9a-f]{40}$/.test(commit)) throw new Error(`${repository}: ${commit} is not the full name of a commit.`);
  const folder = mkdtempSync(join(tmpdir(), 'onbehalf-facts-'));
  const git = (...args) => {
    const { status, stdout, stderr, error } = spawnSync('git', args, { cwd: folder, maxBuffer: 2 ** 28 });
    if (status !== 0) throw new Error(`${repository} at ${commit} could not be fetched: ${error?.message ?? stderr.toString().trim()}`);
    return stdout;
  };
  try {
    git('init', '--quiet');
    git('remote', 'add', 'origin', repository);
    // Without the files at first: the repository is large, and a few of them are wanted.
    git('-c', 'transfer.fsckObjects=true', 'fetch', '--quiet', '--depth=1', '--filter=blob:none', 'origin', commit);
    const fetched = git('rev-parse', 'FETCH_HEAD').toString().trim();
    if (fetched !== commit) throw new Error(`${repository} answered with ${fetched} instead of ${commit}.`);
    return new Map(files.map((file) => [file, git('cat-file', 'blob', `${commit}:${file}`)]));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
