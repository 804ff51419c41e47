import { request } from './request.ts';

export { request };

/** Every activity of the area http. */
export const httpActivities = Object.freeze([request] as const);
