import assert from 'node:assert/strict';
import { filed } from './main.ts';

// `npm test` runs this on the emulator, where ten invoices lie in the inbox.
assert.equal(filed, 10);
