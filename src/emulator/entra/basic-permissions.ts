/** Permissions of OpenID Connect: they are about the sign-in and not about data. */
export const basicPermissions: readonly string[] = ['openid', 'profile', 'email', 'offline_access'];
