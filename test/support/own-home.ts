import { rm } from 'node:fs/promises';
import type { AnyActivity } from '../../src/core/activity.ts';
import { microsoft365Scope, nodeWorld, onEmulator, type ScopeOptions } from '../../src/connection/index.ts';
import { createEmulator, type Emulator, type EmulatorOptions } from '../../src/emulator/index.ts';
import { temporaryFolder } from './temporary-folder.ts';

/** A scratch folder in which this process keeps configuration and tokens, until it is disposed of. */
export interface OwnHome extends AsyncDisposable {
  readonly folder: string;
}

/** Makes a folder and sets `ONBEHALF_HOME` to it; only one of a test file at a time. */
export async function ownHome(): Promise<OwnHome> {
  const folder = await temporaryFolder('home');
  const before = process.env['ONBEHALF_HOME'];
  process.env['ONBEHALF_HOME'] = folder;
  return {
    folder,
    async [Symbol.asyncDispose]() {
      if (before === undefined) delete process.env['ONBEHALF_HOME'];
      else process.env['ONBEHALF_HOME'] = before;
      await rm(folder, { recursive: true });
    },
  };
}

/** A home of its own, and an emulator that listens beside it. */
export interface OwnMachine extends OwnHome {
  readonly emulator: Emulator;
  readonly origin: string;
  /** Signs somebody in as a person at this machine would; the tokens are kept in the home. */
  signIn(emailAddress: string, options: Omit<ScopeOptions<readonly AnyActivity[]>, 'emailAddress'>): Promise<void>;
}

/** Makes a home, and starts an emulator on a free port. */
export async function ownMachine(options: EmulatorOptions = {}): Promise<OwnMachine> {
  const home = await ownHome();
  const emulator = await createEmulator(options);
  const { origin } = await emulator.listen();
  return {
    folder: home.folder,
    emulator,
    origin,
    async signIn(emailAddress, options) {
      const person = emulator.person(emailAddress);
      const world = onEmulator(
        { ...nodeWorld({ emulator: '', notify: () => undefined }), openBrowser: (url) => person.openBrowser(url) },
        origin,
      );
      await using m365 = await microsoft365Scope({ ...options, emailAddress }, { ...world, canAsk: true });
      await m365.signIn();
    },
    async [Symbol.asyncDispose]() {
      await emulator[Symbol.asyncDispose]();
      await home[Symbol.asyncDispose]();
    },
  };
}
