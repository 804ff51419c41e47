import { built } from './built.mjs';

/** A durable run, against the bare engine. */
export const durable = () => built('durable.ts', (measure) => measure.durable());
