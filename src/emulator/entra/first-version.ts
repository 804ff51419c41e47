import type { TokenResource } from './resources.ts';

/*
 * The endpoints before v2.0: a request names a `resource` and gets whatever is registered for it, and answers say numbers as texts.
 * https://learn.microsoft.com/previous-versions/azure/active-directory/azuread-dev/v1-protocols-oauth-code
 */

/** What a sign-in of a person is for at least. */
const person = 'openid profile offline_access';

type Parameter = (name: string) => string | undefined;

/** Parameters as v2.0 has them: a resource is all that is registered for it, and a sign-in of a person is one with OpenID Connect. */
export function scopedByResource(asked: Parameter): Parameter {
  return (name) => {
    if (name !== 'scope') return asked(name);
    const resource = asked('resource');
    // The resource may be named when the code is redeemed.
    if (resource === undefined) return asked('scope') ?? (asked('response_type') === undefined ? undefined : person);
    // Without a slash of its own it gets the one that parts it from the name.
    const all = `${resource}/.default`;
    return asked('grant_type') === 'client_credentials' ? all : `${all} ${person}`;
  };
}

/** An answer of the token endpoint as it was before v2.0. @param at - When it is given. */
export function asFirstVersion(tokens: Readonly<Record<string, unknown>>, { audience }: TokenResource, at: Date): Record<string, unknown> {
  const { scope, expires_in: seconds, ext_expires_in: _, ...others } = tokens;
  const now = Math.floor(at.getTime() / 1000);
  // Names alone, and no word of `.default`.
  const names = typeof scope === 'string' ? scope.split(' ').map((one) => one.slice(one.lastIndexOf('/') + 1)) : [];
  const shown = names.filter((one) => one !== '.default').join(' ');
  return {
    ...others,
    ...(scope !== undefined && { scope: shown }),
    expires_in: String(seconds),
    ext_expires_in: String(seconds),
    expires_on: String(now + Number(seconds)),
    not_before: String(now),
    resource: audience,
  };
}
