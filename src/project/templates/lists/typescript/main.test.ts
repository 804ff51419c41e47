import assert from 'node:assert/strict';
import { found } from './main.ts';

// `npm test` runs this on the emulator, where three invoices are of more than 100.
assert.equal(found, 3);
