import type { Application } from '../../tenant/directory.ts';

/** Where a redirect URI is registered. */
export type RedirectPlatform = 'native' | 'web' | 'spa';

/** The platforms with the names that the registration page gives them. */
export const platformLabels: Readonly<Record<RedirectPlatform, string>> = {
  native: 'Public client/native (mobile & desktop)',
  web: 'Web',
  spa: 'Single-page application (SPA)',
};

/** The platform of a form's field; undefined when it is none. */
export function readPlatform(text: string | null): RedirectPlatform | undefined {
  return text === 'native' || text === 'web' || text === 'spa' ? text : undefined;
}

/** The redirect URIs of one platform, to be read and changed. */
export function redirectUrisOf(application: Application, platform: RedirectPlatform): string[] {
  const { publicClientRedirectUris: native, webRedirectUris: web, spaRedirectUris: spa } = application;
  return { native, web, spa }[platform];
}

/**
 * What is wrong with a new redirect URI; undefined when it is good. At most 256 characters, no fragment, no wildcard, https, or http on
 * loopback; a native client may have a scheme of its own.
 * https://learn.microsoft.com/entra/identity-platform/reply-url
 */
export function redirectUriProblem(uri: string, platform: RedirectPlatform): string | undefined {
  if (!URL.canParse(uri)) return 'Enter an absolute address, http://localhost for example.';
  if (uri.length > 256) return 'A redirect URI has at most 256 characters.';
  if (/[#*\s]/.test(uri)) return 'A redirect URI has no fragment, no wildcard and no blank.';
  const { protocol, hostname } = new URL(uri);
  if (protocol === 'https:') return undefined;
  if (protocol === 'http:') {
    return hostname === 'localhost' || hostname === '127.0.0.1' ? undefined : 'http is for localhost only. Use https.';
  }
  if (/^(?:javascript|data|vbscript|file|blob|about):$/.test(protocol)) return 'That scheme cannot receive an answer.';
  return platform === 'native' ? undefined : 'Only native clients have a scheme of their own. Use https, or http on localhost.';
}
