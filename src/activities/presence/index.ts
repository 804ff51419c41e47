import { clearSession } from './clear-session.ts';
import { clear } from './clear.ts';
import { get } from './get.ts';
import { list } from './list.ts';
import { setSession } from './set-session.ts';
import { setStatusMessage } from './set-status-message.ts';
import { set } from './set.ts';

export { clear, clearSession, get, list, set, setSession, setStatusMessage };
export type { Presence } from './presence.ts';

/** Every presence activity. */
export const presenceActivities = Object.freeze([get, list, set, clear, setStatusMessage, setSession, clearSession] as const);
