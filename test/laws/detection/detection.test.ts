import fc from 'fast-check';
import { expect, test } from 'vitest';
import { findScopes } from '../../../src/automation/find-scopes.ts';
import type { ScopeOutline } from '../../../src/connection/index.ts';
import { isOnbehalfError } from '../../../src/core/errors.ts';
import { withAutomation } from '../../support/automation-files.ts';
import { programs } from './programs.ts';
import { isSame, opened } from './recorder.ts';
import { inWords } from './shape.ts';

/** How many programs are made; `ONBEHALF_DETECTION=100000` tries more. */
const numRuns = Number(process.env['ONBEHALF_DETECTION'] ?? 2000);

/** The same programs each time, unless `ONBEHALF_FUZZ_SEED` names others. */
const seed = Number(process.env['ONBEHALF_FUZZ_SEED'] ?? 1);

/** The scopes that were read; nothing for a file that was refused. */
async function read(path: string): Promise<ScopeOutline[] | undefined> {
  try {
    return await findScopes(path, 'tidy.ts');
  } catch (error) {
    if (!isOnbehalfError(error) || error.code !== 'AUTOMATION_INVALID') throw error;
    return undefined;
  }
}

test(
  'a program is refused, or every scope that it opens is among those that were read, with exactly its permissions',
  async () => {
    const counts = { read: 0, refused: 0, opened: 0 };
    const property = fc.asyncProperty(programs, (files) =>
      withAutomation(files, async (path) => {
        const scopes = await read(path);
        if (!scopes) return void counts.refused++;
        counts.read++;
        for (const scope of await opened(path)) {
          counts.opened++;
          if (scopes.some((one) => isSame(one, scope))) continue;
          throw new Error(`Opened: ${inWords(scope)}\nRead: ${scopes.map(inWords).join(' | ')}\n${Object.values(files).join('\n----\n')}`);
        }
      }),
    );
    await fc.assert(property, { numRuns, seed });

    // The law says nothing about a file that is refused, or opens nothing: enough must be read and open.
    expect(counts.read / numRuns).toBeGreaterThan(0.2);
    expect(counts.opened / numRuns).toBeGreaterThan(0.25);
    expect(counts.refused / numRuns).toBeGreaterThan(0.2);
  },
  60_000 + numRuns * 100,
);
