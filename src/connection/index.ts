// What the floors above see of this one, by what it is about.

// A scope: what it is given, what can be called in it, and what happens.
export { microsoft365Scope, type Scope, type ScopeOptions } from './scope.ts';
export { givenOf, use, useElsewhere, useGiven, type Given, type Used } from './use.ts';
export type { CallOptions, ClientOf, InputOf, Items, Method } from './client.ts';
export { withNeeds } from './with-needs.ts';
export type { ScopeEvent, World } from './world.ts';
export { eventText, inWords, messageHeading } from './event-text.ts';

// Permissions before anything runs, and consent for all at once.
export { detectFor, detectTogether, permissionsOfApplication, pinnedTo, type ScopePart } from './detect-for.ts';
export { previewPermissions, requestFor, type PermissionPreview } from './consent/preview.ts';
export type { ScopeOutline } from './consent/scope-outline.ts';
export type { AdminConsentRequest } from './consent/admin-consent-request.ts';
export { askForRun } from './consent/ask-together.ts';
export { signInTogether } from './sign-in-together.ts';
export { callsAsKnown } from './calls-as-known.ts';
export type { Detection } from '../permissions/index.ts';

// Who is signed in, and Graph without a scope.
export { openIdentity } from './identity.ts';
export { openGraph, type GraphWork, type OpenedGraph } from './open-graph.ts';

// Connections that have a name.
export { connectionProblems, nameProblem, type Connection } from './named/connection-settings.ts';
export {
  chooseDefault,
  connectionPlaces,
  defaultConnection,
  namedConnection,
  namedConnections,
  removeConnection,
  renameConnection,
  saveConnection,
  type ConnectionPlaces,
  type NamedConnection,
  type Owner,
} from './named/connections.ts';

// This machine, and the world of a run.
export { ambientWorld, inWorld } from './ambient.ts';
export { openSystemBrowser } from './machine/browser.ts';
export { askInTerminal } from './machine/ask-in-terminal.ts';
export { localFiles } from './machine/local-files.ts';
export { isMicrosoftHost, nodeWorld, noBrokerOnEmulator, onEmulator, sealOfMachine, type NodeWorldOptions } from './machine/node-world.ts';

// Settings, secrets and places, as the identity knows them.
export {
  aadstsIn,
  applicationOf,
  brokerSetting,
  brokerRedirectUri,
  cacheFolder,
  dataFolder,
  describeSettings,
  environments,
  graphCommandLineTools,
  isAccountKey,
  isSecretReference,
  isNationalCloud,
  keepSecret,
  machineKeyPlace,
  makeFolder,
  readRegularFile,
  readRegularFileSync,
  removeSecret,
  requireBroker,
  secretSettings,
  settingsProblems,
  settingsSchema,
  type Account,
  type EnvironmentName,
  type ScopeSettingsInput,
  type SealedTexts,
  type SettingName,
  type StoredSignIn,
} from '../identity/index.ts';
