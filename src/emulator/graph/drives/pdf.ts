import { execFile } from 'node:child_process';
import { access, constants, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { pathToFileURL } from 'node:url';

/** What becomes a PDF, by the end of its name: https://learn.microsoft.com/graph/api/driveitem-get-content-format#format-options */
const sources = new Set('csv doc docx odp ods odt pot potm potx pps ppsx ppsxm ppt pptm pptx rtf xls xlsx'.split(' '));

/** How long a conversion may take, in milliseconds. */
const patience = 60_000;

/** Whether a file can become a PDF. */
export function isConvertible(name: string): boolean {
  return sources.has(extensionOf(name));
}

function extensionOf(name: string): string {
  return /\.([^.]+)$/.exec(name)?.[1]?.toLowerCase() ?? '';
}

/** LibreOffice is not installed, or did not make a PDF. */
export class NotConverted extends Error {
  override readonly name = 'NotConverted';
}

/**
 * Makes a PDF of a document, with LibreOffice.
 *
 * @param name - Of the file: its end says what it is.
 * @param searchPath - Folders of programs. Default: those of the process.
 * @throws NotConverted saying what to install.
 */
export async function toPdf(name: string, content: Uint8Array, searchPath: string = process.env['PATH'] ?? ''): Promise<Uint8Array> {
  const office = await officeIn(searchPath);
  if (office === undefined)
    throw new NotConverted(
      'The emulator converts with LibreOffice, which is not installed here. Install it (Debian: apt-get install libreoffice), then ask again.',
    );
  const folder = await mkdtemp(join(tmpdir(), 'onbehalf-pdf-'));
  try {
    const source = join(folder, `document.${extensionOf(name)}`);
    await writeFile(source, content);
    // A profile of its own: another LibreOffice of the person may run.
    const profile = `-env:UserInstallation=${pathToFileURL(join(folder, 'profile')).href}`;
    await run(office, [profile, '--headless', '--convert-to', 'pdf', '--outdir', folder, source]);
    return new Uint8Array(await readFile(join(folder, 'document.pdf')));
  } catch (error) {
    throw new NotConverted('LibreOffice made no PDF of the file.', { cause: error });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function officeIn(searchPath: string): Promise<string | undefined> {
  for (const folder of searchPath.split(delimiter))
    for (const program of ['soffice', 'libreoffice']) {
      const path = join(folder, program);
      const isThere = await access(path, constants.X_OK).then(
        () => true,
        () => false,
      );
      if (folder !== '' && isThere) return path;
    }
  return undefined;
}

function run(program: string, args: readonly string[]): Promise<void> {
  return new Promise((resolve, reject) => {
    execFile(program, args, { timeout: patience }, (error) => (error ? reject(error) : resolve()));
  });
}
