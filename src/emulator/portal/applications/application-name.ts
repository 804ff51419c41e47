/**
 * What is wrong with the name of an application; undefined for a good one.
 *
 * Assumption: 120 characters, which is what the form of Microsoft's portal takes.
 */
export function applicationNameProblem(name: string): string | undefined {
  if (name === '') return 'Enter a name.';
  return name.length > 120 ? 'A name has at most 120 characters.' : undefined;
}
