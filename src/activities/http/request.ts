import { z } from 'zod';
import { defineActivity, type DeclaredCall } from '../../core/activity.ts';
import { OnbehalfError } from '../../core/errors.ts';
import { inputError } from '../../core/input.ts';
import type { ActivityContext, Files, Graph, GraphRequest, Operation } from '../../core/ports.ts';
import { take, top } from '../take.ts';
import { fileOutput, onConflict } from '../written-file.ts';
import { headerProblem, shownHeaders } from './own-headers.ts';
import { readTarget } from './target.ts';

const methods = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const;
const effects = { GET: 'reads', DELETE: 'deletes' } as const;

const input = z.object({
  method: z.enum(methods).default('GET').describe('What to do with it.'),
  path: z
    .string()
    .min(1)
    .describe(
      'Path of Microsoft Graph below the version, `/me/messages`, or a whole address of Microsoft Graph. `/me` is the mailbox of the scope.',
    ),
  query: z
    .record(z.string(), z.union([z.string(), z.number(), z.boolean()]))
    .optional()
    .describe('Query options, `{ "$top": 10 }`.'),
  headers: z.record(z.string(), z.string()).optional().describe('Headers besides those of the connection, `{ "Prefer": "..." }`.'),
  body: z.unknown().optional().describe('What is sent, as JSON.'),
  file: z.string().min(1).optional().describe('File on this machine whose bytes are sent, in the place of `body`. At most 4 MB.'),
  contentType: z
    .string()
    .regex(/^[\w.+-]+\/[\w.+-]+(?:;.*)?$/, 'must be a media type, as text/plain is.')
    .optional()
    .describe('What `file` is. Left out: told by its name.'),
  allPages: z.boolean().default(false).describe('Follow the pages of a collection and give all its items in `body.value`.'),
  top,
  saveTo: z.string().min(1).optional().describe('Folder on this machine: the answer is written to a file there, whatever it is.'),
  fileName: z.string().min(1).optional().describe('Name of that file. Left out: the last part of the path.'),
  onConflict,
  permission: z
    .string()
    .trim()
    .min(1)
    .optional()
    .describe('The permission that opens the call, where Microsoft publishes none for it, or which of several is meant.'),
});

type Input = z.output<typeof input>;

/** The activity `http.request`. */
export const request = defineActivity({
  name: 'http.request',
  title: 'HTTP Request',
  summary: 'Makes any call of Microsoft Graph, with the permissions that Microsoft publishes for it.',
  effect: 'changes',
  // https://www.rfc-editor.org/rfc/rfc9110#section-9.2.2
  reconcile: { repeatIf: ({ method }) => method === 'PUT' || method === 'DELETE' },
  calls: [],
  input,
  output: z.object({
    status: z.number().describe('Status of the answer, 200 to 299.'),
    headers: z.record(z.string(), z.string()).describe('Headers of the answer, by their names in lower case.'),
    body: z.unknown().describe('The answer: its JSON, or its text; null where there is none, or where it is in `file`.'),
    file: fileOutput.nullable().describe('The file that was written; null without `saveTo`.'),
  }),
  examples: [
    { title: 'Your name and nothing else', input: { path: '/me', query: { $select: 'displayName' } } },
    { title: 'All folders of a mailbox', input: { path: '/me/mailFolders', allPages: true } },
    {
      title: 'Another title for a category',
      input: { method: 'POST', path: '/me/outlook/masterCategories', body: { displayName: 'Audit', color: 'preset2' } },
    },
    { title: 'An answer as a file', input: { path: '/me/mailFolders/inbox', saveTo: 'downloads', fileName: 'inbox.json' } },
  ],

  callsOf: requestedCalls,
  effectOf: ({ method = 'GET' }) => effects[method as keyof typeof effects] ?? 'changes',

  async run(context, given) {
    const { operation, query } = targetOf(given);
    checkTogether(given);
    const call: GraphRequest = { query: { ...query, ...given.query }, headers: given.headers ?? {}, ...(await sent(context.files, given)) };
    const graph = context.graph as Graph;
    if (given.saveTo !== undefined) return { status: 200, headers: {}, body: null, file: await saved(context, operation, call, given) };
    if (given.allPages) return { status: 200, headers: {}, body: { value: await itemsOf(graph, operation, call, given.top) }, file: null };
    const { status, headers, body } = await readAnswer(graph, operation, call);
    return { status, headers: shownHeaders(headers), body: body ?? null, file: null };
  },
});

/** The one call that an input makes; none while its path is not known, or is wrong. */
function requestedCalls({ method = 'GET', path, permission }: Readonly<Record<string, unknown>>): DeclaredCall[] {
  const target = typeof path === 'string' ? readTarget(path) : '';
  if (typeof target === 'string' || !methods.some((one) => one === method)) return [];
  return [
    { operation: `${String(method)} ${target.path}` as Operation, requested: { ...(typeof permission === 'string' && { permission }) } },
  ];
}

function targetOf({ method, path }: Input): { readonly operation: Operation; readonly query: Readonly<Record<string, string>> } {
  const target = readTarget(path);
  if (typeof target === 'string') throw inputError('http.request', [{ field: 'path', problem: target }]);
  return { operation: `${method} ${target.path}` as Operation, query: target.query };
}

/** @throws OnbehalfError INPUT_INVALID naming every field that another one leaves no place for. */
function checkTogether({ method, headers = {}, body, file, contentType, allPages, top, saveTo, fileName }: Input): void {
  const reads = method === 'GET';
  const problems = [
    ...Object.entries(headers).map(([name, value]) => ({ field: `headers.${name}`, problem: headerProblem(name, value) })),
    { field: 'body', problem: reads && body !== undefined && 'must be left out: a GET sends nothing.' },
    {
      field: 'file',
      problem:
        file !== undefined && (reads ? 'must be left out: a GET sends nothing.' : body !== undefined && 'must not stand beside body.'),
    },
    { field: 'contentType', problem: contentType !== undefined && file === undefined && 'is of a file, and there is none.' },
    { field: 'allPages', problem: allPages && !reads && 'must be left out: only a GET has pages.' },
    { field: 'top', problem: top !== undefined && !allPages && 'needs allPages; without, write $top into query.' },
    {
      field: 'saveTo',
      problem:
        saveTo !== undefined &&
        (allPages ? 'must not stand beside allPages.' : !reads && 'must be left out: only what a GET answers is written to a file.'),
    },
    { field: 'fileName', problem: fileName !== undefined && saveTo === undefined && 'needs saveTo.' },
  ].flatMap(({ field, problem }) => (problem ? [{ field, problem }] : []));
  if (problems.length > 0) throw inputError('http.request', problems);
}

async function sent(files: Files, { body, file, contentType }: Input): Promise<Pick<GraphRequest, 'body' | 'content'>> {
  if (file === undefined) return body === undefined ? {} : { body };
  const source = await files.open(file);
  if (source.size > 4_000_000) {
    const problem = `has ${source.size} bytes; one request takes 4 MB at most.`;
    throw inputError('http.request', [{ field: 'file', problem }]);
  }
  return { content: { type: contentType ?? source.contentType, bytes: await source.slice(0, source.size) } };
}

/** @throws OnbehalfError INPUT_INVALID naming `saveTo`, where what is read are bytes, or lie at another address. */
async function readAnswer(graph: Graph, operation: Operation, call: GraphRequest): ReturnType<Graph['exchange']> {
  const reads = operation.startsWith('GET ');
  const answer = await graph.exchange(operation, call).catch((error: unknown) => {
    throw reads && error instanceof OnbehalfError && error.details['status'] === 302 ? needsFile('lies at another address') : error;
  });
  const type = answer.headers['content-type'];
  if (reads && answer.body === undefined && type !== undefined && !/[/+]json\b/i.test(type)) throw needsFile(`is no text (${type})`);
  return answer;
}

function needsFile(why: string): OnbehalfError {
  return inputError('http.request', [{ field: 'saveTo', problem: `is needed: what this call answers ${why}, and goes into a file.` }]);
}

async function itemsOf(graph: Graph, operation: Operation, call: GraphRequest, top: number | undefined): Promise<unknown[]> {
  const items: unknown[] = [];
  for await (const item of take(graph.list(operation, call), top)) items.push(item);
  return items;
}

async function saved(
  { graph, files }: ActivityContext,
  operation: Operation,
  call: GraphRequest,
  { saveTo = '.', fileName, onConflict, path }: Input,
) {
  const [bare = ''] = path.split('?', 1);
  const wanted =
    fileName ??
    bare
      .replace(/\/\$value$/, '')
      .split('/')
      .findLast((segment) => segment !== '');
  const [name] = await files.plan(saveTo, [wanted ?? 'answer'], onConflict);
  if (name === undefined) throw new OnbehalfError('BUG', `No name was planned for ${wanted}.`);
  return files.write(saveTo, name, await (graph as Graph).download(operation, call), onConflict);
}
