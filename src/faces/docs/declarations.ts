import { z } from 'zod';
import { inputsWithMore, type AnyActivity } from '../../core/activity.ts';
import { areaOf, pageOf, verbOf } from '../../core/names.ts';
import { detectFor } from '../../connection/index.ts';
import { codeOf } from './code-of.ts';
import { createTypeTexts, docComment, type SchemaPart, type TypeTexts } from './type-text.ts';

/** What an area exports beside its activities: the name of the list of them, and lines of its own. */
export interface AreaDeclarations {
  /** The name under which the area's module exports each activity: `deleteMessage` for `mail.delete`. */
  readonly exportNames: ReadonlyMap<AnyActivity, string>;
  /** The name of the list of all activities: `mailActivities`. */
  readonly listName: string;
  /** The activities in the order of that list. */
  readonly activities: readonly AnyActivity[];
}

/**
 * The published types of an area's module: every activity with an input and an output that have names, and the texts of the definition as doc
 * comments, so that an editor shows them. What the compiler would write instead are the types of the schemas, which say none of it.
 */
export function areaDeclarations({ exportNames, listName, activities }: AreaDeclarations): string {
  const types = createTypeTexts();
  const declared = activities.map((activity) => activityDeclaration(activity, exportNames.get(activity) ?? verbOf(activity.name), types));
  return [
    "import type { CallOptions, Items, ListInput } from '../../connection/client.ts';",
    "import type { NamedActivity } from '../../core/activity.ts';",
    ...types.declarations(),
    ...declared,
    docComment(['Every activity of the area: the classic ones first, then the newer ones.']),
    `export declare const ${listName}: readonly [${activities.map(({ name }) => typeNameOf(name)).join(', ')}];`,
    '',
  ].join('\n');
}

/** The published type of an area as one object, `mail`, with the texts of each activity. */
export function areaObjectDeclaration(area: string, activities: readonly AnyActivity[]): string {
  const members = activities.map(
    (activity) =>
      `${docComment(aboutActivity(activity))}\nreadonly ${verbOf(activity.name)}: import('./${area}/index.ts').${typeNameOf(activity.name)};`,
  );
  return [docComment([`The ${area} activities by verb.`]), `export declare const ${area}: {`, ...members, '};', ''].join('\n');
}

function activityDeclaration(activity: AnyActivity, exportName: string, types: TypeTexts): string {
  const { name, input, output, calls, many, each } = activity;
  const [own, verb] = [typeNameOf(name), verbOf(name)];
  const [plain, more] = byListing(activity, z.toJSONSchema(input, { io: 'input', unrepresentable: 'any' }));
  const given = types.named(plain, `${own}Input`, `Input of \`${name}\`, listed plainly.`, true);
  const listed = types.named(more, `${own}More`, `What \`${name}\` takes besides, where it is listed with \`use\`.`, true);
  const result = types.named(
    z.toJSONSchema(output, { io: 'output', unrepresentable: 'any' }),
    `${own}Output`,
    `What \`${name}\` gives.`,
    false,
  );
  const one = `(input${(plain.required ?? []).length > 0 ? '' : '?'}: ${given}, options?: CallOptions) => ${many ? 'Items' : 'Promise'}<${result}>`;
  const list = `(input: ListInput<${given}, '${each}'>, options?: CallOptions) => Promise<${result}[]>`;
  const signatures = each === undefined ? one : `(${one}) & (${list})`;
  const about = docComment(aboutActivity(activity));
  return [
    `export interface ${own} extends NamedActivity<'${name}', ${given}, ${listed}, ${result}, ${JSON.stringify(calls)}, ${String(many)}> {`,
    // Never there at run time: an editor shows the doc comment of a property, and of no type that is computed.
    `readonly methods?: {\n${about}\nreadonly ${verb}: ${signatures} };`,
    ...(each === undefined ? [] : [`readonly each?: '${each}';`]),
    '}',
    about,
    `export declare const ${exportName}: ${own};`,
  ].join('\n');
}

/** The input of an activity that is listed plainly, and what it takes besides where that is listed. */
function byListing({ calls }: AnyActivity, schema: SchemaPart): [plain: SchemaPart, more: SchemaPart] {
  const listed = new Set(['mailbox', ...inputsWithMore(calls)]);
  const part = (isMore: boolean): SchemaPart => ({
    ...schema,
    properties: Object.fromEntries(Object.entries(schema.properties ?? {}).filter(([field]) => listed.has(field) === isMore)),
    required: (schema.required ?? []).filter((field) => listed.has(field) === isMore),
  });
  return [part(false), part(true)];
}

function aboutActivity(activity: AnyActivity): string[] {
  const permissions = detectFor([activity]).permissions.map(({ name }) => name);
  const [example] = activity.examples;
  return [
    `**${activity.title}**`,
    '',
    activity.summary,
    '',
    `Needs ${permissions.length > 0 ? permissions.join(', ') : 'no permission'}. Reference: docs/reference/${pageOf(activity.name)}`,
    ...(example ? ['', `@example ${example.title}`, '```ts', codeOf(activity, example.input), '```'] : []),
  ];
}

/** `MailSetCategories` for `mail.setCategories`. */
function typeNameOf(name: string): string {
  return [areaOf(name), verbOf(name)].map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join('');
}
