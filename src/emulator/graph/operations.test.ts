import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { type Area, areas } from './areas.ts';

// `npm run reference` writes the table.
test('the table of operations has those of every area, in the order of its routes', async () => {
  const table: Record<string, string[]> = {};
  for (const area of Object.keys(areas) as Area[]) {
    const paths = new Map<string, string[]>();
    for (const { operation } of await areas[area]()) {
      const [method = '', path = ''] = operation.split(' ');
      paths.set(path, [...(paths.get(path) ?? []), method]);
    }
    table[area] = [...paths].map(([path, methods]) => `${methods.join(' ')} ${path}`);
  }
  const text = `${JSON.stringify(table, undefined, 1)}\n`;

  await expect(text).toMatchFileSnapshot(fileURLToPath(new URL('served.generated.json', import.meta.url)));
});
