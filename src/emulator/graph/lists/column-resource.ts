import type { ListColumn } from '../../tenant/lists.ts';
import type { Resource } from '../odata/select.ts';

/** The published type of columns, with what the emulator keeps of it. */
export const columnType = {
  name: 'columnDefinition',
  properties: [
    'id name displayName description columnGroup hidden indexed readOnly required enforceUniqueValues defaultValue',
    'boolean choice currency dateTime hyperlinkOrPicture lookup number personOrGroup text',
  ].flatMap((names) => names.split(' ')),
};

/** A column as it goes out. https://learn.microsoft.com/graph/api/resources/columndefinition */
export function columnResource(column: ListColumn): Resource {
  return {
    columnGroup: column.columnGroup,
    description: column.description,
    displayName: column.displayName,
    enforceUniqueValues: column.enforceUniqueValues,
    hidden: column.hidden,
    id: column.id,
    indexed: column.indexed,
    name: column.name,
    readOnly: column.readOnly,
    required: column.required,
    ...(column.defaultValue !== null && { defaultValue: { value: column.defaultValue } }),
    ...(column.kind !== null && { [column.kind]: column.facet }),
  };
}
