import { Hono } from 'hono';
import { z } from 'zod';
import { readInput } from '../../../core/input.ts';
import { bodyOf } from '../read-body.ts';
import type { Studio } from '../studio.ts';

const runInput = z.object({ run: z.string().max(100) });

/** What is asked about the runs that are kept. */
export function historyRoutes({ history }: Pick<Studio, 'history'>): Hono {
  const api = new Hono();
  api.get('/runs', async (context) => context.json(await history.list()));
  api.get('/runs/show', async (context) => context.json(await history.show(readInput(runInput, context.req.query(), 'The run').run)));
  api.post('/runs/report', async (context) => {
    const { run } = readInput(runInput, await bodyOf(context.req), 'The run');
    return context.json({ path: await history.openReport(run) });
  });
  api.post('/runs/remove', async (context) => {
    await history.remove(readInput(runInput, await bodyOf(context.req), 'The run').run);
    return context.json({});
  });
  return api;
}
