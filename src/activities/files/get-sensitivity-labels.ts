import { z } from 'zod';
import { defineActivity } from '../../core/activity.ts';
import { findingItems, findItem, itemFields } from './find-item.ts';
import { callItem, itemCalls } from './place.ts';

/** What a file is labelled with, as Graph has it: `sensitivityLabelAssignment`. */
interface Assignment {
  readonly sensitivityLabelId?: string | null;
  readonly assignmentMethod?: string | null;
  readonly tenantId?: string | null;
}

/** The activity `files.getSensitivityLabels`. https://learn.microsoft.com/graph/api/driveitem-extractsensitivitylabels */
export const getSensitivityLabels = defineActivity({
  name: 'files.getSensitivityLabels',
  title: 'Get Sensitivity Labels',
  summary: 'Tells the sensitivity labels of an Office or PDF file: the service looks into its content where it has to.',
  effect: 'reads',
  calls: [...findingItems, ...itemCalls('POST', '/extractSensitivityLabels')],
  input: z.object(itemFields),
  output: z.object({
    id: z.string().describe('Id of the label.'),
    assignmentMethod: z
      .string()
      .optional()
      .describe('How it came: `standard` as somebody chose it, `privileged` by an administrator, `auto` by a rule.'),
    tenantId: z.string().optional().describe('Id of the organisation whose label it is.'),
  }),
  examples: [
    { title: 'Of a workbook', input: { item: 'Documents/Budget.xlsx' } },
    {
      title: 'In the library of a site',
      input: { item: 'General/Budget.xlsx', drive: 'https://contoso.sharepoint.com/sites/accounts-payable' },
    },
  ],

  async *run({ graph }, input) {
    const { place, id } = await findItem(graph, input);
    const { labels } = await callItem<{ labels?: readonly Assignment[] | null }>(graph, place, 'POST', '/extractSensitivityLabels', {
      item: id,
    });
    for (const { sensitivityLabelId, assignmentMethod, tenantId } of labels ?? []) {
      if (!sensitivityLabelId) continue;
      yield { id: sensitivityLabelId, ...(assignmentMethod && { assignmentMethod }), ...(tenantId && { tenantId }) };
    }
  },
});
