import fc from 'fast-check';
import { test } from 'vitest';

/** Inputs for one surface. `npm run prove -- fuzz` makes it 100,000. */
const inputs = Number(process.env['ONBEHALF_FUZZ'] ?? 1000);

/** Where the inputs begin: the same ones each time, unless `ONBEHALF_FUZZ_SEED` names others. */
const seed = Number(process.env['ONBEHALF_FUZZ_SEED'] ?? 1);

/** Longer than any input may take, on the slowest machine, in milliseconds: what takes longer hangs. */
const longest = 10_000;

/** How a property is tried. */
export interface FuzzOptions {
  /** Part of the inputs, for properties that do much with each. Default 1. */
  readonly share?: number;
  /** Inputs that once went wrong. */
  readonly examples?: readonly unknown[];
}

/**
 * A test that tries a property on many generated inputs. It fails when the property throws, or takes so long that it hangs;
 * the report has the input, made as small as possible, and the seed.
 *
 * @param property - Throws for an input that is treated wrongly.
 */
export function fuzz<Input>(
  name: string,
  arbitrary: fc.Arbitrary<Input>,
  property: (input: Input) => void | Promise<void>,
  { share = 1, examples = [] }: FuzzOptions = {},
): void {
  const numRuns = Math.ceil(inputs * share);
  // oxlint-disable-next-line vitest/expect-expect -- fast-check is what asserts.
  test(
    `${name}`,
    async () => {
      const timed = fc.asyncProperty(arbitrary, async (input) => {
        const begun = performance.now();
        await property(input);
        if (performance.now() - begun > longest) throw new Error(`It took ${Math.round(performance.now() - begun)} ms.`);
      });
      await fc.assert(timed, { numRuns, seed, timeout: longest, examples: examples.map((example) => [example as Input]) });
    },
    numRuns * longest,
  );
}
