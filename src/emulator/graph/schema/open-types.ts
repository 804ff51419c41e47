/**
 * Types that have properties of any name, which Microsoft's type definitions cannot say. Of the metadata of Graph, where they have `OpenType="true"`, and of their
 * pages: https://learn.microsoft.com/graph/api/resources/plannerassignments and those next to it, https://learn.microsoft.com/graph/api/resources/identity,
 * https://learn.microsoft.com/graph/api/resources/thumbnailset, https://learn.microsoft.com/graph/api/resources/opentypeextension,
 * https://learn.microsoft.com/graph/api/resources/fieldvalueset.
 */
export const openTypes: ReadonlySet<string> = new Set([
  'chatMessageMentionedIdentitySet',
  'fieldValueSet',
  'identity',
  'identitySet',
  'openTypeExtension',
  'plannerAppliedCategories',
  'plannerAssignments',
  'plannerChecklistItems',
  'plannerExternalReferences',
  'plannerOrderHintsByAssignee',
  'plannerUserIds',
  'thumbnailSet',
]);
