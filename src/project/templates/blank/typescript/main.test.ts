import assert from 'node:assert/strict';
import { greeting } from './main.ts';

// `npm test` runs this on the emulator, where Ada Martin is signed in.
assert.equal(greeting, 'Hello, Ada Martin.');
