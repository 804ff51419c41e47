// Parses every file of a folder with the YAML library, and does nothing else.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseDocument } from 'yaml';

const [, , folder] = process.argv;
for (const name of readdirSync(folder)) parseDocument(readFileSync(join(folder, name), 'utf8'));
