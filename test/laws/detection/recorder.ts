import { activityModules } from '../../../src/activities/areas.ts';
import { loadAutomation } from '../../../src/automation/load.ts';
import { detectIn } from '../../../src/connection/detect-for.ts';
import type { ScopeOutline } from '../../../src/connection/index.ts';
import type { AnyActivity } from '../../../src/core/activity.ts';
import { actsAlone, readSettings } from '../../../src/identity/index.ts';
import * as onbehalf from '../../../src/index.ts';
import { inWords } from './shape.ts';

/** What the options of a scope may be when an automation runs. */
interface Options extends Readonly<Record<string, unknown>> {
  readonly activities: readonly AnyActivity[];
  readonly mailbox?: string | null;
  readonly permissions?: { readonly add?: readonly string[]; readonly remove?: readonly string[] };
}

/** Runs an automation on a stand-in for Onbehalf that opens nothing and writes down what each scope would ask for. */
export async function opened(path: string): Promise<ScopeOutline[]> {
  const scopes: ScopeOutline[] = [];
  const microsoft365Scope = async (options: Options): Promise<object> => {
    // As the real one does, which first looks for its settings.
    await Promise.resolve();
    const { activities: listed, mailbox, permissions = {}, connection, signal: _, ...settings } = options;
    readSettings(settings);
    const { add, remove } = permissions;
    const scope: ScopeOutline = {
      activities: [...listed],
      settings: { ...settings, ...(connection !== undefined && { connection }) },
      unread: [],
      mailbox: mailbox !== undefined && mailbox !== null,
      add: [...(add ?? [])],
      remove: [...(remove ?? [])],
    };
    asked(scope);
    scopes.push(scope);
    return { [Symbol.asyncDispose]: async () => undefined };
  };
  const modules = {
    onbehalf: Object.freeze({ ...onbehalf, microsoft365Scope }),
    ...(await activityModules()),
  };
  // What the automation throws is its own affair; what it opened before counts.
  await loadAutomation(path, modules).catch(() => undefined);
  return scopes;
}

/** The permissions that a scope asks for, by the product's own detection. */
export function asked({ activities: listed, settings: { connection, ...raw }, mailbox, add, remove }: ScopeOutline): string[] {
  if (connection !== undefined && typeof connection !== 'string') throw new TypeError('A connection is named by a text.');
  const settings = readSettings(raw);
  const kind = actsAlone(settings.authenticationType) ? 'application' : 'delegated';
  const edits = { mailbox: mailbox ? 'a@contoso.example' : settings.impersonatedUserEmailAddress, kind, add, remove } as const;
  return detectIn(settings, listed, edits).permissions.map(({ name }) => name);
}

/** True where a scope that was read is the one that opened: the same activities, used in the same way, and exactly the same permissions. */
export function isSame(read: ScopeOutline, open: ScopeOutline): boolean {
  const given = (settings: Readonly<Record<string, unknown>>): Record<string, unknown> =>
    Object.fromEntries(
      Object.entries(settings)
        .filter(([name, value]) => value !== undefined && !read.unread.includes(name))
        .toSorted(),
    );
  const settled = (scope: ScopeOutline): ScopeOutline => ({ ...scope, unread: [], settings: given(scope.settings) });
  const later = Object.fromEntries(read.unread.map((name) => [name, open.settings[name]]));
  return (
    inWords(settled(read)) === inWords(settled(open)) &&
    asked({ ...read, settings: { ...read.settings, ...later } }).join() === asked(open).join()
  );
}
