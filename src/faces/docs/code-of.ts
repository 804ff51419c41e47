import type { AnyActivity } from '../../core/activity.ts';

/** A call of an activity as TypeScript, on the client `m365` of a scope. */
export function codeOf(activity: AnyActivity, input: unknown): string {
  const call = `m365.${activity.name}(${literal(input)})`;
  return activity.many ? `for await (const item of ${call}) console.log(item);` : `await ${call};`;
}

/** A value as TypeScript source on one line. */
function literal(value: unknown): string {
  if (typeof value === 'string') return `'${value.replaceAll('\\', '\\\\').replaceAll("'", String.raw`\'`)}'`;
  if (Array.isArray(value)) return `[${value.map(literal).join(', ')}]`;
  if (typeof value !== 'object' || value === null) return String(value);
  const fields = Object.entries(value).map(
    ([field, content]) => `${/^[a-z_$][\w$]*$/i.test(field) ? field : `'${field}'`}: ${literal(content)}`,
  );
  return fields.length === 0 ? '{}' : `{ ${fields.join(', ')} }`;
}
