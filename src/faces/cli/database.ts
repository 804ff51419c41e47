import { z } from 'zod';

/** Where durable runs are written down, as it is typed. */
export const database = z.string().optional();
