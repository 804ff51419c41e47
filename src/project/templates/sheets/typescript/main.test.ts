import assert from 'node:assert/strict';
import { total } from './main.ts';

// `npm test` runs this on the emulator.
assert.equal(total, 300);
