export { calendar } from './activities/index.ts';
export { chat } from './activities/index.ts';
export { excel } from './activities/index.ts';
export { files } from './activities/index.ts';
export { groups } from './activities/index.ts';
export { lists } from './activities/index.ts';
export { mail } from './activities/index.ts';
export { planner } from './activities/index.ts';
export { http } from './activities/index.ts';
export { presence } from './activities/index.ts';
export { users } from './activities/index.ts';
export {
  defineActivity,
  type Activity,
  type AnyActivity,
  type DeclaredCall,
  type Effect,
  type Example,
  type Need,
} from './core/activity.ts';
export { failures, isOnbehalfError, OnbehalfError, type Details, type FailureCode, type FieldProblem, type Mover } from './core/errors.ts';
export type {
  ActivityContext,
  ByteSource,
  ConflictBehavior,
  Files,
  Graph,
  GraphRequest,
  Operation,
  Progress,
  WrittenFile,
} from './core/ports.ts';
export {
  detectFor,
  microsoft365Scope,
  nodeWorld,
  onEmulator,
  signInTogether,
  use,
  type Account,
  type CallOptions,
  type ClientOf,
  type Detection,
  type Given,
  type InputOf,
  type Items,
  type NodeWorldOptions,
  type Scope,
  type ScopeEvent,
  type ScopeOptions,
  type Used,
  type World,
} from './connection/index.ts';
