export { createGraphClient } from './client.ts';
export { createGate, type Gate } from './gate.ts';
export type { GraphClient, GraphClientOptions, GraphUse } from './client.ts';
export { defaultRetry } from './retry.ts';
export { sleep } from './sleep.ts';
export type { RetrySettings } from './retry.ts';
export type { WaitReason } from './repeatable.ts';
export type { TransportEvent } from './transport-event.ts';
