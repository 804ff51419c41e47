import { mkdtempSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Makes a folder for a test, which removes it when it is done. @param what - Whose it is, in its name. */
export async function temporaryFolder(what: string): Promise<string> {
  return await mkdtemp(join(tmpdir(), `onbehalf-${what}-`));
}

/** The same without waiting. */
export function temporaryFolderSync(what: string): string {
  return mkdtempSync(join(tmpdir(), `onbehalf-${what}-`));
}
