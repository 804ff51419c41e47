import { createBucket } from './create-bucket.ts';
import { createPlan } from './create-plan.ts';
import { createTask } from './create-task.ts';
import { deleteBucket } from './delete-bucket.ts';
import { deleteTask } from './delete-task.ts';
import { getPlan } from './get-plan.ts';
import { getTask } from './get-task.ts';
import { listBuckets } from './list-buckets.ts';
import { listPlans } from './list-plans.ts';
import { listTasks } from './list-tasks.ts';
import { updateTask } from './update-task.ts';

export { createBucket, createPlan, createTask, deleteBucket, deleteTask, getPlan, getTask, listBuckets, listPlans, listTasks, updateTask };
export type { Bucket } from './bucket.ts';
export type { Plan } from './plan.ts';
export type { Task } from './task.ts';

/** Every planner activity. */
export const plannerActivities = Object.freeze([
  createPlan,
  getPlan,
  listPlans,
  createTask,
  getTask,
  listTasks,
  updateTask,
  deleteTask,
  createBucket,
  deleteBucket,
  listBuckets,
] as const);
