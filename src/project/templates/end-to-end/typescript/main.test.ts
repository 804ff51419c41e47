import assert from 'node:assert/strict';
import { filed } from './main.ts';

// `npm test` runs this on the emulator.
assert.equal(filed, 5);
