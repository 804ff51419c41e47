import { Hono } from 'hono';
import { z } from 'zod';
import { readInput } from '../../../core/input.ts';
import { bodyOf } from '../read-body.ts';
import type { Studio } from '../studio.ts';
import { realScript, scriptView } from './script-view.ts';

const pathInput = z.object({ path: z.string().max(1000) });

/** What is asked about TypeScript automations. Looking at one runs nothing of it. */
export function scriptRoutes(studio: Studio): Hono {
  const api = new Hono();
  api.get('/script', async (context) => {
    const { path } = readInput(pathInput, context.req.query(), 'The automation');
    return context.json(await scriptView(studio.folder, path));
  });
  api.post('/script/run', async (context) => {
    const { path } = readInput(pathInput, await bodyOf(context.req), 'The automation');
    return context.json(await studio.runs.startScript({ path, real: await realScript(studio.folder, path) }));
  });
  return api;
}
