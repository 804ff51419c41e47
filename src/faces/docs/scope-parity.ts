/** A property of the classic Microsoft 365 Scope, and what it is here. */
export interface ScopeProperty {
  /** Its name in the classic scope. */
  readonly property: string;
  /** The setting, or the option of `microsoft365Scope`, that does the same; left out where there is none. */
  readonly ours?: string;
  /** What is different, or why there is none. */
  readonly note?: string;
}

const asset =
  'A later version: settings that a connection holds (`onbehalf connections`) stand for an asset until then; `configLocation: OrchestratorAsset` is refused by name.';

/** Every property of the classic scope; their behaviour is held by the tests of the settings. */
export const scopeProperties: readonly ScopeProperty[] = [
  { property: 'ConfigLocation', ours: 'configLocation', note: '`PropertiesPanel`.' },
  {
    property: 'AuthenticationType',
    ours: 'authenticationType',
    note: '`IntegrationService` is refused by name: there is no Integration Service.',
  },
  { property: 'Environment', ours: 'environment', note: '`Germany` is refused by name: Microsoft closed that cloud.' },
  { property: 'ApplicationId', ours: 'applicationId' },
  { property: 'TenantId, Tenant', ours: 'tenantId', note: 'The old name is refused with the new one.' },
  { property: 'Connector', note: 'A detail of the designer without a meaning on the scope.' },
  {
    property: 'OAuthApplication',
    ours: 'oauthApplication',
    note: '`UiPath` and `Custom`; other letter case is refused with the right word.',
  },
  { property: 'EmailAddress, OAuth2Username', ours: 'emailAddress', note: 'The account that must answer, not only a hint.' },
  { property: 'UseBroker', ours: 'useBroker', note: 'On Windows, with an optional package.' },
  {
    property: 'DataStoreLocation',
    ours: 'dataStoreLocation',
    note: '`Machine`, `Bucket` and `None` for DISK, ORCHESTRATOR and NO_STORAGE.',
  },
  { property: 'Folder', ours: 'folder', note: 'The place of the bucket: a folder, S3 or Azure.' },
  { property: 'Account', ours: 'emailAddress', note: 'What a designer shows; the account itself is one setting.' },
  { property: 'Username', ours: 'username' },
  { property: 'Password', ours: 'password' },
  { property: 'SecurePassword', ours: 'securePassword' },
  { property: 'ApplicationSecret', ours: 'applicationSecret' },
  { property: 'SecureApplicationSecret', ours: 'secureApplicationSecret' },
  { property: 'CertificateAsBase64', ours: 'certificateAsBase64' },
  { property: 'CertificatePassword', ours: 'certificatePassword' },
  { property: 'ImpersonatedUserEmailAddress', ours: 'impersonatedUserEmailAddress' },
  { property: 'BrowserItemId, BrowserParentItemId, BrowserItemFriendlyName, BrowserItemFullPath', note: asset },
  {
    property:
      'RuntimeItemInputMode, BrowserRuntimeItemId, BrowserRuntimeParentItemId, BrowserRuntimeItemFriendlyName, BrowserRuntimeItemFullPath, ManualRuntimeItemFullPath',
    note: asset,
  },
  {
    property: 'AuthenticationScopes, Services',
    ours: 'authenticationScopes',
    note: 'Left out, the permissions are detected; `Services` is refused with the new name.',
  },
  { property: 'Timeout', ours: 'timeoutMS', note: 'The old name is refused with the new one.' },
  { property: 'ContinueOnError', ours: 'continueOnError', note: 'For permissions that were not granted (decision 0052).' },
  { property: 'DisplayName', ours: 'displayName' },
  { property: 'Body', ours: 'activities', note: 'The block is the code that uses the client; what it may call is listed.' },
  { property: 'redirect URI', note: 'None in the classic scope either: it is decided by how one signs in.' },
];

/** The table of the page `docs/parity.md`. */
export function scopeParity(): string[] {
  return [
    '## Microsoft 365 Scope',
    '',
    '| property | here | note |',
    '| --- | --- | --- |',
    ...scopeProperties.map(
      ({ property, ours, note }) =>
        `| ${property
          .split(', ')
          .map((name) => `\`${name}\``)
          .join(', ')} | ${ours ? `\`${ours}\`` : 'none'} | ${note ?? ''} |`,
    ),
  ];
}
