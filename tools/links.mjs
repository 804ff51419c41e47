// Checks that every relative link and picture in the Markdown files leads to a file that is there.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const pages = readdirSync(root, { withFileTypes: true, recursive: true })
  .filter((entry) => entry.isFile() && entry.name.endsWith('.md'))
  .map((entry) => join(entry.parentPath ?? entry.path, entry.name))
  .filter((file) => !/(^|[\\/])(node_modules|dist|\.git)[\\/]/.test(relative(root, file)));
const broken = pages.flatMap((page) =>
  [...readFileSync(page, 'utf8').matchAll(/\]\(([^)\s]+)\)/g)]
    .map(([, target]) => target)
    .filter((target) => !/^(https?:|mailto:|#)/.test(target) && !existsSync(join(dirname(page), target.split('#')[0])))
    .map((target) => `${relative(root, page)} links to ${target}, which is not there`),
);
for (const sentence of broken) console.error(sentence);
console.log(broken.length === 0 ? `Links: ${pages.length} pages, none broken.` : `Links: ${broken.length} broken.`);
process.exitCode = broken.length === 0 ? 0 : 1;
