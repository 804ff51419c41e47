import { z } from 'zod';
import { defineActivity } from '../../core/activity.ts';
import { awaitCopy } from './await-copy.ts';
import { findingItems, findItem, itemFields } from './find-item.ts';
import { itemCalls, onItem } from './place.ts';

const begun = 'The label may have been assigned all the same: look with files.getSensitivityLabels before you assign it once more.';

/**
 * The activity `files.assignSensitivityLabel`. The service does it some time later, so this waits for it. It is metered and protected: the organisation has to
 * switch it on for the application before. https://learn.microsoft.com/graph/api/driveitem-assignsensitivitylabel
 */
export const assignSensitivityLabel = defineActivity({
  name: 'files.assignSensitivityLabel',
  title: 'Assign Sensitivity Label',
  summary:
    'Gives an Office or PDF file a sensitivity label of your organisation, or takes its label away. Microsoft may charge your organisation for it, and it works only once ' +
    'metered APIs are switched on for your application.',
  effect: 'changes',
  reconcile: 'repeat',
  calls: [...findingItems, ...itemCalls('POST', '/assignSensitivityLabel')],
  each: 'item',
  input: z.object({
    ...itemFields,
    label: z
      .union([z.guid(), z.literal('none')], { error: 'must be the id of a label, or none.' })
      .describe('Id of the label, which an administrator sees in Microsoft Purview; `none` takes the label of the file away.'),
    assignmentMethod: z
      .enum(['standard', 'privileged', 'auto'])
      .default('standard')
      .describe('How the label counts: as one that somebody chose, as one that an administrator set, or as one that a rule set.'),
    justification: z
      .string()
      .trim()
      .min(1)
      .optional()
      .describe('Why the label is changed, for the audit. Needed to take a label away, and for one that protects less.'),
  }),
  output: z.object({ id: z.string().describe('Id of the file.') }),
  examples: [
    { title: 'A workbook that is confidential', input: { item: 'Documents/Budget.xlsx', label: '3f0c5a6e-8d54-4c3b-9a57-1f6f0d2b7c03' } },
    {
      title: 'The label of a file is taken away, in the library of a site',
      input: {
        item: 'General/Budget.xlsx',
        drive: 'https://contoso.sharepoint.com/sites/accounts-payable',
        label: 'none',
        justification: 'It was published.',
      },
    },
  ],

  async run(context, { label, assignmentMethod, justification, ...input }) {
    const { graph } = context;
    const { place, id } = await findItem(graph, input);
    const body = {
      sensitivityLabelId: label === 'none' ? '' : label,
      assignmentMethod,
      ...(justification !== undefined && { justificationText: justification }),
    };
    const { headers } = await graph.exchange(...onItem(place, 'POST', '/assignSensitivityLabel', { item: id, body }));
    const monitor = headers['location'];
    // Assumption: without an address to ask it is done already.
    if (monitor !== undefined) await awaitCopy(context, 'Assigning the label', monitor, begun);
    return { id };
  },
});
