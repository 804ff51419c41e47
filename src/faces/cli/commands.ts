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
  new: {
    summary: 'Makes a project: its file, a main automation, and a test of it.',
    load: async () => (await import('./commands/new.ts')).newProject,
  },
  check: {
    summary: 'Checks a whole project: its file, its packages, every automation. Runs nothing.',
    load: async () => (await import('./commands/check.ts')).check,
  },
  pack: {
    summary: 'Makes the npm package of a project, with a description of its activities.',
    load: async () => (await import('./commands/pack.ts')).pack,
  },
  'packages search': {
    summary: 'Searches the feeds of a project for packages.',
    load: async () => (await import('./commands/packages.ts')).packagesSearch,
  },
  'packages list': {
    summary: 'Lists the packages of a project: versions, activities, permissions.',
    load: async () => (await import('./commands/packages.ts')).packagesList,
  },
  'packages install': {
    summary: 'Installs a package into a project, or all that it names. Nothing of it runs.',
    load: async () => (await import('./commands/packages-install.ts')).packagesInstall,
  },
  'packages update': {
    summary: 'Updates packages to the newest versions that their ranges let through.',
    load: async () => (await import('./commands/packages.ts')).packagesUpdate,
  },
  'packages remove': {
    summary: 'Removes packages from a project.',
    load: async () => (await import('./commands/packages.ts')).packagesRemove,
  },
  'runs list': {
    summary: 'Lists the runs that are kept, the newest first.',
    load: async () => (await import('./commands/runs.ts')).runsList,
  },
  'runs show': { summary: 'Shows what happened in a run.', load: async () => (await import('./commands/runs.ts')).runsShow },
  'runs open': {
    summary: 'Opens the report of a run in the browser, and prints its path.',
    load: async () => (await import('./commands/runs.ts')).runsOpen,
  },
  'runs resume': {
    summary: 'Goes on with a durable run after the last step that was done.',
    load: async () => (await import('./commands/runs-resume.ts')).runsResume,
  },
  'runs remove': { summary: 'Removes a run that is kept.', load: async () => (await import('./commands/runs.ts')).runsRemove },
  init: {
    summary: 'Makes a working connection, with a few questions.',
    load: async () => (await import('./commands/init.ts')).init,
  },
  signin: { summary: 'Signs in and keeps the token on this machine.', load: async () => (await import('./commands/signin.ts')).signin },
  signout: { summary: 'Forgets a stored sign-in.', load: async () => (await import('./commands/signout.ts')).signout },
  whoami: {
    summary: 'Shows who is signed in, and with which permissions.',
    load: async () => (await import('./commands/whoami.ts')).whoami,
  },
  connections: {
    summary: 'Lists the named connections and the accounts that are signed in.',
    load: async () => (await import('./commands/connections.ts')).connections,
  },
  'connections list': { summary: 'The same as `connections`.', load: async () => (await import('./commands/connections.ts')).connections },
  'connections show': {
    summary: 'Shows the settings of a connection, and where it is kept.',
    load: async () => (await import('./commands/connections-show.ts')).connectionsShow,
  },
  'connections create': {
    summary: 'Keeps settings under a name.',
    load: async () => (await import('./commands/connections-create.ts')).connectionsCreate,
  },
  'connections test': {
    summary: 'Signs in with a connection and asks Microsoft Graph who it is.',
    load: async () => (await import('./commands/connections-test.ts')).connectionsTest,
  },
  'connections rename': {
    summary: 'Gives a connection another name.',
    load: async () => (await import('./commands/connections-rename.ts')).connectionsRename,
  },
  'connections remove': {
    summary: 'Removes a connection; its sign-in stays.',
    load: async () => (await import('./commands/connections-remove.ts')).connectionsRemove,
  },
  'connections default': {
    summary: 'Shows or chooses the connection to use where none is named.',
    load: async () => (await import('./commands/connections-default.ts')).connectionsDefault,
  },
  'secrets set': {
    summary: "Puts a secret into the operating system's key store, for settings to refer to.",
    load: async () => (await import('./commands/secrets.ts')).secretsSet,
  },
  'secrets remove': {
    summary: "Removes a secret from the operating system's key store.",
    load: async () => (await import('./commands/secrets.ts')).secretsRemove,
  },
  permissions: {
    summary: 'Shows the permissions that an automation needs, and which call needs each.',
    load: async () => (await import('./commands/permissions.ts')).permissions,
  },
  doctor: {
    summary: 'Checks what a run stands on: machine, settings, storage, network, application, permissions.',
    load: async () => (await import('./commands/doctor.ts')).doctor,
  },
  'doctor explain': {
    summary: 'Explains an error code: what happened, whose move it is, what to do.',
    load: async () => (await import('./commands/doctor-explain.ts')).doctorExplain,
  },
  'app register': {
    summary: 'Registers an application of your own in Entra, or prints how to.',
    load: async () => (await import('./commands/app-register.ts')).appRegister,
  },
  'app show': {
    summary: 'Shows a registration: its id, its permissions, and what was consented to.',
    load: async () => (await import('./commands/app-show.ts')).appShow,
  },
  'app review': {
    summary: 'Tells which permissions of a registration an automation misses, and which it does not need.',
    load: async () => (await import('./commands/app-review.ts')).appReview,
  },
  'app consent': {
    summary: 'Consents to the permissions of a registration for the whole organisation.',
    load: async () => (await import('./commands/app-consent.ts')).appConsent,
  },
  'app permissions add': {
    summary: 'Adds permissions to a registration.',
    load: async () => (await import('./commands/app-permissions.ts')).appPermissionsAdd,
  },
  'app permissions remove': {
    summary: 'Takes permissions from a registration.',
    load: async () => (await import('./commands/app-permissions.ts')).appPermissionsRemove,
  },
  'app delete': { summary: 'Deletes a registration.', load: async () => (await import('./commands/app-delete.ts')).appDelete },
  activities: { summary: 'Lists every activity.', load: async () => (await import('./commands/activities.ts')).activities },
  run: { summary: 'Runs an automation: a flow, or a TypeScript module.', load: async () => (await import('./commands/run.ts')).run },
  watch: {
    summary: 'Runs the flows of a project by itself: on schedules, and at what happens.',
    load: async () => (await import('./commands/watch.ts')).watchCommand,
  },
  studio: {
    summary: 'Opens the Studio in the browser: build, understand and run flows of a project.',
    load: async () => (await import('./commands/studio.ts')).studioCommand,
  },
  'flow format': {
    summary: 'Lays out flows: keys in their order, steps line by line. Meaning and comments stay.',
    load: async () => (await import('./commands/flow-format.ts')).flowFormat,
  },
  'flow schema': {
    summary: 'Prints the JSON Schema of flow files, for editors that complete and check by it.',
    load: async () => (await import('./commands/flow-schema.ts')).flowSchemaCommand,
  },
  'emulator start': {
    summary: 'Starts an emulated Microsoft 365 on this machine.',
    load: async () => (await import('./commands/emulator-start.ts')).emulatorStart,
  },
  'emulator status': {
    summary: 'Shows the emulators that run on this machine.',
    load: async () => (await import('./commands/emulator-status.ts')).emulatorStatus,
  },
  'emulator stop': {
    summary: 'Stops a running emulator, which saves first.',
    load: async () => (await import('./commands/emulator-stop.ts')).emulatorStop,
  },
  'emulator reset': {
    summary: 'Puts the tenant of a running emulator back to its seed.',
    load: async () => (await import('./commands/emulator-reset.ts')).emulatorReset,
  },
  completion: {
    summary: 'Prints the completion script for bash, zsh, fish or PowerShell.',
    load: async () => (await import('./commands/completion.ts')).completion,
  },
} as const satisfies Record<string, Entry>;
