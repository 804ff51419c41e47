import { mkdir, rm, writeFile } from 'node:fs/promises';
import { request, type IncomingHttpHeaders } from 'node:http';
import { dirname, join } from 'node:path';
import type { StudioPorts } from '../../src/faces/studio/ports.ts';
import { serveStudio, type ServedStudio, type StudioOptions } from '../../src/faces/studio/serve-studio.ts';
import { studioPorts } from '../../src/start-studio.ts';
import { ownHome } from './own-home.ts';
import { packageFolder } from './package-folder.ts';
import { temporaryFolder } from './temporary-folder.ts';

/** A project file as small as one can be. */
export const projectFile = 'version: 1\nname: invoices\nkind: process\nentryPoints: [{ file: main.flow.yaml }]\n';

/** A Studio on a folder of its own. */
export interface TestStudio extends AsyncDisposable {
  readonly served: ServedStudio;
  /** The folder that is open. */
  readonly folder: string;
  /** Opens a tab, and gives its token. */
  token(): Promise<string>;
  /** Asks the API of an open tab. @returns Status and JSON. */
  ask<T = unknown>(path: string, body?: object): Promise<{ readonly status: number; readonly body: T }>;
}

/** Starts a Studio on files. @param files - By their paths in the project. */
export async function testStudio(
  files: Readonly<Record<string, string>>,
  { ports = {}, ...options }: Partial<Omit<StudioOptions, 'folder'>> & { readonly ports?: Partial<StudioPorts> } = {},
): Promise<TestStudio> {
  // What was opened, and runs, are kept at home.
  const home = process.env['ONBEHALF_HOME'] === undefined ? await ownHome() : undefined;
  const above = await temporaryFolder('studio');
  const folder = join(above, 'project');
  for (const [path, text] of Object.entries({ 'onbehalf.yaml': projectFile, 'package.json': '{"private":true}', ...files })) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), text);
  }
  const served = await serveStudio(
    { folder, ...options },
    { ...studioPorts(packageFolder, () => Promise.reject(new Error('No code of a package was expected to run.'))), ...ports },
  );
  let opened: Promise<string> | undefined;
  const token = async (): Promise<string> => {
    const code = served.url().split('#')[1] ?? '';
    const { body } = await send(served.origin, { path: '/api/session', method: 'POST', body: JSON.stringify({ code }) });
    return (JSON.parse(body) as { token: string }).token;
  };
  return {
    served,
    folder,
    token,
    async ask<T>(path: string, body?: object) {
      const headers = { 'X-Onbehalf-Studio': await (opened ??= token()) };
      const answer = await send(served.origin, {
        path: `/api/${path}`,
        headers,
        ...(body && { method: 'POST', body: JSON.stringify(body) }),
      });
      return { status: answer.status, body: JSON.parse(answer.body) as T };
    },
    async [Symbol.asyncDispose]() {
      await served[Symbol.asyncDispose]();
      await rm(above, { recursive: true });
      await home?.[Symbol.asyncDispose]();
    },
  };
}

/** A request as it goes over the wire: nothing about it is made better. */
export interface WireRequest {
  readonly path?: string;
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** Sends a request as it is. */
export function send(
  origin: string,
  { path = '/', method = 'GET', headers = {}, body }: WireRequest,
): Promise<{ readonly status: number; readonly headers: IncomingHttpHeaders; readonly body: string }> {
  const { hostname, port, host } = new URL(origin);
  return new Promise((resolve, reject) => {
    const all = { Host: host, ...(body !== undefined && { 'Content-Type': 'application/json' }), ...headers };
    const sent = request({ hostname, port, path, method, agent: false, setHost: false, headers: all }, (answer) => {
      let text = '';
      answer.setEncoding('utf8').on('data', (piece: string) => (text += piece));
      answer.on('end', () => resolve({ status: answer.statusCode ?? 0, headers: answer.headers, body: text }));
      answer.on('error', reject);
    });
    sent.on('error', reject);
    sent.end(body);
  });
}
