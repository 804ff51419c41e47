export { aadstsIn } from './failures/aadsts-in.ts';
export type { Account } from './accounts/account.ts';
export { isAccountKey } from './accounts/accounts.ts';
export { adminConsentUrl, type AdminConsent } from './failures/admin-consent.ts';
export { applicationOf, graphCommandLineTools, publicApplication, type Application } from './settings/applications.ts';
export { brokerRedirectUri, brokerSetting, requireBroker, type BrokerSetting, type FindBroker, type FoundBroker } from './broker/broker.ts';
export { createSystemBroker } from './broker/system-broker.ts';
export { environments, isNationalCloud, type Environment, type EnvironmentName } from './settings/environments.ts';
export { createIdentity, type Identity, type TokenOptions } from './identity.ts';
export { actsAlone, authenticationTypes, type AuthenticationType } from './settings/settings-rules.ts';
export {
  describeSettings,
  readSettings,
  settingsProblems,
  settingsSchema,
  type ScopeSettings,
  type ScopeSettingsInput,
  type SettingName,
  type SettingProblem,
} from './settings/settings.ts';
export { keepSecret, removeSecret } from './settings/kept-secrets.ts';
export { isSecretReference, secretReference, secretSettings } from './settings/secrets.ts';
export type { OpeningPage, SignInEvent } from './sign-in-events.ts';
export type { IdentityPorts, OpenBrowser, SignedIn } from './sign-in-method.ts';
export { openBucketStorage, type BucketStorageOptions } from './storage/bucket.ts';
export { dataFolder, thisMachine, type Machine } from './storage/location.ts';
export { makeFolder } from './storage/make-folder.ts';
export { systemKeyStore, type KeyStore } from './storage/key-store.ts';
export { createMachineStorage, type MachineStorageOptions } from './storage/machine.ts';
export { machineKeyPlace, type MachineKeyPlace } from './storage/machine-key.ts';
export { createNoStorage } from './storage/none.ts';
export type { StorageNotice } from './storage/storage-notice.ts';
export type { Stored, TokenStorage } from './storage/token-storage.ts';
