import { type Call, GraphFailure } from '../route.ts';

/** A delegated permission gives a person no more rights than the person has. @throws GraphFailure 403 for who is no administrator. */
export function requireAdministrator({ access }: Call): void {
  if (access.user && !access.user.isAdministrator)
    throw new GraphFailure(403, 'Authorization_RequestDenied', 'Insufficient privileges to complete the operation.');
}
