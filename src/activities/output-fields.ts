import { z } from 'zod';

// Output fields that things of several areas share; `toUtc` fills them.

/** When something was made. */
export const createdAt = z.string().nullable().describe('When it was made: ISO 8601 in UTC.');

/** When something was last changed. */
export const modifiedAt = z.string().nullable().describe('When it was last changed: ISO 8601 in UTC.');
