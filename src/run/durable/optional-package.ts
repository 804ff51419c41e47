import { OnbehalfError } from '../../core/errors.ts';

/**
 * Loads a package that only durable runs need, and that is installed by whoever wants them: together they weigh more than all else.
 *
 * @param name - Its name and the version that is installed, `pg@8`.
 * @throws OnbehalfError SETTINGS_INVALID with the line that installs it, when it is not there.
 */
export async function optionalPackage<Module>(name: string, load: () => Promise<Module>): Promise<Module> {
  try {
    return await load();
  } catch (error) {
    const reason = error instanceof Error ? error.message.split('\n', 1)[0] : String(error);
    throw new OnbehalfError(
      'SETTINGS_INVALID',
      `A durable run needs the package ${name.replace(/@[^@]*$/, '')}, which cannot be loaded (${reason}).`,
      {
        remedy: `Run \`npm install ${name}\` where onbehalf is installed; with -g if onbehalf was.`,
        cause: error,
      },
    );
  }
}
