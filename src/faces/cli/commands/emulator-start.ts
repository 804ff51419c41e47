import { once } from 'node:events';
import { resolve } from 'node:path';
import { z } from 'zod';
import { defineCommand } from '../command.ts';
import { noteRunning } from '../running-emulators.ts';

/** Serves an emulated Microsoft 365 until it is stopped. */
export const emulatorStart = defineCommand({
  options: z.object({
    port: z.number().int().min(0).max(65_535).optional().describe('Port on the loopback interface; 0 or nothing: any free one.'),
    tls: z
      .boolean()
      .default(false)
      .describe('Serve https with a certificate authority of its own; with --data it is the same at every start.'),
    data: z.string().optional().describe('Folder to load the tenant from and to save it to.'),
    seed: z.number().int().optional().describe('The same number gives the same tenant every time.'),
  }),
  examples: ['emulator start', 'emulator start --port 4000 --seed 7 --json', 'emulator start --tls --data ./tenant'],
  async run({ io, embedded, signal }, { port, tls, data, seed }) {
    const { serve } = await embedded();
    await using served = await serve({
      tls,
      ...(port !== undefined && { port }),
      ...(data !== undefined && { data }),
      ...(seed !== undefined && { seed }),
    });
    const { description } = served;
    await using _note = await noteRunning({
      origin: description.origin,
      pid: process.pid,
      startedAt: new Date().toISOString(),
      ...(data !== undefined && { data: resolve(data) }),
      ...(description.caCertificate !== undefined && { caCertificate: description.caCertificate }),
    });
    if (io.json) io.item(description);
    else {
      io.out(`Microsoft 365 is emulated at ${io.style.bold(description.origin)}`);
      io.out(`Tenant ${description.tenantId}`);
      for (const { userPrincipalName, password } of description.users) io.out(`  ${userPrincipalName.padEnd(28)} ${password}`);
      io.say(`Try: onbehalf mail list --emulator ${description.origin}    Ctrl-C or \`onbehalf emulator stop\` stops it.`);
    }
    const ends = AbortSignal.any([signal, served.stopped]);
    if (!ends.aborted) await once(ends, 'abort');
  },
});
