// Writes the table by which one activity is loaded alone, from the sources of the activities; with --check it only compares.
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const folder = new URL('../src/activities/', import.meta.url);
const table = new URL('verbs.generated.ts', folder);
const areas = readdirSync(folder, { withFileTypes: true }).flatMap((entry) => (entry.isDirectory() ? [entry.name] : []));
const text = [
  '/** Loads one activity of an area alone, by the word that a command line has for it. */',
  'export const verbs = {',
  ...areas.toSorted().flatMap((area) => [`  ${area}: {`, ...linesOf(area), '  },']),
  '} as const;',
  '',
].join('\n');

if (process.argv.includes('--check')) {
  const isStale = !existsSync(table) || readFileSync(table, 'utf8') !== text;
  if (isStale) console.error(`${fileURLToPath(table)} is not what the sources say. Run npm run reference and commit the result.`);
  process.exitCode = isStale ? 1 : 0;
} else writeFileSync(table, text);

function linesOf(area) {
  const files = readdirSync(new URL(`${area}/`, folder)).filter((file) => /(?<!\.test)\.ts$/.test(file));
  const found = files.flatMap((file) => {
    const source = readFileSync(new URL(`${area}/${file}`, folder), 'utf8');
    return [...source.matchAll(/export const (\w+) = defineActivity\(\{\s*name: '\w+\.(\w+)'/g)].map(([, exported, verb]) => {
      const word = verb.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
      return { word, line: `    ${word.includes('-') ? `'${word}'` : word}: async () => (await import('./${area}/${file}')).${exported},` };
    });
  });
  return found.toSorted((one, other) => (one.word < other.word ? -1 : 1)).map(({ line }) => line);
}
