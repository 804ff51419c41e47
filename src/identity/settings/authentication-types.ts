/** How a person or an application signs in. */
export const authenticationTypes = [
  'InteractiveToken',
  'IntegratedWindowsAuthentication',
  'UsernameAndPassword',
  'ApplicationIdAndSecret',
  'ApplicationIdAndCertificate',
] as const;

/** The name of a way to sign in. */
export type AuthenticationType = (typeof authenticationTypes)[number];

/** True for a way in which an application signs in alone, without a person. */
export function actsAlone(type: AuthenticationType): boolean {
  return type === 'ApplicationIdAndSecret' || type === 'ApplicationIdAndCertificate';
}
