import { compare, leastOf, type Detection } from '../../permissions/index.ts';
import type { AdminConsentRequest } from './admin-consent-request.ts';
import type { ConsentRefusal } from './consent-refusal.ts';
import { missingOf, namesOf, type Wanted } from './wanted.ts';
import { sayWhatWorks, whatWorks } from './what-works.ts';

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
