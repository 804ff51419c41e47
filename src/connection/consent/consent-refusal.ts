import type { AnyActivity } from '../../core/activity.ts';
import { isOnbehalfError, OnbehalfError, type FailureCode } from '../../core/errors.ts';
import type { Identity, ScopeSettings } from '../../identity/index.ts';
import { compare, leastOf, type DetectedPermission, type Detection } from '../../permissions/index.ts';
import { adminConsentRequest, askingWith, type AdminConsentRequest } from './admin-consent-request.ts';
import { sayWhatWorks, whatWorks } from './what-works.ts';

/** What a scope had wanted consent for. */
export interface Wanted {
  readonly settings: ScopeSettings;
  readonly activities: readonly AnyActivity[];
  readonly detection: Detection;
  /** The mailbox of the scope, when it names one. */
  readonly mailbox: string | undefined;
}

/** Permissions to go on with, and whether a page may be shown for them. */
export interface WayOn {
  readonly permissions: readonly string[];
  readonly mayAsk: boolean;
}

/** Consent that was not given, and what that means. */
export interface ConsentRefusal {
  /** The failure, with the activities that fail and those that work, and the request to an administrator. */
  readonly error: OnbehalfError;
  /** Why: declined, an administrator's to give, or nobody there to ask. */
  readonly reason: FailureCode;
  readonly adminConsent?: AdminConsentRequest;
  /** Ways to go on with those that work, the better one first; empty when nothing works. */
  readonly ways: readonly WayOn[];
}

/** Consent was refused, and the scope goes on with less. */
export interface Reduced {
  readonly refusal: ConsentRefusal;
  /** What the token has now. */
  readonly granted: readonly string[];
}

/** The event of a scope that goes on with less. */
export interface GoingOn {
  readonly type: 'goingOn';
  /** Without what, and which activities fail and work. */
  readonly message: string;
  readonly missing: readonly string[];
  readonly failing: readonly string[];
  readonly adminConsent?: AdminConsentRequest;
}

/** The event of a scope that goes on with other permissions than it asked for: they were granted before, and are enough. */
export interface GoingOnWith {
  readonly type: 'goingOnWith';
  readonly message: string;
  readonly used: readonly string[];
}

const refusals: readonly FailureCode[] = ['CONSENT_DECLINED', 'CONSENT_REQUIRED', 'ADMIN_CONSENT_REQUIRED'];

/** True for a failure that means that consent is missing, also where it only says that nobody can answer the page. */
export function isRefusal(error: unknown): error is OnbehalfError {
  return isOnbehalfError(error) && refusals.includes(reasonOf(error));
}

/** True for a failure after which the organisation may have granted enough all the same: a refusal, or a page that was given up. */
export function endsWithoutConsent(error: unknown): error is OnbehalfError {
  return isRefusal(error) || (isOnbehalfError(error) && (error.code === 'SIGN_IN_TIMED_OUT' || error.code === 'SIGN_IN_CANCELLED'));
}

function reasonOf({ code, details }: OnbehalfError): FailureCode {
  return (code === 'SIGN_IN_UNATTENDED' && refusals.find((one) => one === details['reason'])) || code;
}

/**
 * Explains a refusal of consent to a scope. Reads what is stored; asks nobody.
 *
 * @param told - The refusal, as the sign-in tells it.
 * @param has - What the token has, where that is known. Default: what is stored.
 */
export async function explainRefusal(
  told: OnbehalfError,
  identity: Pick<Identity, 'current' | 'granted'>,
  wanted: Wanted,
  has?: readonly string[],
): Promise<ConsentRefusal> {
  const { settings, activities, detection, mailbox } = wanted;
  // A storage that cannot be read is told where it matters; here it only means that nothing is known to be granted.
  const [account, stored] = await Promise.all([identity.current().catch(() => undefined), identity.granted().catch(() => [])]);
  // Where all of it is stored as granted and refused all the same, the grants were taken back.
  const granted = has ?? (compare(stored, detection).missing.length > 0 ? stored : []);
  const reason = reasonOf(told);
  const missing = missingOf(granted, detection);
  const adminConsent = adminConsentRequest(askingWith(settings, account), missing);
  const ways = waysOn(reason, granted, detection).filter(({ permissions }) => opensAny(activities, permissions, mailbox));
  const left = ways[0]?.permissions ?? granted;
  const sorted = whatWorks(activities, left, { mailbox });
  const says = sayWhatWorks(sorted, namesOf(missingOf(left, detection)));
  return {
    reason,
    ways,
    ...(adminConsent && { adminConsent }),
    error: new OnbehalfError(told.code, [told.message, says].filter((text) => text !== '').join(' '), {
      details: {
        ...withoutLink(told),
        missing: namesOf(missing),
        granted,
        failing: sorted.fails,
        working: [...sorted.works, ...sorted.inPart.map(({ activity }) => activity)],
        ...(adminConsent && { adminConsent: { ...adminConsent } }),
      },
      remedy: [
        ...(ways.length > 0 && !settings.continueOnError ? ['Set continueOnError (`--continue-on-error`) to go on with what works.'] : []),
        remedyFor(told, adminConsent?.link),
        ...(granted.length > 0 ? [`Granted already: ${granted.join(', ')}.`] : []),
      ].join(' '),
      cause: told,
    }),
  };
}

/** Those of the granted permissions with which everything that was wanted works; undefined where something would fail. */
export function enoughOf(granted: readonly string[], detection: Detection): readonly string[] | undefined {
  if (compare(granted, detection).missing.length > 0) return undefined;
  return [...new Set([...leastOf(granted, detection), ...namesOf(detection.permissions).filter((name) => granted.includes(name))])];
}

/** What is told about a scope that goes on with what was granted before. */
export function goingOnWith(used: readonly string[], detection: Detection): GoingOnWith {
  const refused = namesOf(detection.permissions).filter((name) => !used.includes(name));
  const instead = refused.length > 0 ? ` instead of ${refused.join(', ')}` : '';
  return { type: 'goingOnWith', used, message: `Going on with ${used.join(', ')}, granted before${instead}: it is enough.` };
}

/** What is told about a scope that goes on with what was granted. */
export function goingOn({ refusal: { adminConsent }, granted }: Reduced, { activities, detection, mailbox }: Wanted): GoingOn {
  const missing = namesOf(missingOf(granted, detection));
  const sorted = whatWorks(activities, granted, { mailbox });
  const says = sayWhatWorks(sorted, missing);
  return {
    type: 'goingOn',
    message: `Going on without ${missing.join(', ')}. ${says}`,
    missing,
    failing: sorted.fails,
    ...(adminConsent && { adminConsent }),
  };
}

/** What to do about consent that is not there: what the sign-in says, its link being the one to what is missing. */
function remedyFor({ remedy, details: { adminConsentUrl } }: OnbehalfError, link: string | undefined): string {
  if (link === undefined) return remedy;
  if (typeof adminConsentUrl === 'string' && remedy.includes(adminConsentUrl)) return remedy.replace(adminConsentUrl, link);
  return `${remedy} If an administrator is to decide, send the message that comes with this.`;
}

/**
 * Without the refused permissions a scope can work with what was consented to before; and where only some need an administrator, with the others,
 * for which the person is asked once.
 */
function waysOn(reason: FailureCode, granted: readonly string[], detection: Detection): WayOn[] {
  const names = namesOf(detection.permissions);
  const consented = [...new Set([...leastOf(granted, detection), ...names.filter((name) => granted.includes(name))])];
  const ownToGive = namesOf(detection.permissions.filter(({ adminConsentRequired }) => !adminConsentRequired));
  const others = [...new Set([...ownToGive, ...consented])];
  const isLess = ownToGive.length > 0 && ownToGive.length < names.length && others.some((name) => !granted.includes(name));
  return [
    ...(reason !== 'CONSENT_DECLINED' && isLess ? [{ permissions: others, mayAsk: true }] : []),
    ...(consented.length > 0 ? [{ permissions: consented, mayAsk: false }] : []),
  ];
}

function namesOf(permissions: readonly DetectedPermission[]): string[] {
  return permissions.map(({ name }) => name);
}

function opensAny(activities: readonly AnyActivity[], permissions: readonly string[], mailbox: string | undefined): boolean {
  const { works, inPart } = whatWorks(activities, permissions, { mailbox });
  return works.length + inPart.length > 0;
}

/** What is to be consented to. */
function missingOf(granted: readonly string[], detection: Detection): readonly DetectedPermission[] {
  const { missing } = compare(granted, detection);
  return detection.permissions.filter(({ name }) => missing.includes(name));
}

/** The details of a failure without its link, which the request to an administrator has. */
function withoutLink({ details }: OnbehalfError): OnbehalfError['details'] {
  return Object.fromEntries(Object.entries(details).filter(([name]) => name !== 'adminConsentUrl'));
}
