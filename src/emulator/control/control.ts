import { Hono, type Context } from 'hono';
import { z, ZodError } from 'zod';
import { BodyTooLarge, bodyLimits, readText } from '../bounded-body.ts';
import { foreignness, type Foreignness } from '../foreign-request.ts';
import { consentOperations } from './consent-operations.ts';
import { faultOperations } from './fault-operations.ts';
import { messageOperations } from './message-operations.ts';
import { type ControlOperation, ControlRefusal, type Controlled } from './operation.ts';
import { tenantOperations } from './tenant-operations.ts';
import { tokenOperations } from './token-operations.ts';
import { userOperations } from './user-operations.ts';

/** Every operation of the control API. */
export const controlOperations: readonly ControlOperation[] = [
  ...tenantOperations,
  ...userOperations,
  ...tokenOperations,
  ...consentOperations,
  ...messageOperations,
  ...faultOperations,
];

const refusals: Readonly<Record<Foreignness, string>> = {
  host: 'The control API answers on localhost, 127.0.0.1 and [::1] only.',
  origin: 'The control API does not answer pages of another origin.',
};

/**
 * Creates the control API: what a test, or a person with `curl`, tells the emulator over HTTP under `/_emulator/`. `GET /_emulator/`
 * describes all of it. It answers on loopback names only, and no page of another origin may use it.
 */
export function createControl(controlled: Controlled): { fetch(request: Request): Promise<Response> } {
  const app = new Hono({ strict: false }).basePath('/_emulator');
  app.get('/', (context) => context.json(describe()));
  for (const operation of controlOperations) {
    app.on(operation.method, operation.path, (context) => run(operation, controlled, context));
  }
  app.notFound((context) =>
    context.json({ error: `There is no ${context.req.method} ${context.req.path}. GET /_emulator/ lists what there is.` }, 404),
  );
  app.onError((error, context) => {
    const refusal = refusalOf(error);
    if (!refusal) return context.json({ error: `The emulator failed: ${error.message}` }, 500);
    return Response.json(
      { error: refusal.message, ...(refusal.fields.length > 0 ? { fields: refusal.fields } : {}) },
      { status: refusal.status },
    );
  });
  return {
    async fetch(request) {
      const reason = foreignness(request);
      return reason === undefined ? app.fetch(request) : Response.json({ error: refusals[reason] }, { status: 403 });
    },
  };
}

async function run(operation: ControlOperation, controlled: Controlled, context: Context): Promise<Response> {
  const body =
    operation.body === undefined
      ? undefined
      : await readJson(context.req.raw, operation.bodyLimit?.(controlled.tenant()) ?? bodyLimits.control);
  const answer: unknown = await operation.handle(controlled, { params: context.req.param(), body });
  return operation.status === 204 ? new Response(null, { status: 204 }) : Response.json(answer, { status: operation.status ?? 200 });
}

async function readJson(request: Request, limit: number): Promise<unknown> {
  const type = request.headers.get('Content-Type') ?? '';
  if (!/^application\/json\b/i.test(type)) throw new ControlRefusal(415, 'Send the body as JSON, with Content-Type: application/json.');
  const text = await readText(request, limit);
  try {
    return JSON.parse(text);
  } catch {
    throw new ControlRefusal(400, 'The body is not valid JSON.');
  }
}

function refusalOf(error: Error): ControlRefusal | undefined {
  if (error instanceof ControlRefusal) return error;
  if (error instanceof BodyTooLarge) return new ControlRefusal(413, error.message);
  if (!(error instanceof ZodError)) return undefined;
  const fields = error.issues.map(({ path, message }) => ({ field: path.join('.') || 'body', problem: message }));
  return new ControlRefusal(
    400,
    `The body is not valid: ${fields.map(({ field, problem }) => `${field}: ${problem}`).join('; ')}.`,
    fields,
  );
}

/** The description of the control API: operations by path and method, bodies as JSON Schema. */
function describe(): Record<string, unknown> {
  const paths: Record<string, Record<string, unknown>> = {};
  for (const { method, path, summary, body, status } of controlOperations) {
    const key = `/_emulator${path.replaceAll(/:(\w+)/g, '{$1}')}`;
    const operation = {
      summary,
      ...(body === undefined ? {} : { requestBody: { required: true, content: { 'application/json': { schema: z.toJSONSchema(body) } } } }),
      responses: { [String(status ?? 200)]: { description: summary } },
    };
    paths[key] = { ...paths[key], [method.toLowerCase()]: operation };
  }
  return { openapi: '3.1.0', info: { title: 'Onbehalf emulator control', version: '1' }, paths };
}
