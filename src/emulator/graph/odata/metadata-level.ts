import type { Reply } from '../route.ts';
import { loadSchema } from '../schema/load-schema.ts';

/** How much an answer says about itself. https://docs.oasis-open.org/odata/odata-json-format/v4.01/odata-json-format-v4.01.html, 3.1 */
export type MetadataLevel = 'none' | 'minimal' | 'full';

/** The level that a request accepts. Default, also for a word that is none: `minimal`. */
export function metadataLevelOf(headers: Headers): MetadataLevel {
  const [, level] = /;\s*odata\.metadata\s*=\s*(none|full)\b/i.exec(headers.get('Accept') ?? '') ?? [];
  return level === undefined ? 'minimal' : level.toLowerCase() === 'none' ? 'none' : 'full';
}

/** The JSON type of an answer that says so much about itself. */
export function jsonTypeOf(level: MetadataLevel): string {
  return `application/json;odata.metadata=${level};odata.streaming=true;IEEE754Compatible=false;charset=utf-8`;
}

/**
 * An answer with as much control information as a request accepts; one that is no JSON, and one that is an error, stays as it is.
 *
 * @param headers - Of the request.
 */
export async function atMetadataLevel(reply: Reply, headers: Headers): Promise<Reply> {
  const level = metadataLevelOf(headers);
  if (level === 'minimal' || !isObject(reply.body)) return reply;
  const body = level === 'none' ? bare(reply.body) : (await import('./full-metadata.ts')).fullMetadata(await loadSchema(), reply.body);
  return { ...reply, body, headers: { 'Content-Type': jsonTypeOf(level), ...reply.headers } };
}

/**
 * Links and counts stay (3.1.3). Assumption: a delta function answers alike, though the protocol has no such answer of it; without its link it could not go on.
 */
function bare(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(bare);
  if (!isObject(value)) return value;
  const kept = Object.entries(value).filter(([name]) => !name.includes('@odata.') || /@odata\.(?:nextLink|deltaLink|count)$/.test(name));
  return Object.fromEntries(kept.map(([name, inner]) => [name, bare(inner)]));
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Uint8Array);
}
