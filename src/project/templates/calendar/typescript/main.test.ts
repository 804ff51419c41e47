import assert from 'node:assert/strict';
import { events } from './main.ts';

// `npm test` runs this on the emulator.
assert.ok(events.includes('Review of the invoices'));
