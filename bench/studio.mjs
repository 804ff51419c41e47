// The runner is plain JavaScript and Node 20 runs no TypeScript: this hands it the measure through the loader.
import { createJiti } from 'jiti';

export const { studio } = await createJiti(import.meta.url).import('./studio.ts');
