import { machineKeyPlace } from '../../src/identity/storage/machine-key.ts';
import { systemKeyStore } from '../../src/identity/storage/key-store.ts';
import { createMachineStorage } from '../../src/identity/storage/machine.ts';

/** Keeps a token as a process with a session bus does, and tells what was found and where the key is: `key-store-process.ts FOLDER`. */
const [folder = ''] = process.argv.slice(2);

const storage = createMachineStorage({ folder, keyStore: systemKeyStore });
const before = await storage.read('account');
await storage.write('account', `${before?.content ?? ''}x`, before?.version);
process.stdout.write(JSON.stringify({ before: before?.content ?? '', place: (await machineKeyPlace(folder)).kind }));
