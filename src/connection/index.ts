export type { AdminConsentRequest } from './consent/admin-consent-request.ts';
export { ambientWorld, inWorld } from './ambient.ts';
export { askInTerminal } from './machine/ask-in-terminal.ts';
export type { CallOptions, ClientOf, InputOf, Items, Method } from './client.ts';
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
export { detectFor, detectTogether, permissionsOfApplication, type ScopePart } from './detect-for.ts';
export { eventText, messageHeading } from './event-text.ts';
export { askForRun } from './consent/ask-together.ts';
export { openIdentity } from './identity.ts';
export { localFiles } from './machine/local-files.ts';
export { isMicrosoftHost, nodeWorld, noBrokerOnEmulator, onEmulator, type NodeWorldOptions } from './machine/node-world.ts';
export { openGraph, type GraphWork, type OpenedGraph } from './open-graph.ts';
export { previewPermissions, requestFor, type PermissionPreview, type ScopeOutline } from './consent/preview.ts';
export { signInTogether } from './sign-in-together.ts';
export { microsoft365Scope, type Scope, type ScopeOptions } from './scope.ts';
export { use, useElsewhere, useGiven, type Given, type Used } from './use.ts';
export { withNeeds } from './with-needs.ts';
export type { ScopeEvent, World } from './world.ts';
export {
  aadstsIn,
  brokerSetting,
  brokerRedirectUri,
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
  removeSecret,
  requireBroker,
  secretSettings,
  settingsProblems,
  settingsSchema,
  type Account,
  type EnvironmentName,
  type ScopeSettingsInput,
  type SettingName,
  type StoredSignIn,
} from '../identity/index.ts';
export type { Detection } from '../permissions/index.ts';
