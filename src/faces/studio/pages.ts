import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Hono } from 'hono';

const types: Readonly<Record<string, string>> = {
  html: 'text/html; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
  svg: 'image/svg+xml',
};

/**
 * The pages of the Studio. What is there is known at the start: an address is looked up among the names, and never becomes a path.
 *
 * @param folder - That the build wrote them to.
 */
export async function createPages(folder: string): Promise<Hono> {
  const names = (await readdir(folder)).filter((name) => Object.hasOwn(types, endingOf(name)));
  const app = new Hono();
  for (const name of names)
    app.get(name === 'index.html' ? '/' : `/${name}`, async (context) =>
      context.body(new Uint8Array(await readFile(join(folder, name))), 200, { 'Content-Type': types[endingOf(name)] ?? '' }),
    );
  return app;
}

function endingOf(name: string): string {
  return name.slice(name.lastIndexOf('.') + 1);
}
