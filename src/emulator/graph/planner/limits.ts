/** How much Planner takes. https://learn.microsoft.com/office365/planner/planner-limits */
export const limits = {
  plansOfGroup: 400,
  bucketsInPlan: 200,
  tasksInPlan: 9000,
  activeTasksInPlan: 3000,
  assigneesOfTask: 20,
  checklistItemsOfTask: 20,
  referencesOfTask: 15,
  tasksAssignedToPerson: 9000,
} as const;
