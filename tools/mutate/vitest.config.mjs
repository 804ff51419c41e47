// How a mutation is tried: as `npm test` runs, but the tests in the order that is asked for, and with what was transformed for the mutation before.
import { mergeConfig } from 'vitest/config';
import { BaseSequencer } from 'vitest/node';
import usual from '../../vitest.config.ts';

const order = JSON.parse(process.env.ONBEHALF_TEST_ORDER);

class InOrder extends BaseSequencer {
  sort(files) {
    const place = new Map(order.map((file, index) => [`${this.ctx.config.root}/${file}`, index]));
    return files.toSorted((one, other) => place.get(one.moduleId) - place.get(other.moduleId));
  }
}

export default mergeConfig(usual, {
  // A busy machine must not be taken for a test that noticed.
  test: {
    testTimeout: 120_000,
    hookTimeout: 120_000,
    sequence: { sequencer: InOrder },
    experimental: { fsModuleCache: true, fsModuleCachePath: process.env.ONBEHALF_TEST_CACHE },
  },
});
