/** What a resource of Planner remembers of its changes, so that a change to an older version can be judged. */
export interface Versioned {
  version: number;
  /** By property, or by property and key (`assignments/{id}`): the version that changed it last. */
  changed: Record<string, number>;
}

/** Who did something. */
export interface Actor {
  /** Object id; null where an application acted alone. */
  readonly userId: string | null;
  readonly clientId: string;
}

/** A plan, contained by a group. */
export interface Plan extends Versioned {
  readonly id: string;
  title: string;
  readonly groupId: string;
  readonly createdBy: Actor;
  /** ISO 8601, UTC. */
  readonly createdDateTime: string;
  readonly details: PlanDetails;
}

/** The larger part of a plan (`plannerPlanDetails`). */
export interface PlanDetails extends Versioned {
  /** Object ids of people who have the plan although they are no members of its group. */
  sharedWith: string[];
  /** Names of labels: `category1` to `category25`. */
  categoryDescriptions: Record<string, string>;
}

/** A column of a plan. */
export interface Bucket extends Versioned {
  readonly id: string;
  readonly planId: string;
  name: string;
  orderHint: string;
}

/** That somebody is assigned to a task. */
export interface Assignment {
  readonly assignedBy: Actor;
  readonly assignedDateTime: string;
  readonly orderHint: string;
}

/** A task of a plan. */
export interface Task extends Versioned {
  readonly id: string;
  planId: string;
  bucketId: string | null;
  title: string;
  orderHint: string;
  assigneePriority: string;
  percentComplete: number;
  priority: number;
  startDateTime: string | null;
  dueDateTime: string | null;
  conversationThreadId: string | null;
  readonly createdBy: Actor;
  readonly createdDateTime: string;
  completedBy: Actor | null;
  completedDateTime: string | null;
  /** By object id of the person. */
  assignments: Record<string, Assignment>;
  /** `category1`, ... that apply. */
  appliedCategories: string[];
  readonly details: TaskDetails;
}

/** Something to tick off. */
export interface ChecklistItem {
  readonly title: string;
  readonly isChecked: boolean;
  readonly orderHint: string;
  readonly lastModifiedBy: Actor;
  readonly lastModifiedDateTime: string;
}

/** A link to something outside. */
export interface Reference {
  readonly alias: string | null;
  readonly type: string | null;
  readonly previewPriority: string;
  readonly lastModifiedBy: Actor;
  readonly lastModifiedDateTime: string;
}

/** The larger part of a task (`plannerTaskDetails`). */
export interface TaskDetails extends Versioned {
  description: string;
  previewType: string;
  /** By a GUID that the client chose. */
  checklist: Record<string, ChecklistItem>;
  /** By address, encoded as it came: `https%3A//contoso%2Eexample`. */
  references: Record<string, Reference>;
}

/** All plans of an organisation. */
export interface Planner {
  readonly plans: Map<string, Plan>;
  readonly buckets: Map<string, Bucket>;
  readonly tasks: Map<string, Task>;
}
