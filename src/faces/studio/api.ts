import { isAbsolute } from 'node:path';
import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { streamSSE } from 'hono/streaming';
import { z } from 'zod';
import { isOnbehalfError, type FailureCode } from '../../core/errors.ts';
import { readInput } from '../../core/input.ts';
import { completionsAt } from '../../flow/complete/completions-at.ts';
import { catalogueOf } from '../../run/flow/catalogue-of.ts';
import { accessRoutes } from './access/access-routes.ts';
import { choiceRoutes } from './choices/choice-routes.ts';
import { address, editInput } from './flow/edit-input.ts';
import { realFlow } from './flow/flow-files.ts';
import { formOf } from './flow/form.ts';
import { paletteOf } from './flow/palette.ts';
import { homeView } from './home/home-view.ts';
import { makeFlow, makeProject, newProjectInput } from './home/new-files.ts';
import { rememberProject } from './home/recent.ts';
import { packageRoutes } from './packages/package-routes.ts';
import { projectView } from './project-view.ts';
import type { FlowView, ProjectView, Refusal } from './protocol.ts';
import { tokenHeader } from './safety/guard.ts';
import { bodyOf } from './read-body.ts';
import { historyRoutes } from './runs/history-routes.ts';
import { runRoutes } from './runs/run-routes.ts';
import { scriptRoutes } from './scripts/script-routes.ts';
import { settingsRoutes } from './settings/settings-routes.ts';
import type { Studio } from './studio.ts';

/** Larger bodies are refused, in bytes. */
const largestBody = 3_000_000;

const sessionInput = z.object({ code: z.string().max(200) });
const folderInput = z.object({ folder: z.string().max(4000).refine(isAbsolute, 'must be the whole path of a folder.') });
const pathInput = z.object({ path: z.string().max(1000) });
const whatInput = z.object({ path: z.string().max(1000), what: z.string().max(200) });
const expressionInput = z.object({ path: z.string().max(1000), step: address, typed: z.string().max(10_000) });
const completionInput = z.object({ path: z.string().max(1000), text: z.string().max(2_000_000), offset: z.int().min(0).max(2_000_000) });

/** The API of the Studio, below `/api`. All of it but the opening of a tab is closed without the token of a tab. */
export function createApi(studio: Studio): Hono {
  const api = new Hono();

  api.onError((error, context) => {
    const known = isOnbehalfError(error) ? error : undefined;
    const refusal: Refusal = {
      error: known ? known.message : 'The Studio could not do that. This is a mistake of the Studio.',
      ...(known && { remedy: known.remedy }),
      ...(known && known.fields.length > 0 && { fields: known.fields }),
    };
    return context.json(refusal, known ? statusOf(known.code) : 500);
  });
  api.notFound((context) => context.json({ error: 'There is nothing at this address.' } satisfies Refusal, 404));

  api.use(async (context, next) => {
    const { path } = context.req;
    const token = context.req.header(tokenHeader) ?? null;
    const isOpen = path === '/api/session' || (path === '/api/code' ? studio.sessions.isKey(token) : studio.sessions.isToken(token));
    if (!isOpen)
      return context.json({ error: 'This tab is not open any more.', remedy: 'Start `onbehalf studio` again.' } satisfies Refusal, 401);
    if (!['GET', 'POST'].includes(context.req.method))
      return context.json({ error: 'The Studio is asked by GET and POST.' } satisfies Refusal, 405);
    if (context.req.method === 'POST' && !/^application\/json(?:;|$)/.test(context.req.header('Content-Type') ?? ''))
      return context.json({ error: 'What is sent must be JSON.' } satisfies Refusal, 415);
    return next();
  });

  api.use(bodyLimit({ maxSize: largestBody, onError: (context) => context.json({ error: 'That is too large.' } satisfies Refusal, 413) }));

  api.post('/session', async (context) => {
    const { code } = readInput(sessionInput, await bodyOf(context.req), 'The session');
    const token = studio.sessions.open(code);
    return token === undefined
      ? context.json(
          { error: 'This address was used already, or is too old.', remedy: 'Start `onbehalf studio` again.' } satisfies Refusal,
          401,
        )
      : context.json({ token });
  });

  api.post('/code', (context) => context.json({ code: studio.sessions.code() }));

  api.get('/project', async (context) => context.json(await opened()));

  api.get('/home', async (context) => context.json(await homeView(studio.folder)));

  api.post('/project/open', async (context) => {
    const { folder } = readInput(folderInput, await bodyOf(context.req), 'The folder');
    await studio.open(folder);
    return context.json(await opened());
  });

  api.post('/project/new', async (context) => {
    const folder = await makeProject(readInput(newProjectInput, await bodyOf(context.req), 'The project'));
    await studio.open(folder);
    return context.json(await opened());
  });

  api.post('/flow/new', async (context) => {
    const { path } = readInput(pathInput, await bodyOf(context.req), 'The flow');
    await makeFlow(studio.folder, path);
    studio.hub.publish({ type: 'projectChanged' });
    return context.json(await studio.flows.view(path));
  });

  api.get('/flow', async (context) => {
    const { path } = readInput(pathInput, context.req.query(), 'The flow');
    const flow = await studio.flows.view(path);
    await known(flow);
    return context.json(flow);
  });

  api.post('/flow', async (context) => {
    const { path, hash, edit, seen } = readInput(editInput, await bodyOf(context.req), 'The edit');
    const { isDone, flow } = await studio.flows.edit(path, hash, edit, seen);
    await known(flow);
    return isDone
      ? context.json(flow)
      : context.json({ error: `${path} was changed elsewhere, and is left as it is there.`, current: flow } satisfies Refusal, 412);
  });

  api.post('/flow/completions', async (context) => {
    const { path, text, offset } = readInput(completionInput, await bodyOf(context.req), 'The place');
    return context.json(await completionsAt(text, offset, await catalogueOf(await realFlow(studio.folder, path))));
  });

  api.post('/flow/expression', async (context) => {
    const { path, step, typed } = readInput(expressionInput, await bodyOf(context.req), 'The expression');
    return context.json(await studio.flows.expression(path, step, typed));
  });

  api.get('/palette', async (context) => {
    const { path } = readInput(pathInput, context.req.query(), 'The palette');
    return context.json(await paletteOf(await catalogueOf(await realFlow(studio.folder, path))));
  });

  api.get('/form', async (context) => {
    const { path, what } = readInput(whatInput, context.req.query(), 'The form');
    const form = await formOf(what, await catalogueOf(await realFlow(studio.folder, path)));
    return form ? context.json(form) : context.json({ error: 'There is nothing of that name.' } satisfies Refusal, 404);
  });

  api.route('/', runRoutes(studio));
  api.route('/', historyRoutes(studio));
  api.route('/', accessRoutes(studio));
  api.route('/', choiceRoutes(studio));
  api.route('/', scriptRoutes(studio));
  api.route('/', packageRoutes(studio));
  api.route('/', settingsRoutes(studio));

  api.get('/tenant', async (context) => {
    const { origin, account } = await studio.tenants.open();
    return context.json({ origin, account });
  });

  api.post('/tenant/reset', async (context) => {
    await studio.runs.resetTenant();
    return context.json({});
  });

  api.get('/events', (context) =>
    streamSSE(context, async (stream) => {
      const leave = studio.hub.join((event) => void stream.writeSSE({ data: JSON.stringify(event) }));
      await stream.writeSSE({ data: JSON.stringify({ type: 'hello' }) });
      await new Promise<void>((resolve) => stream.onAbort(() => resolve()));
      leave();
    }),
  );

  /** The project that is open now, remembered for Home. */
  async function opened(): Promise<ProjectView> {
    const project = await projectView(studio.folder);
    await rememberProject(project.folder, project.name);
    return project;
  }

  /** From now on the tabs hear of changes of this file that no tab made. */
  async function known({ path, hash }: Pick<FlowView, 'path' | 'hash'>): Promise<void> {
    studio.watch.look(path, await realFlow(studio.folder, path), hash);
  }

  return api;
}

function statusOf(code: FailureCode): 400 | 404 | 409 | 413 | 500 {
  if (code === 'NOT_FOUND') return 404;
  if (code === 'CONFLICT') return 409;
  if (code === 'TOO_LARGE') return 413;
  return code === 'BUG' ? 500 : 400;
}
