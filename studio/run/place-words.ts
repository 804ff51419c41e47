import type { PersonView, RunView } from '../../src/faces/studio/protocol-runs.ts';

/** Where a run works, in words. */
export function placeWords({ path, isDry, place }: Pick<RunView, 'path' | 'isDry' | 'place'>): string {
  const what = isDry ? `${path}, a dry run` : path;
  if (place.kind === 'emulator') return `${what}, on the emulated Microsoft 365`;
  return `${what}, on Microsoft 365: ${place.people.map(personWords).join('; ') || 'nobody'}`;
}

/** Who works where, in words. */
export function personWords({ connection, application, account }: PersonView): string {
  return `${account ?? 'whoever signs in'} through ${application}, ${connection === null ? 'without a named connection' : `connection ${connection}`}`;
}
