import { microsoft365Scope, users } from 'onbehalf';

// Whatever is listed here can be called below, and decides which permissions are asked for.
await using m365 = await microsoft365Scope({ activities: [users.me] });

const me = await m365.users.me({});

/** What the run gives: `onbehalf run main.ts --json` prints it. */
export const greeting = `Hello, ${me.displayName}.`;
