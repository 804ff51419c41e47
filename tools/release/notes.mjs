// The notes of a release: the part of CHANGELOG.md on this version. `node tools/release/notes.mjs TAG > FILE`
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));

/**
 * @param {string} changelog
 * @param {string} tag `v` and a version, as the release is tagged.
 * @param {string} version That of package.json.
 * @throws Error when they do not agree, or nothing is said about the version.
 */
export function notesOf(changelog, tag, version) {
  if (tag !== `v${version}`) throw new Error(`The tag is ${tag}, and package.json says ${version}.`);
  const parts = changelog.split(/^## /m).slice(1);
  const part = parts.find((each) => each.split(/\s/, 1)[0] === version);
  const text = part?.slice(part.indexOf('\n')).trim();
  if (!text) throw new Error(`CHANGELOG.md says nothing about ${version}.`);
  return `${text}\n`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { version } = JSON.parse(readFileSync(`${root}package.json`, 'utf8'));
  process.stdout.write(notesOf(readFileSync(`${root}CHANGELOG.md`, 'utf8'), process.argv[2] ?? '', version));
}
