import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { nodeWorld } from './connection/index.ts';
import { embed, type Embedment } from './embedded.ts';

import type { StartedStudio, StudioStarter } from './faces/cli/command.ts';
import type { StudioPorts, StudioTenant } from './faces/studio/ports.ts';
import { findStudio, noteStudio } from './faces/studio/running-studios.ts';
import { serveStudio } from './faces/studio/serve-studio.ts';
import { realFolder } from './faces/studio/studio.ts';

/** An emulated Microsoft 365 whose pages one can look at, and whose person answers by itself. @param prepare - What is done in it first. */
export async function studioTenant(prepare: (emulator: Embedment['emulator']) => void = () => undefined): Promise<StudioTenant> {
  const embedment = await embed();
  prepare(embedment.emulator);
  const listener = await embedment.emulator.listen();
  return {
    origin: listener.origin,
    account: embedment.account,
    world: (base) => embedment.world(base),
    async [Symbol.asyncDispose]() {
      await listener.close();
      await embedment[Symbol.asyncDispose]();
    },
  };
}

/** What the Studio of this machine stands on. @param packageFolder - Where this package lies. */
export function studioPorts(packageFolder: string, modules: StudioPorts['modules']): StudioPorts {
  return {
    tenant: () => studioTenant(),
    modules,
    world: (notify) => nodeWorld({ emulator: '', notify }),
    opened: async () => undefined,
    version: async () => (JSON.parse(await readFile(join(packageFolder, 'package.json'), 'utf8')) as { version: string }).version,
    pages: join(packageFolder, 'dist', 'studio'),
    now: () => Date.now(),
  };
}

/** The Studio as the command line uses it. */
export const studio: StudioStarter = {
  async start({ folder, port, packageFolder, modules }): Promise<StartedStudio> {
    const running = await findStudio(await realFolder(folder));
    if (running) return { ...running, isAnothers: true, stopped: AbortSignal.abort(), [Symbol.asyncDispose]: async () => undefined };
    const notes: AsyncDisposable[] = [];
    const note = async (opened: string): Promise<void> =>
      void notes.push(await noteStudio({ origin: served.origin, folder: opened, key: served.key }));
    const ports = { ...studioPorts(packageFolder, modules), opened: note };
    const served = await serveStudio({ folder, ...(port !== undefined && { port }) }, ports);
    await note(served.folder);
    return {
      origin: served.origin,
      url: served.url(),
      isAnothers: false,
      stopped: served.stopped,
      async [Symbol.asyncDispose]() {
        for (const each of notes) await each[Symbol.asyncDispose]();
        await served[Symbol.asyncDispose]();
      },
    };
  },
};
