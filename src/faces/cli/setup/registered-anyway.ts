import { shellWord } from '../../../core/command-line.ts';
import { isOnbehalfError, OnbehalfError } from '../../../core/errors.ts';
import { signInFlags } from '../exact-remedy.ts';
import { embeddedName, type Settings } from '../settings.ts';
import type { InitAnswers, InitFlags } from './answers.ts';

/** An application that was registered a moment ago. */
export interface RegisteredNow {
  readonly applicationId: string;
  readonly tenantId: string;
}

/**
 * What a setup failed with after its registration: that the application stays registered, and the command line that goes on with it. An emulator of the
 * command's own ends with it, and so does what was registered there.
 */
export function registeredAnyway(
  error: unknown,
  settings: Settings,
  { applicationId, tenantId }: RegisteredNow,
  { words, name, isDefault, replace }: Pick<InitAnswers, 'words' | 'name' | 'isDefault'> & Pick<InitFlags, 'replace'>,
): unknown {
  if (!isOnbehalfError(error) || settings.emulator === embeddedName) return error;
  const again = [
    'onbehalf init',
    ...words.map(shellWord),
    '--application own',
    ...signInFlags({ ...settings, applicationId, tenantId, connection: undefined }),
    `--name ${name}`,
    isDefault ? '--default' : '--no-default',
    ...(replace ? ['--replace'] : []),
  ];
  return new OnbehalfError(error.code, error.message, {
    details: error.details,
    remedy: `${error.remedy} The application stays registered: go on with \`${again.join(' ')}\`.`,
    cause: error,
  });
}
