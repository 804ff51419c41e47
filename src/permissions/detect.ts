import type { Operation } from '../core/ports.ts';
import { cover, type CoverOptions } from './cover.ts';
import { demandsOf, type Audience, type Demand, type Use } from './demands.ts';
import { permissionFacts, publishedName, whoMayConsent } from './facts.ts';
import { isAbsent } from './operations/absences.ts';

/** What is wanted besides the activities. */
export interface DetectOptions extends Audience {
  /** Consented to already: preferred to asking for something new, even where something new would be narrower. */
  readonly preferred?: readonly string[];
  /** What the application is registered with: preferred to a permission that it does not have. */
  readonly available?: readonly string[];
  /** Asked for in any case. */
  readonly add?: readonly string[];
  /** Not asked for; the calls that then fail are among the warnings. A removal never makes detection ask for something broader instead. */
  readonly remove?: readonly string[];
}

/** An activity and one of its Graph calls. */
export interface Reason {
  readonly activity: string;
  readonly operation: Operation;
}

/** A permission to ask for. */
export interface DetectedPermission {
  readonly name: string;
  /** The short name that the consent page shows. */
  readonly title: string;
  readonly adminConsentRequired: boolean;
  /** True when a person added it. */
  readonly added: boolean;
  /** The calls that it opens; empty for an added one that no call needs. */
  readonly because: readonly Reason[];
}

/** A call that will be refused. */
export interface DetectionWarning extends Omit<Reason, 'operation'> {
  /** Left out where no call is known. */
  readonly operation?: Operation;
  /**
   * `removed`: a permission was taken away. `impossible`: no permission opens the call for this kind of account or mailbox. `absent`: the
   * account's cloud does not have the call. `claimed`: a package says that it makes the call, and no table knows it. `unlisted`: of an activity that makes the caller's calls none is listed.
   */
  readonly kind: 'removed' | 'impossible' | 'absent' | 'claimed' | 'unlisted';
  /** The permission that was removed. */
  readonly permission?: string;
  readonly message: string;
}

/** What a list of activities needs. */
export interface Detection {
  /** In alphabetical order. */
  readonly permissions: readonly DetectedPermission[];
  readonly warnings: readonly DetectionWarning[];
  /** Every call that will be made, with all the permissions of which any one opens it. */
  readonly calls: readonly Demand[];
}

/**
 * The smallest set of permissions for a list of activities, with the calls that ask for each, and warnings for what will not work.
 *
 * @throws TypeError for an operation that is in no table.
 */
export function detect(uses: readonly Use[], options: DetectOptions = {}): Detection {
  const { kind = 'delegated', preferred = [] } = options;
  const [add, remove] = [options.add ?? [], options.remove ?? []].map((names) => names.map(publishedName)) as [string[], string[]];
  const calls = demandsOf(uses, options);
  const possible = calls.filter(({ anyOf }) => anyOf.length > 0);
  const added = add.filter((name) => !remove.includes(name));
  const weighing: CoverOptions = {
    needsAdministrator: (name) => whoMayConsent(name, kind) === 'an administrator',
    rank: (name) => permissionFacts(name).rank,
    consented: new Set(preferred),
    available: options.available && new Set(options.available),
    required: added,
  };
  const wanted = cover(
    possible.map(({ anyOf }) => anyOf),
    weighing,
  );
  const taken = wanted.filter((name) => remove.includes(name));
  const names = taken.length === 0 ? wanted : withoutRemoved(possible, wanted, weighing, remove);

  const reasons = new Map<string, Reason[]>(names.map((name) => [name, []]));
  const warnings: DetectionWarning[] = [];
  for (const call of calls) {
    const { activity, operation } = call;
    const opener = opens(call, names);
    if (opener !== undefined) reasons.get(opener)?.push({ activity, operation });
    else warnings.push(call.anyOf.length === 0 ? impossible(call, options) : removal(call, opens(call, taken) ?? ''));
  }
  return {
    permissions: names.map((name) => ({
      name,
      title: permissionFacts(name).title,
      adminConsentRequired: whoMayConsent(name, kind) === 'an administrator',
      added: added.includes(name),
      because: distinct(reasons.get(name) ?? []),
    })),
    warnings,
    calls,
  };
}

/** Of the permissions that open a call, the least privileged that is there. */
function opens({ anyOf }: Demand, names: readonly string[]): string | undefined {
  return anyOf.find((name) => names.includes(name));
}

/** What is left after a removal: a call may still use what is asked for or consented to anyway, never something new. */
function withoutRemoved(calls: readonly Demand[], wanted: readonly string[], weighing: CoverOptions, remove: readonly string[]): string[] {
  const usable = (name: string): boolean => !remove.includes(name) && (wanted.includes(name) || weighing.consented?.has(name) === true);
  return cover(
    calls.map(({ anyOf }) => anyOf.filter(usable)).filter((choices) => choices.length > 0),
    weighing,
  );
}

function removal(call: Demand, permission: string): DetectionWarning {
  const { activity, operation } = call;
  return { kind: 'removed', permission, activity, operation, message: `${willFailAt(call)}: ${permission} was removed.` };
}

function impossible(call: Demand, { kind, account, environment }: DetectOptions): DetectionWarning {
  const { activity, operation, shared, inputs, claimed } = call;
  if (claimed) {
    const message = `${activity} claims to call ${operation}, which no table of permissions knows: name the permission that opens it in permissions.add.`;
    return { kind: 'claimed', activity, operation, message };
  }
  if (isAbsent(operation, environment)) {
    const message = `${willFailAt(call)}: Microsoft Graph does not have that call in the environment ${environment}.`;
    return { kind: 'absent', activity, operation, message };
  }
  const circumstances = [account === 'personal' && 'with a personal account', shared && "on somebody else's mailbox"];
  const circumstance = kind === 'application' ? 'without a signed-in person' : circumstances.filter(Boolean).join(' ');
  const what = inputs.length === 0 ? 'work' : `take ${inputs.join(' or ')}`;
  return {
    kind: 'impossible',
    activity,
    operation,
    message: `${activity} cannot ${what} ${circumstance}: no permission opens ${operation} there.`,
  };
}

/** What fails and where; only with some inputs, where the call is made for those alone. */
function willFailAt({ activity, operation, inputs }: Demand): string {
  return `${activity} will fail ${inputs.length === 0 ? '' : `with ${inputs.join(' or ')}, `}at ${operation}`;
}

function distinct(reasons: readonly Reason[]): Reason[] {
  return [...new Map(reasons.map((reason) => [`${reason.activity} ${reason.operation}`, reason])).values()];
}
