import { z } from 'zod';
import { personReference } from '../person-reference.ts';

// Input fields that several activities on people share.

/** Somebody else. */
export const user = personReference.describe('Whom it is about: an address, an id, or a person that another activity gave.');

/** Whether more than names and addresses is wanted, which takes a permission of its own. */
export const fullProfile = z
  .boolean()
  .default(false)
  .describe('Also give the profile: job, department, place of work, phone numbers, language. It takes an administrator to allow that.');
