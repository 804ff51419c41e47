import { areas, type AreaName } from '../../../activities/areas.ts';
import type { AnyActivity } from '../../../core/activity.ts';
import type { Catalogue } from '../../../flow/catalogue.ts';
import { verbs } from '../../../flow/verbs/verbs.ts';
import type { PaletteItem } from '../protocol.ts';
import { verbTitles, verbWords } from './step-words.ts';

/** Everything that a step can do, the verbs first. */
export async function paletteOf(catalogue: Catalogue): Promise<PaletteItem[]> {
  const activities = await Promise.all((await catalogue.names()).map((name) => catalogue.find(name)));
  return [
    ...verbs.flatMap(({ verb, summary }) => (verb === 'use' ? [] : [verbItem(verb, summary)])),
    ...activities.flatMap((activity) => (activity ? [activityItem(activity)] : [])),
  ];
}

function verbItem(verb: string, summary: string): PaletteItem {
  return {
    what: `verb:${verb}`,
    title: verbTitles[verb] ?? verb,
    alsoKnownAs: verbWords[verb] ?? [],
    summary,
    effect: 'flow',
    group: 'flow',
    many: false,
  };
}

function activityItem({ name, title, alsoKnownAs = [], summary, effect, many }: AnyActivity): PaletteItem {
  const [area = ''] = name.split('.', 1);
  return { what: name, title, alsoKnownAs, summary, effect, group: Object.hasOwn(areas, area) ? (area as AreaName) : 'packages', many };
}
