// Turns Microsoft's files on permissions into the one that the tests read: a line a permission, its schemes with their paths.

/**
 * @param {object} published `permissions/new/permissions.json`: path sets with the schemes that open them.
 * @param {object} provisioning `permissions/new/provisioningInfo.json`: the ids.
 * @param {object} descriptions `permissions/permissions-descriptions.json`: permissions without paths, such as `openid`, and ids that the other file lacks.
 * @returns {{ permissions: Record<string, { authorizationType?: string, noPathData?: true, schemes: Record<string, object> }> }}
 */
export function convertPermissions(published, provisioning, descriptions) {
  const described = {
    DelegatedWork: byName(descriptions.delegatedScopesList),
    Application: byName(descriptions.applicationScopesList),
  };
  const idOf = (name, scheme) => {
    const deployed = provisioning.permissionDeployments?.[name] ?? [];
    const open = deployed.find((one) => one.scheme === scheme && one.id && /\bpublic\b/i.test(one.environment));
    return open?.id ?? described[scheme]?.get(name)?.id;
  };
  const permissions = Object.fromEntries(
    Object.entries(published.permissions).map(([name, { authorizationType, schemes, pathSets = [] }]) => [
      name,
      {
        ...(authorizationType && authorizationType.toLowerCase() !== 'oauth2' ? { authorizationType } : {}),
        schemes: Object.fromEntries(
          Object.entries(schemes).map(([scheme, { requiresAdminConsent, ...texts }]) => {
            // Personal accounts know a permission by the id that work accounts know it by, unless another one is published.
            const id = idOf(name, scheme) ?? (scheme === 'DelegatedPersonal' ? idOf(name, 'DelegatedWork') : undefined);
            return [
              scheme,
              { ...(id ? { id } : {}), ...texts, adminConsentRequired: Boolean(requiresAdminConsent), paths: pathsOf(pathSets, scheme) },
            ];
          }),
        ),
      },
    ]),
  );
  for (const [scheme, names] of Object.entries(described))
    for (const [name, text] of names) {
      const permission = (permissions[name] ??= { noPathData: true, schemes: {} });
      if (permission.noPathData) permission.schemes[scheme] = { ...describedScheme(text), paths: [] };
    }
  return { permissions };
}

function pathsOf(pathSets, scheme) {
  return pathSets
    .filter(({ schemeKeys }) => schemeKeys.includes(scheme))
    .flatMap(({ methods, paths }) =>
      Object.entries(paths).map(([path, marks]) => ({ methods, path, leastPrivileged: leastFor(marks).includes(scheme) })),
    );
}

/** `least=DelegatedWork,Application;AlsoRequires=X` */
function leastFor(marks) {
  return /(?:^|;)least=([^;]*)/.exec(marks)?.[1]?.split(',') ?? [];
}

function byName(list = []) {
  return new Map(list.map((text) => [text.value, text]));
}

/** The descriptions of delegated permissions and those of applications name the same things differently. */
function describedScheme(text) {
  return {
    id: text.id,
    adminDisplayName: text.adminConsentDisplayName ?? text.consentDisplayName,
    adminDescription: text.adminConsentDescription ?? text.consentDescription,
    ...(text.adminConsentDisplayName ? { userDisplayName: text.consentDisplayName, userDescription: text.consentDescription } : {}),
    adminConsentRequired: Boolean(text.isAdmin),
  };
}
