/** What somebody's time is like, as Graph names it; a place in the list is the digit of an availability view. */
export const availabilities = ['free', 'tentative', 'busy', 'oof', 'workingElsewhere', 'unknown'] as const;
