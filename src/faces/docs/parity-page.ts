import { allActivities } from '../../activities/areas.ts';
import { activityParity } from './activity-parity.ts';
import { scopeParity } from './scope-parity.ts';

/** The text of `docs/parity.md`: what the classic scope, activities and properties are here, and why some have no counterpart. */
export async function parityPage(): Promise<string> {
  return [
    '# Parity',
    '',
    'What the classic scope and activities are here, property by property, and why some have no counterpart. `result` is what an activity gives.',
    '',
    ...scopeParity(),
    '',
    ...activityParity(await allActivities()),
  ].join('\n');
}
