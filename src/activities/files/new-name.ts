import { z } from 'zod';

/** A name that something is given. */
export const newName = z
  .string()
  .min(1)
  .regex(/^(?!\.{1,2}$)(?!\s)[^/]*(?<!\s)$/, 'must be one name, without "/" and without a space at its beginning or end.');
