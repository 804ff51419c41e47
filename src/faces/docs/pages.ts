import type { AnyActivity } from '../../core/activity.ts';
import { allActivities, areas } from '../../activities/areas.ts';
import { connectionsSchema } from '../../connection/named/connections-schema.ts';
import { projectFileJsonSchema } from '../../project/file/json-schema.ts';
import { activityPage } from './activity-page.ts';
import { codesPage } from './codes-page.ts';
import { areaDeclarations, areaObjectDeclaration } from './declarations.ts';
import { flowPage } from './flow-page.ts';
import { failures } from '../../core/errors.ts';
import { pageOf } from '../../core/names.ts';

export { parityPage } from './parity-page.ts';

/** The text of `docs/connections.schema.json`. */
export function connectionsSchemaText(): string {
  return `${JSON.stringify(connectionsSchema(), null, 2)}\n`;
}

/** The text of `docs/onbehalf.schema.json`. */
export function projectSchemaText(): string {
  return `${JSON.stringify(projectFileJsonSchema(), null, 2)}\n`;
}

/** Every page of `docs/reference`, by its name there. Each is written from a definition. */
export async function referencePages(): Promise<Map<string, string>> {
  const activities = await allActivities();
  const pages = new Map(activities.map((activity) => [pageOf(activity.name), activityPage(activity)]));
  pages.set('errors.md', errorsPage());
  pages.set('codes.md', codesPage());
  pages.set('flows.md', flowPage());
  pages.set('index.md', indexPage(activities));
  return pages;
}

/** The published types of the areas, by file below `dist/activities`: what editors show. */
export async function publishedTypes(): Promise<Map<string, string>> {
  const files = new Map<string, string>();
  const objects: string[] = [];
  for (const [area, { load, module }] of Object.entries(areas)) {
    const [activities, exported] = await Promise.all([load(), module()]);
    const listName = `${area}Activities`;
    const exportNames = new Map(Object.entries(exported).map(([name, activity]) => [activity as AnyActivity, name]));
    files.set(`${area}/index.d.ts`, areaDeclarations({ exportNames, listName, activities }));
    objects.push(`${areaObjectDeclaration(area, activities)}export { ${listName} } from './${area}/index.ts';\n`);
  }
  return files.set('index.d.ts', objects.join(''));
}

function errorsPage(): string {
  const rows = Object.entries(failures).map(([code, { whose, exit, remedy }]) => `| \`${code}\` | ${whose} | ${exit} | ${remedy} |`);
  return [
    '# Errors',
    '',
    'Every failure is an `OnbehalfError` with one of these codes. `whoseMove` says who has to act; the exit status is that of the command line.',
    '',
    '| code | whose move | exit status | remedy |',
    '| --- | --- | --- | --- |',
    ...rows,
    '',
  ].join('\n');
}

function indexPage(activities: readonly { readonly name: string; readonly title: string; readonly summary: string }[]): string {
  return [
    '# Activities',
    '',
    '| activity | known as | what it does |',
    '| --- | --- | --- |',
    ...activities.map(({ name, title, summary }) => `| [\`${name}\`](${pageOf(name)}) | ${title} | ${summary} |`),
    '',
  ].join('\n');
}
