import fc from 'fast-check';

// What a run draws is the same everywhere until it is asked for otherwise, so that a failure is seen again by whoever looks for it.
fc.configureGlobal({ ...fc.readConfigureGlobal(), seed: Number(process.env['ONBEHALF_FUZZ_SEED'] ?? 1) });
