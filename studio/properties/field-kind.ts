/** A JSON Schema, as far as forms look into it. */
export interface Schema {
  readonly type?: string | readonly string[];
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly allOf?: readonly Schema[];
  readonly $ref?: string;
  readonly description?: string;
  readonly default?: unknown;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly items?: Schema;
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
}

/** How a value is filled in. */
export type FieldKind =
  | { readonly kind: 'text'; readonly isLong: boolean; readonly isExpressionFirst: boolean }
  | { readonly kind: 'number' }
  | { readonly kind: 'flag' }
  | { readonly kind: 'choice'; readonly of: readonly unknown[] }
  | { readonly kind: 'lines' }
  | { readonly kind: 'group'; readonly properties: Readonly<Record<string, Schema>>; readonly required: readonly string[] }
  | { readonly kind: 'data' };

/** Names of texts that are long. */
const longTexts = new Set([
  'body',
  'text',
  'comment',
  'content',
  'query',
  'description',
  'message',
  'log',
  'stop',
  'externalMessage',
  'internalMessage',
]);

/** How a value of a schema is filled in. @param name - Of the property. */
export function kindOf(name: string, schema: Schema, definitions: Readonly<Record<string, Schema>>): FieldKind {
  const all = alternatives(schema, definitions);
  const choices = all.flatMap((one) => one.enum ?? ('const' in one ? [one.const] : []));
  const types = new Set(all.flatMap(({ type }) => type ?? []));
  if (choices.length > 1 && choices.length === all.flatMap((one) => one.enum ?? [one]).length) return { kind: 'choice', of: choices };
  if (types.has('string'))
    return {
      kind: 'text',
      isLong: longTexts.has(name) && !types.has('object'),
      isExpressionFirst: types.has('object') || name === 'while' || name === 'if',
    };
  if (types.has('boolean')) return { kind: 'flag' };
  if (types.has('number') || types.has('integer')) return { kind: 'number' };
  const [only] = all;
  if (only?.type === 'array') {
    const items = alternatives(only.items ?? {}, definitions);
    if (items.some(({ type }) => type === 'string')) return { kind: 'lines' };
  }
  if (all.length === 1 && only?.properties && Object.keys(only.properties).length > 0)
    return { kind: 'group', properties: only.properties, required: only.required ?? [] };
  return { kind: 'data' };
}

function alternatives(schema: Schema, definitions: Readonly<Record<string, Schema>>, depth = 0): Schema[] {
  const name = schema.$ref?.replace('#/$defs/', '');
  const meant = name === undefined ? schema : (definitions[name] ?? {});
  const inner = meant.anyOf ?? meant.oneOf ?? (meant.allOf?.length === 1 ? meant.allOf : undefined);
  return inner && depth < 5 ? inner.flatMap((one) => alternatives(one, definitions, depth + 1)) : [meant];
}

/** `createFolderIfMissing` as people read it: "Create folder if missing". */
export function labelOf(name: string): string {
  const words = name.replaceAll(/([a-z\d])([A-Z])/g, '$1 $2').toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}
