import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { secretSettings, settingsSchema } from '../../identity/index.ts';
import { connectionFileProblems } from './connection-settings.ts';
import { connectionsSchema } from './connections-schema.ts';

interface Properties {
  readonly [name: string]: {
    readonly pattern?: string;
    readonly enum?: readonly string[];
    readonly properties?: Properties;
    readonly additionalProperties?: { readonly properties: Properties };
  };
}

const { properties } = connectionsSchema() as unknown as { readonly properties: Properties };
const settings: Properties = properties['connections']?.additionalProperties?.properties ?? {};

test('the schema has every setting, with the values that may stand there', () => {
  expect(Object.keys(settings)).toEqual(Object.keys(settingsSchema.shape));
  expect(settings['environment']?.enum).toContain('USGovernmentDOD');
});

test.each(secretSettings)('%s is only ever a reference', (name) => {
  const pattern = new RegExp(settings[name]?.pattern ?? '');

  expect([pattern.test('env:SECRET'), pattern.test('file:/run/secret'), pattern.test('hunter2')]).toEqual([true, true, false]);
});

test('the example of the page can be used', async () => {
  const page = await readFile(new URL('../../../docs/connections.md', import.meta.url), 'utf8');
  const [, example = ''] = /```json\n(.*?)```/s.exec(page) ?? [];

  expect(connectionFileProblems(JSON.parse(example))).toEqual([]);
});
