import { type BodyShape, GraphFailure } from './route.ts';
import { loadSchema } from './schema/load-schema.ts';

/** The code of a body that cannot be, by service. Assumption: that of the directory is the one of its other refusals. */
const codes: Readonly<Record<string, string>> = { outlook: 'RequestBodyRead', directory: 'Request_BadRequest', files: 'invalidRequest' };

/**
 * Holds a JSON body against the published types: names that there are not, and values of another kind. The types are loaded with the first body.
 *
 * @throws GraphFailure 400.
 */
export async function checkJson(value: unknown, shape: BodyShape, service: string): Promise<void> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return;
  const [schema, { jsonProblem }] = await Promise.all([loadSchema(), import('./schema/json-types.ts')]);
  for (const [type, object] of partsIn(value, shape)) {
    const problem = jsonProblem(schema, object, type);
    if (problem !== undefined) throw new GraphFailure(400, codes[service] ?? 'BadRequest', problem);
  }
}

function partsIn(value: object, shape: BodyShape): [type: string, object: Readonly<Record<string, unknown>>][] {
  if (typeof shape === 'string') return [[shape, { ...value }]];
  return Object.entries(value).flatMap(([name, inner]) => {
    const type = Object.entries(shape).find(([parameter]) => parameter.toLowerCase() === name.toLowerCase())?.[1];
    return type === undefined || typeof inner !== 'object' || inner === null || Array.isArray(inner) ? [] : [[type, { ...inner }]];
  });
}
