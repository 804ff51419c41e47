import type { Command } from './command.ts';

interface Entry {
  readonly summary: string;
  load(): Promise<Command>;
}

/** Every command that is not an activity; each file is loaded when its command runs. The summary stands here so that the list loads none. */
export const commands = {
  quickstart: {
    summary: 'Signs in to an emulated Microsoft 365 and tidies a mailbox there. Needs no account.',
    load: async () => (await import('./commands/quickstart.ts')).quickstart,
  },
  signin: { summary: 'Signs in and keeps the token on this machine.', load: async () => (await import('./commands/signin.ts')).signin },
  signout: { summary: 'Forgets a stored sign-in.', load: async () => (await import('./commands/signout.ts')).signout },
  whoami: { summary: 'Shows who is signed in, and with which permissions.', load: async () => (await import('./commands/whoami.ts')).whoami },
  connections: { summary: 'Lists the named connections and the accounts that are signed in.', load: async () => (await import('./commands/connections.ts')).connections },
  permissions: {
    summary: 'Shows the permissions that an automation needs, and which call needs each.',
    load: async () => (await import('./commands/permissions.ts')).permissions,
  },
  activities: { summary: 'Lists every activity.', load: async () => (await import('./commands/activities.ts')).activities },
  run: { summary: 'Runs an automation written in TypeScript.', load: async () => (await import('./commands/run.ts')).run },
  'emulator start': {
    summary: 'Starts an emulated Microsoft 365 on this machine.',
    load: async () => (await import('./commands/emulator-start.ts')).emulatorStart,
  },
  completion: { summary: 'Prints the completion script for bash, zsh, fish or PowerShell.', load: async () => (await import('./commands/completion.ts')).completion },
} as const satisfies Record<string, Entry>;
