import type { Schema } from './schema.ts';

/** The types of Microsoft Graph. They are many, so they are read when a request names something that the emulator does not keep. */
export async function loadSchema(): Promise<Schema> {
  return (await import('./schema.ts')).schema;
}
