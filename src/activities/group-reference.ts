import { naming } from '../core/named-thing.ts';
import { idReference } from './id-reference.ts';

/** Which group an activity is about: its id, or a group that another activity gave. */
export const groupReference = idReference('group').meta(naming('group'));
