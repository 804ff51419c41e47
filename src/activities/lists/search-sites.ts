import { z } from 'zod';
import { defineActivity } from '../../core/activity.ts';
import { take, top } from '../take.ts';
import { siteOutput, siteProperties, toSite, type GraphSite } from './site.ts';

/** The activity `lists.searchSites`. */
export const searchSites = defineActivity({
  name: 'lists.searchSites',
  title: 'Search SharePoint Sites',
  summary: 'Finds the SharePoint sites that you may open by words in what they are called.',
  effect: 'reads',
  calls: [{ operation: 'GET /sites' }],
  input: z.object({
    words: z.string().trim().min(1).describe('What to look for: a word of the name or of the description.'),
    top,
  }),
  output: siteOutput,
  examples: [{ title: 'By a word of the name', input: { words: 'accounts' } }],

  async *run({ graph }, { words, top }) {
    // https://learn.microsoft.com/graph/api/site-search
    const query = { search: words, $select: siteProperties };
    for await (const site of take(graph.list<GraphSite>('GET /sites', { query }), top)) yield toSite(site);
  },
});
