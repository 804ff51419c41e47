import { OnbehalfError } from '../../core/errors.ts';

/** The error for a certificate that cannot be used. @param why - The end of a sentence about it; never any of the content. */
export function notUsable(why: string): OnbehalfError {
  return new OnbehalfError('SETTINGS_INVALID', `The certificate cannot be used: ${why}`, {
    fields: [{ field: 'certificateAsBase64', problem: `cannot be used: ${why}` }],
    remedy:
      'Give a certificate with its RSA key: a PFX in Base64 with certificatePassword, or PEM text; `file:/path` and `env:NAME` refer to either.',
  });
}
