import type { FieldProblem } from '../core/errors.ts';
import { inputError } from '../core/input.ts';

/**
 * Refuses permissions that are misspelt, before anybody is asked for them.
 *
 * @param written - Lists of permissions by the field that they stand in.
 * @throws OnbehalfError SETTINGS_INVALID naming each and the one that is most like it.
 */
export async function checkPermissionNames(written: Readonly<Record<string, readonly string[] | undefined>>): Promise<void> {
  const lists = Object.entries(written).filter(([, names = []]) => names.length > 0);
  if (lists.length === 0) return;
  // A list of a thousand names, which most scopes never need.
  const { permissionProblem } = await import('../permissions/known-names.ts');
  const problems = lists.flatMap(([field, names = []]) =>
    names.flatMap((name, index): FieldProblem[] => {
      const problem = permissionProblem(name);
      return problem === undefined ? [] : [{ field: `${field}.${index}`, problem }];
    }),
  );
  if (problems.length > 0) throw inputError('The settings of the Microsoft 365 Scope', problems, 'SETTINGS_INVALID');
}
