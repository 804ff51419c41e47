import assert from 'node:assert/strict';
import { found } from './main.ts';

// `npm test` runs this on the emulator.
assert.deepEqual(found, ['notes.txt']);
