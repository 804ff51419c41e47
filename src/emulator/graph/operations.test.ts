import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { type Area, areas } from './areas.ts';

// `npm run reference` writes the table.
test('the table of operations has those of every area, in the order of its routes', async () => {
  const lines: string[] = [];
  for (const area of Object.keys(areas) as Area[]) {
    const paths = new Map<string, string[]>();
    for (const { operation } of await areas[area]()) {
      const [method = '', path = ''] = operation.split(' ');
      paths.set(path, [...(paths.get(path) ?? []), method]);
    }
    lines.push(`  ${area}: \``, ...[...paths].map(([path, methods]) => `${methods.join(' ')} ${path}`), '`,');
  }
  const text = [
    '/** Which operations each area of the emulated Graph serves: a line for each path template, with the methods before it. */',
    'export const served = {',
    ...lines,
    '} as const;',
    '',
  ].join('\n');

  await expect(text).toMatchFileSnapshot(fileURLToPath(new URL('operations.generated.ts', import.meta.url)));
});
