import { previewPermissions, type PermissionPreview, type ScopeOutline, type World } from '../../../connection/index.ts';
import { isOnbehalfError, OnbehalfError } from '../../../core/errors.ts';
import type { ConsentWish } from '../protocol-choices.ts';

/** What one question needs of its connection, and what that holds. Nobody is asked, and nothing is sent. */
export async function previewOf(outline: ScopeOutline, world: World): Promise<PermissionPreview> {
  const [preview] = await previewPermissions([outline], world);
  if (!preview) throw new OnbehalfError('BUG', 'A scope has no preview.');
  return preview;
}

/** What somebody would have to consent to. @param names - Those of the permissions that are meant. Default: all that are needed. */
export function consentWish({ connection, asking, detection }: PermissionPreview, names?: readonly string[]): ConsentWish {
  return {
    connection: connection ?? null,
    application: asking.application.name,
    account: asking.account?.username ?? null,
    permissions: detection.permissions
      .filter(({ name }) => names?.includes(name) ?? true)
      .map(({ name, title, adminConsentRequired }) => ({ name, title, consent: adminConsentRequired ? 'an administrator' : 'you' })),
  };
}

/** True for a failure that a person ends by answering a page. */
export function isEndedByPage(error: unknown): boolean {
  return isOnbehalfError(error) && ['SIGN_IN_REQUIRED', 'SIGN_IN_UNATTENDED', 'CONSENT_REQUIRED'].includes(error.code);
}
