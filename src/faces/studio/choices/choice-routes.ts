import { Hono } from 'hono';
import { z } from 'zod';
import { readInput } from '../../../core/input.ts';
import { address } from '../flow/edit-input.ts';
import { realFlow } from '../flow/flow-files.ts';
import { bodyOf } from '../read-body.ts';
import type { Studio } from '../studio.ts';

const fieldShape = { path: z.string().max(1000), step: address, field: z.array(z.string().max(200)).min(1).max(20) };
const askInput = z.object({
  ...fieldShape,
  place: z.enum(['emulator', 'connection']),
  typed: z.string().max(1000),
  isFresh: z.boolean(),
});
const consentInput = z.object({
  ...fieldShape,
  told: z.strictObject({ account: z.string().max(1000).nullable(), permissions: z.array(z.string().max(200)).min(1).max(50) }),
});

/** What is asked about things that a field can name. It is sent, and never a link: Microsoft 365 is looked at, and a page may come up. */
export function choiceRoutes(studio: Studio): Hono {
  const api = new Hono();
  api.post('/choices', async (context) => {
    const wish = readInput(askInput, await bodyOf(context.req), 'The question');
    return context.json(await studio.choices.ask({ ...wish, real: await realFlow(studio.folder, wish.path) }));
  });
  api.post('/choices/consent', async (context) => {
    const wish = readInput(consentInput, await bodyOf(context.req), 'The consent');
    return context.json({ accounts: await studio.choices.consent({ ...wish, real: await realFlow(studio.folder, wish.path) }) });
  });
  return api;
}
