import { Hono } from 'hono';
import { z } from 'zod';
import { readInput } from '../../../core/input.ts';
import { realFlow } from '../flow/flow-files.ts';
import { bodyOf } from '../read-body.ts';
import type { Studio } from '../studio.ts';
import type { AccessWish } from './flow-access.ts';

const path = z.string().max(1000);
const wishShape = { path, connection: z.string().max(200).nullable() };
const pathInput = z.object({ path });
const wishInput = z.object(wishShape);
const withoutInput = z.object({ ...wishShape, permission: z.string().max(200) });
const registrationInput = z.object({ ...wishShape, name: z.string().max(256) });

/** What is asked about the connections of a flow. What signs in, signs out or looks at Microsoft 365 is sent, and never a link. */
export function accessRoutes(studio: Studio): Hono {
  const api = new Hono();
  const real = async <W extends Omit<AccessWish, 'real'>>(wish: W): Promise<W & AccessWish> => ({
    ...wish,
    real: await realFlow(studio.folder, wish.path),
  });

  api.get('/access', async (context) => {
    const { path: shown } = readInput(pathInput, context.req.query(), 'The connections');
    return context.json(await studio.access.views({ path: shown, real: await realFlow(studio.folder, shown) }));
  });
  api.post('/access/without', async (context) => {
    const wish = await real(readInput(withoutInput, await bodyOf(context.req), 'The permission'));
    return context.json(await studio.access.without(wish, wish.permission));
  });
  api.post('/access/signin', async (context) => {
    const wish = await real(readInput(wishInput, await bodyOf(context.req), 'The connection'));
    return context.json({ accounts: await studio.access.signIn(wish) });
  });
  api.post('/access/signout', async (context) => {
    const wish = await real(readInput(wishInput, await bodyOf(context.req), 'The connection'));
    return context.json({ account: await studio.access.signOut(wish) });
  });
  api.post('/access/review', async (context) => {
    const wish = await real(readInput(registrationInput, await bodyOf(context.req), 'The registration'));
    return context.json(await studio.access.review(wish, wish.name));
  });
  api.post('/access/register', async (context) => {
    const wish = await real(readInput(registrationInput, await bodyOf(context.req), 'The registration'));
    return context.json(await studio.access.register(wish, wish.name));
  });
  return api;
}
