// Which tests will notice a mutation first: they are many, and one that fails is enough.
import { existsSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

/**
 * All tests of a room, those first that are likely to notice: the file's own, those that import it, those of its folder, the five that speak of it most and
 * whole answers, then the others by how many imports lie between, and the words that their paths share.
 * @param {string} root The folder of the package.
 * @param {string} file The mutated file, from the root.
 * @param {string[]} tests Test files, from the root.
 */
export function inOrder(root, file, tests) {
  const speaking = speakingOf(root, file, tests);
  const away = importsBetween(root, file, tests);
  const words = new Set(wordsOf(file));
  const rank = (test) => {
    if (test === file.replace(/\.ts$/, '.test.ts')) return -4;
    if (away.get(test) === 1) return -3;
    if (dirname(test) === dirname(file)) return -2;
    // What records whole answers looks at more than any other test.
    const isLikely = speaking.includes(test) || test.startsWith('test/recorded/');
    return isLikely ? -1 : (away.get(test) ?? 1_000);
  };
  return tests
    .map((test) => ({ test, rank: rank(test), shared: wordsOf(test).filter((word) => words.has(word)).length }))
    .toSorted((one, other) => one.rank - other.rank || other.shared - one.shared)
    .map(({ test }) => test);
}

function wordsOf(file) {
  return file.replace(/(\.test)?\.ts$/, '').split(/[/-]/);
}

/** The five tests that say the words of a file's name most often, `app` and `register` for `app-register.ts`; each says all of them. */
function speakingOf(root, file, tests) {
  const words = basename(file, '.ts').split('-');
  const said = (test) => {
    const text = readFileSync(join(root, test), 'utf8').toLowerCase();
    return Math.min(...words.map((word) => text.split(word).length - 1));
  };
  return tests
    .map((test) => ({ test, times: said(test) }))
    .filter(({ times }) => times > 0)
    .toSorted((one, other) => other.times - one.times)
    .slice(0, 5)
    .map(({ test }) => test);
}

/** How many imports lead from each test to the file; a test that none leads from is not in it. */
function importsBetween(root, file, tests) {
  const importers = new Map();
  const read = new Set();
  for (const waiting = [...tests]; waiting.length > 0;) {
    const importer = waiting.pop();
    if (read.has(importer)) continue;
    read.add(importer);
    for (const imported of importsOf(root, importer)) {
      importers.set(imported, [...(importers.get(imported) ?? []), importer]);
      waiting.push(imported);
    }
  }
  const away = new Map([[file, 0]]);
  for (const [imported, distance] of away)
    for (const importer of importers.get(imported) ?? []) if (!away.has(importer)) away.set(importer, distance + 1);
  return away;
}

function importsOf(root, file) {
  const text = readFileSync(join(root, file), 'utf8');
  return [...text.matchAll(/(?:from|import)[ (]*'(\.[^']+\.ts)'/g)]
    .map(([, name]) => join(dirname(file), name).replaceAll('\\', '/'))
    .filter((place) => existsSync(join(root, place)));
}
