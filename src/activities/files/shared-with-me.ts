import { z } from 'zod';
import { defineActivity } from '../../core/activity.ts';
import { take, top } from '../take.ts';
import { type GraphItem, itemOutput, toItem } from './item.ts';

/** The activity `files.sharedWithMe`. */
export const sharedWithMe = defineActivity({
  name: 'files.sharedWithMe',
  title: 'Get Shared Files',
  summary: 'Lists the files and folders that others shared with you.',
  effect: 'reads',
  calls: [{ operation: 'GET /me/drive/sharedWithMe' }],
  input: z.object({ top }),
  output: itemOutput,
  examples: [
    { title: 'All', input: {} },
    { title: 'The first five', input: { top: 5 } },
  ],

  async *run({ graph }, { top }) {
    for await (const item of take(graph.list<GraphItem>('GET /me/drive/sharedWithMe'), top)) yield toItem(item, true);
  },
});
