import { Hono } from 'hono';
import { z } from 'zod';
import { readInput } from '../../../core/input.ts';
import { bodyOf } from '../read-body.ts';
import type { Studio } from '../studio.ts';

const changesInput = z.object({
  hash: z.string().max(64),
  changes: z
    .array(z.strictObject({ key: z.string().max(100), value: z.json() }))
    .min(1)
    .max(50),
});

/** What is asked about the settings of the project. */
export function settingsRoutes(studio: Studio): Hono {
  const api = new Hono();
  api.get('/settings', async (context) => context.json(await studio.settings.view()));
  api.post('/settings/look', async (context) => {
    const { hash, changes } = readInput(changesInput, await bodyOf(context.req), 'The settings');
    return context.json(await studio.settings.look(hash, changes));
  });
  api.post('/settings/save', async (context) => {
    const { hash, changes } = readInput(changesInput, await bodyOf(context.req), 'The settings');
    const after = await studio.settings.save(hash, changes);
    studio.hub.publish({ type: 'projectChanged' });
    return context.json(after);
  });
  return api;
}
