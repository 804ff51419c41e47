import type { Versioned } from '../../tenant/planner.ts';
import type { Call } from '../route.ts';
import { plannerFailure } from './failures.ts';

/** The kinds of resources that have versions, as their ETags name them. */
const kinds = {
  task: '1-Task  ',
  taskDetails: '1-TaskDetails ',
  plan: '1-Plan  ',
  planDetails: '1-PlanDetails ',
  bucket: '1-Bucket',
} as const;

/** A kind of resource with versions. */
export type Kind = keyof typeof kinds;

/** How many digits a version has. */
const width = 16;

/**
 * The ETag of a resource: a text such as `1-Task  @@@@@@@@@@@@@@@D` in base64. Of two ETags of one resource the newer one is the greater text:
 * https://learn.microsoft.com/graph/api/resources/planner-overview#planner-resource-versioning
 */
export function etagOf(kind: Kind, { version }: Versioned): string {
  // Three digits: base64 keeps the order of texts made of these.
  const digits = version
    .toString(3)
    .padStart(width, '0')
    .replaceAll(/[012]/g, (digit) => '@AB'[Number(digit)] ?? '');
  return `W/"${Buffer.from(`'${kinds[kind]}${digits}'`).toString('base64')}"`;
}

/**
 * Refuses a change whose version is not known, or which conflicts with one that came after that version. A change to an older version is taken where what it
 * changes was not changed since; a removal only where nothing was. An asterisk stands for the current version.
 *
 * @param wanted - The properties that the request changes; undefined for a removal.
 * @throws GraphFailure 412 without `If-Match` and for what is no version; 409 for a conflict. Words: https://github.com/pnp/pnpjs/issues/841,
 * https://github.com/microsoftgraph/microsoft-graph-docs/issues/4617, https://github.com/O365/python-o365/issues/1082.
 */
export function checkVersion(call: Call, kind: Kind, item: Versioned, wanted?: readonly string[]): void {
  const header = call.headers.get('If-Match')?.trim();
  if (!header) throw plannerFailure(412, 'The If-Match header must be specified for this kind of request.');
  if (header === '*') return;
  const version = versionIn(header, kind);
  if (version === undefined || version > item.version) throw plannerFailure(412, 'The If-Match header contains an invalid value.');
  const newer = Object.keys(item.changed).filter((property) => (item.changed[property] ?? 0) > version);
  if (wanted ? newer.some((property) => wanted.includes(property)) : newer.length > 0)
    throw plannerFailure(
      409,
      'The attempted changes conflicted with already accepted changes. Read the latest state and resolve any conflicts.',
    );
}

/** Makes the next version of a resource. @param properties - What was changed. */
export function touch(item: Versioned, properties: readonly string[]): void {
  item.version += 1;
  for (const property of properties) item.changed[property] = item.version;
}

function versionIn(etag: string, kind: Kind): number | undefined {
  const bare = etag.replace(/^W\//, '').replaceAll(/\\?"/g, '');
  const text = Buffer.from(bare, 'base64').toString();
  const start = `'${kinds[kind]}`;
  const digits = text.startsWith(start) ? /^[@AB]{16}(?='$)/.exec(text.slice(start.length))?.[0] : undefined;
  return digits === undefined
    ? undefined
    : Number.parseInt(
        digits.replaceAll(/[@AB]/g, (digit) => String('@AB'.indexOf(digit))),
        3,
      );
}
