import type { AnyActivity } from '../../core/activity.ts';
import { OnbehalfError, type FailureCode } from '../../core/errors.ts';
import type { Identity } from '../../identity/index.ts';
import { compare, leastOf, type Detection } from '../../permissions/index.ts';
import { adminConsentRequest, askingWith, type AdminConsentRequest } from './admin-consent-request.ts';
import { reasonOf } from './is-refusal.ts';
import { missingOf, namesOf, type Wanted } from './wanted.ts';
import { sayWhatWorks, whatWorks } from './what-works.ts';

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

/**
 * Explains a refusal of consent to a scope. Reads what is stored; asks nobody.
 *
 * @param refused - The refusal, as the sign-in says it.
 * @param has - What the token has, where that is known. Default: what is stored.
 */
export async function explainRefusal(
  refused: OnbehalfError,
  identity: Pick<Identity, 'current' | 'granted'>,
  wanted: Wanted,
  has?: readonly string[],
): Promise<ConsentRefusal> {
  const { settings, activities, detection, mailbox } = wanted;
  // A storage that cannot be read is told where it matters; here it only means that nothing is known to be granted.
  const [account, stored] = await Promise.all([identity.current().catch(() => undefined), identity.granted().catch(() => [])]);
  // Where all of it is stored as granted and refused all the same, the grants were taken back.
  const granted = has ?? (compare(stored, detection).missing.length > 0 ? stored : []);
  const reason = reasonOf(refused);
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
    error: new OnbehalfError(refused.code, [refused.message, says].filter((text) => text !== '').join(' '), {
      details: {
        ...withoutLink(refused),
        missing: namesOf(missing),
        granted,
        failing: sorted.fails,
        working: [...sorted.works, ...sorted.inPart.map(({ activity }) => activity)],
        ...(adminConsent && { adminConsent: { ...adminConsent } }),
      },
      remedy: [
        ...(ways.length > 0 && !settings.continueOnError ? ['Set continueOnError (`--continue-on-error`) to go on with what works.'] : []),
        remedyFor(refused, adminConsent?.link),
        ...(granted.length > 0 ? [`Granted already: ${granted.join(', ')}.`] : []),
      ].join(' '),
      cause: refused,
    }),
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

function opensAny(activities: readonly AnyActivity[], permissions: readonly string[], mailbox: string | undefined): boolean {
  const { works, inPart } = whatWorks(activities, permissions, { mailbox });
  return works.length + inPart.length > 0;
}

/** The details of a failure without its link, which the request to an administrator has. */
function withoutLink({ details }: OnbehalfError): OnbehalfError['details'] {
  return Object.fromEntries(Object.entries(details).filter(([name]) => name !== 'adminConsentUrl'));
}
