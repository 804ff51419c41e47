import type { CopyOperation, DriveItem } from '../../tenant/drives.ts';
import { memberOf, objectFrom, textFrom } from '../json-input.ts';
import { type Call, GraphFailure, type Reply } from '../route.ts';
import { invalidRequest } from './failures.ts';
import { filesOrigin } from './files-origin.ts';
import { sensitivityLabels } from './labels.ts';
import { changeOf, openItem, openToChange } from './opened.ts';
import { touchItem } from './tree.ts';

/** How long it takes to assign a label in the tenant's time, in milliseconds. Assumption: a moment, so that its monitor is of use. */
const duration = 200;

/** https://learn.microsoft.com/graph/api/resources/sensitivitylabelassignment */
const methods = ['standard', 'privileged', 'auto'] as const;

/** What can be labelled. https://learn.microsoft.com/purview/sensitivity-labels-sharepoint-onedrive-files */
const labelled = /\.(?:docx|docm|xlsx|xlsm|xlsb|pptx|ppsx|pdf)$/i;

/** Refuses a folder, and what can have no label. Assumption: status, code and words. @throws GraphFailure 400. */
function checkKind({ content, name }: DriveItem): void {
  if (!content) throw invalidRequest('The item is a folder, and can have no sensitivity label.');
  if (!labelled.test(name)) throw new GraphFailure(400, 'notSupported', 'The file type is not supported for sensitivity labels.');
}

/**
 * Gives a file a label; an empty id takes it away. https://learn.microsoft.com/graph/api/driveitem-assignsensitivitylabel
 *
 * Assumption: the organisation has switched metered APIs on, and code and words of refusals.
 */
export async function assignSensitivityLabel(call: Call): Promise<Reply> {
  const { tenant } = call;
  const { drive, item } = openToChange(call);
  const body = objectFrom(await call.json(), 'The body');
  const id = textFrom(memberOf(body, 'sensitivityLabelId') ?? '', 'sensitivityLabelId').toLowerCase();
  const method = methods.find((one) => one === (memberOf(body, 'assignmentMethod') ?? 'standard'));
  const justification = textFrom(memberOf(body, 'justificationText') ?? '', 'justificationText').trim();
  if (method === undefined) throw invalidRequest(`The value of 'assignmentMethod' must be one of: ${methods.join(', ')}.`);
  checkKind(item);
  const rank = rankOf(id);
  if (id !== '' && rank < 0) throw invalidRequest('The sensitivity label is not one of the organisation.');
  if (rank < rankOf(item.label?.id ?? '') && justification === '')
    throw invalidRequest('A justificationText is required to remove a label, or to replace it by one that protects less.');
  if (id === '') delete item.label;
  else item.label = { id, method };
  touchItem(drive, item, changeOf(call));
  const operation: CopyOperation = {
    id: tenant.ids.guid(),
    kind: 'AssignSensitivityLabel',
    resourceId: item.id,
    failure: null,
    endsAt: new Date(tenant.clock.now().getTime() + duration).toISOString(),
  };
  drive.copies.set(operation.id, operation);
  return { status: 202, headers: { Location: `${filesOrigin(call)}/_files/monitor/${operation.id}` } };
}

/** How much a label protects; -1 for none, and for one that is not there. */
function rankOf(id: string): number {
  return sensitivityLabels.findIndex((label) => label.id === id);
}

/** The labels of a file. https://learn.microsoft.com/graph/api/driveitem-extractsensitivitylabels */
export function extractSensitivityLabels(call: Call): Reply {
  const { item } = openItem(call);
  checkKind(item);
  const { label } = item;
  const labels = label ? [{ sensitivityLabelId: label.id, assignmentMethod: label.method, tenantId: call.tenant.id }] : [];
  return { status: 200, body: { '@odata.type': '#microsoft.graph.extractSensitivityLabelsResult', labels } };
}
