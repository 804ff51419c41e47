import { z } from 'zod';
import { naming } from '../core/named-thing.ts';

// Input fields that activities of several areas share.

/** The mailbox to work on. */
export const mailbox = z
  .string()
  .trim()
  .min(1)
  .optional()
  .describe('Address of the mailbox to work on, such as a shared one. Left out: your own.')
  .meta(naming('mailbox'));

/** A time zone for date-times that name none. */
export const timeZone = z
  .string()
  .min(1)
  .default('UTC')
  .describe('Time zone of date-times that name none: an IANA name (Europe/Paris) or a Windows name (Romance Standard Time).');
