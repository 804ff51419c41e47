import { Hono } from 'hono';
import { z } from 'zod';
import { readInput } from '../../../core/input.ts';
import { realFlow } from '../flow/flow-files.ts';
import { bodyOf } from '../read-body.ts';
import type { Studio } from '../studio.ts';
import { connectionChoices } from './real-world.ts';

const wishShape = {
  path: z.string().max(1000),
  inputs: z.record(z.string().max(200), z.unknown()).default({}),
  isDry: z.boolean().default(false),
};
const planInput = z.object({ ...wishShape, connection: z.string().max(200).nullable() });
const runInput = z.object({ ...wishShape, ticket: z.string().max(200).optional(), isAsking: z.boolean().default(false) });
const resumePlanInput = z.object({ run: z.string().max(100) });
const resumeInput = z.object({
  run: z.string().max(100),
  ticket: z.string().max(200),
  assume: z.strictObject({ step: z.string().max(2000), isDone: z.boolean() }).optional(),
});
const answerInput = z.object({ number: z.number().int(), goesOn: z.boolean() });
const addressInput = z.object({ address: z.string().max(2000) });
const address = z.array(z.union([z.string(), z.number()])).max(200);

/** What is asked about runs. */
export function runRoutes(studio: Studio): Hono {
  const api = new Hono();

  api.get('/run', (context) => context.json(studio.runs.last() ?? null));

  api.get('/run/connections', async (context) => context.json(await connectionChoices()));

  api.get('/run/values', (context) => {
    const { address: text } = readInput(addressInput, context.req.query(), 'The values');
    const read = address.safeParse(jsonOf(text));
    return context.json(studio.runs.values(read.data ?? []));
  });

  api.post('/run/plan', async (context) => {
    const wish = readInput(planInput, await bodyOf(context.req), 'The run');
    return context.json(await studio.runs.plan({ ...wish, real: await realFlow(studio.folder, wish.path) }));
  });

  api.post('/run', async (context) => {
    const wish = readInput(runInput, await bodyOf(context.req), 'The run');
    return context.json(await studio.runs.start({ ...wish, real: await realFlow(studio.folder, wish.path) }));
  });

  api.post('/run/resume/plan', async (context) =>
    context.json(await studio.runs.planResume(readInput(resumePlanInput, await bodyOf(context.req), 'The run').run)),
  );

  api.post('/run/resume', async (context) =>
    context.json(await studio.runs.resume(readInput(resumeInput, await bodyOf(context.req), 'The run'))),
  );

  api.post('/run/cancel', (context) => {
    studio.runs.cancel();
    return context.json({});
  });

  api.post('/run/answer', async (context) => {
    const { number, goesOn } = readInput(answerInput, await bodyOf(context.req), 'The answer');
    studio.runs.answer(number, goesOn);
    return context.json({});
  });

  return api;
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
