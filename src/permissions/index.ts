export { compare, leastOf, type Comparison } from './compare.ts';
export { explain, type ExplainedActivity, type ExplainedPermission, type Explanation } from './explain.ts';
export { cover, type CoverOptions } from './cover.ts';
export { demandsOf, isOpenedWith, openedInPart, type Audience, type Demand, type Use } from './demands.ts';
export { detect, type DetectedPermission, type Detection, type DetectionWarning, type DetectOptions, type Reason } from './detect.ts';
export { permissionFacts, permissions, publishedName, whoMayConsent, type PermissionFacts } from './facts.ts';
export { operationFacts, operations, type OperationFacts } from './operations/index.ts';
export { covers, requestedFacts } from './requested.ts';
export { whatItAllows } from './sentences.ts';
