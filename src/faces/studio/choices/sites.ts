import { searchSites } from '../../../activities/lists/search-sites.ts';
import { chooser } from './chooser.ts';

/** Sites of SharePoint, by their addresses; they are found by words, and nobody lists them all. */
export const sites = chooser({
  activity: searchSites,
  beside: [],
  needsText: true,
  ask: (typed) => ({ input: { words: typed.trim() }, rest: '' }),
  choice: ({ displayName, webUrl }) => (webUrl === '' ? undefined : { value: webUrl, label: displayName, detail: webUrl }),
});
