import { Hono } from 'hono';
import { z } from 'zod';
import { readInput } from '../../../core/input.ts';
import { bodyOf } from '../read-body.ts';
import type { Studio } from '../studio.ts';

const name = z.string().max(300);
const searchInput = z.object({
  text: z.string().min(1).max(200).regex(/^[^-]/, 'must begin with a letter.'),
  takesPrerelease: z.boolean().default(false),
});
const lookInput = z.object({ word: name, isStrict: z.boolean().default(false), takesPrerelease: z.boolean().default(false) });
const change = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('install'), name, version: z.string().max(100), isStrict: z.boolean() }),
  z.object({ kind: z.literal('remove'), name }),
]);
const saveInput = z.object({ changes: z.array(change).min(1).max(100) });

/** What is asked about packages. Feeds are asked, and packages changed, only by what is sent. */
export function packageRoutes(studio: Studio): Hono {
  const api = new Hono();
  api.get('/packages', async (context) => context.json(await studio.packages.view()));
  api.post('/packages/search', async (context) => {
    const { text, takesPrerelease } = readInput(searchInput, await bodyOf(context.req), 'The search');
    return context.json(await studio.packages.search(text, takesPrerelease));
  });
  api.post('/packages/look', async (context) => {
    const { word, isStrict, takesPrerelease } = readInput(lookInput, await bodyOf(context.req), 'The package');
    return context.json(await studio.packages.look(word, isStrict, takesPrerelease));
  });
  api.post('/packages/save', async (context) => {
    const { changes } = readInput(saveInput, await bodyOf(context.req), 'The changes');
    const after = await studio.packages.save(changes);
    studio.hub.publish({ type: 'projectChanged' });
    return context.json(after);
  });
  return api;
}
