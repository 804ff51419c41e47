import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';
import { LeftOutReporter } from './test/support/left-out-reporter.ts';

// Threads without isolation keep the suite fast; the price is a rule: no module-level mutable state, no module mocks.
export default defineConfig({
  test: {
    include: ['src/**/*.test.ts', 'test/**/*.test.ts'],
    // What new projects begin with is run by their own tests.
    exclude: ['**/node_modules/**', 'src/project/templates/**'],
    pool: 'threads',
    isolate: false,
    // Left alone, one of two cores would stay idle; many at once would be many browsers and offices at once.
    maxWorkers: Math.min(availableParallelism(), 4),
    testTimeout: 30_000,
    hookTimeout: 60_000,
    globalSetup: ['test/support/global-setup.ts'],
    setupFiles: ['test/support/property-seed.ts'],
    reporters: ['default', new LeftOutReporter()],
  },
});
