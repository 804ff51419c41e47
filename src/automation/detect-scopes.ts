import {
  detectFor,
  detectTogether,
  permissionsOfApplication,
  pinnedTo,
  useElsewhere,
  type Detection,
  type ScopeOutline,
  type ScopePart,
  type ScopeSettingsInput,
} from '../connection/index.ts';

/**
 * Detects what the scopes of one automation need together, however it is written.
 *
 * @param settings - Settings that stand in where the scopes leave them open: which application asks decides between equal choices.
 */
export function detectScopes(scopes: readonly ScopeOutline[], settings: ScopeSettingsInput = {}): Detection {
  return scopesDetector(settings)(scopes);
}

/** Detects as `detectScopes` does, for many automations one after the other. @param settings - As there. */
export function scopesDetector(settings: ScopeSettingsInput = {}): (scopes: readonly ScopeOutline[]) => Detection {
  let ofApplication: { readonly permissions: readonly string[] | undefined } | undefined;
  return (scopes) => {
    const isOwn = scopes.some(namesOwnApplication);
    const available = isOwn ? undefined : (ofApplication ??= { permissions: permissionsOfApplication(settings) }).permissions;
    return detectTogether(scopes.map(partOf), ({ activities, add, remove }, preferred) =>
      detectFor(activities, { add, remove, preferred, available }),
    );
  };
}

/** What a scope brings, those permissions included that it names itself. */
function partOf({ activities: listed, mailbox, settings, add, remove }: ScopeOutline): ScopePart {
  const activities = mailbox ? listed.map(useElsewhere) : listed;
  const pinned = settings['authenticationScopes'];
  return pinnedTo(Array.isArray(pinned) ? pinned.map(String) : [], { activities, add, remove });
}

function namesOwnApplication({ settings, unread }: ScopeOutline): boolean {
  return settings['applicationId'] !== undefined || unread.includes('applicationId') || settings['oauthApplication'] === 'Custom';
}
