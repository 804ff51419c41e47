import { inputError } from '../../core/input.ts';

/**
 * The address of the database of durable runs; undefined where they are kept on this machine. Default: the variable `ONBEHALF_DATABASE`.
 *
 * @param typed - An address without a password, since every process sees what is typed, or `env:NAME`.
 * @throws OnbehalfError INPUT_INVALID for anything else.
 */
export function databaseAddress(
  typed: string | undefined,
  env: Readonly<Record<string, string | undefined>> = process.env,
): string | undefined {
  const refuse = (problem: string): never => {
    throw inputError('The database', [{ field: typed === undefined ? 'ONBEHALF_DATABASE' : '--database', problem }]);
  };
  const name = typed === undefined ? undefined : /^env:(.+)$/.exec(typed)?.[1];
  const address = typed === undefined ? env['ONBEHALF_DATABASE'] || undefined : name === undefined ? typed : env[name];
  if (address === undefined) return name === undefined ? undefined : refuse(`names the variable ${name}, which is not set.`);
  if (!/^postgres(?:ql)?:\/\//.test(address) || !URL.canParse(address))
    refuse('must be the address of a PostgreSQL: postgresql://USER@HOST/DATABASE.');
  if (name === undefined && typed !== undefined && new URL(address).password !== '')
    refuse(
      'must not have the password in it, which every process of this machine could read. Put the address into a variable: --database env:NAME.',
    );
  return address;
}
