import { once } from 'node:events';
import { z } from 'zod';
import { openSystemBrowser } from '../../../connection/index.ts';
import { inputError } from '../../../core/input.ts';
import { defineCommand } from '../command.ts';

/** Serves the Studio, and opens it in the browser. */
export const studioCommand = defineCommand({
  words: '[FOLDER]',
  options: z.object({
    port: z.number().int().min(0).max(65_535).optional().describe('Port on the loopback interface; 0 or nothing: any free one.'),
    open: z.boolean().default(true).describe('Open it in the browser; `--no-open` prints its address only.'),
  }),
  examples: ['studio', 'studio invoices', 'studio invoices --no-open --port 4100 --json'],
  async run({ io, studio, packageFolder, modules, signal }, { port, open }, words) {
    if (words.length > 1) throw inputError('onbehalf studio', [{ field: 'FOLDER', problem: 'must be the folder of one project.' }]);
    const starter = await studio();
    await using started = await starter.start({
      folder: words[0] ?? '.',
      packageFolder,
      modules,
      ...(port !== undefined && { port }),
    });
    const { origin, url, isAnothers, stopped } = started;
    if (io.json) io.item({ origin, url });
    else {
      io.out(`The Studio is at ${io.style.bold(url)}`);
      io.say(
        isAnothers
          ? 'It was started before; this address opens one more tab.'
          : 'The address opens one tab, once. Ctrl-C stops the Studio.',
      );
    }
    if (open) await openSystemBrowser(url);
    if (isAnothers) return;
    const ends = AbortSignal.any([signal, stopped]);
    if (!ends.aborted) await once(ends, 'abort');
    if (stopped.aborted) io.say('No tab was open for 30 minutes, so the Studio stopped.');
  },
});
