import type { CommandContext } from '../../src/faces/cli/command.ts';
import { packageFolder } from './package-folder.ts';
import { testTerminal } from './test-terminal.ts';

/** What a part of a command stands on where it needs neither an emulator nor an automation; a use of them fails. */
export const outsideCommand: CommandContext = {
  io: testTerminal().io,
  settings: {},
  embedded: () => Promise.reject(new Error('The emulator was not expected here.')),
  studio: () => Promise.reject(new Error('The Studio was not expected here.')),
  modules: () => Promise.reject(new Error('No automation was expected here.')),
  packageFolder,
  signal: new AbortController().signal,
  exact: (remedy) => remedy,
  handedOn: [],
};
