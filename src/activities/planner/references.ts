import { idReference } from '../id-reference.ts';

/** A plan, or its id. */
export const planReference = idReference('plan');
/** A bucket of a plan, or its id. */
export const bucketReference = idReference('bucket');
/** A task of a plan, or its id. */
export const taskReference = idReference('task');
