import type { ScopeEvent } from './world.ts';

/** What a person who watches must be told about an event; undefined when it is none of their business. */
export function eventText(event: ScopeEvent): string | undefined {
  switch (event.type) {
    case 'publicApplication':
    case 'otherAccount':
    case 'passwordSent':
    case 'goingOnWith':
      return event.message;
    case 'permissions':
      return absentText(event);
    case 'opening':
      return openingText(event);
    case 'openingWindow':
      return windowText(event);
    case 'deviceCode':
      return deviceCodeText(event);
    case 'askingGranted':
      return `The page ended without consent. What was granted to ${event.application.name} before is asked for in the browser, without a page.`;
    case 'browserNotOpened':
      return `No browser came up (${event.reason}). Open the address above by hand.`;
    case 'actingAs':
      return event.isNamed ? undefined : `Acting as ${event.account.username}, through ${event.application.name}.`;
    case 'signedIn':
      return `Signed in as ${event.account.username}.`;
    case 'permissionsMissing':
      return `Not granted: ${event.missing.join(', ')}. Calls that need ${event.missing.length === 1 ? 'it' : 'them'} will be refused.`;
    case 'goingOn':
      return [event.message, ...(event.adminConsent ? [messageHeading, '', event.adminConsent.message, ''] : [])].join('\n');
    case 'storageSetAside':
      return `A stored sign-in could not be read (${event.reason}); it was moved to ${event.file}. You are asked to sign in again.`;
    case 'storageRefused':
      return `A stored sign-in cannot be used (${event.reason}); it stays in ${event.file}. Add the key, or sign in again.`;
    case 'waiting':
      return `${event.activity}: ${waitReasons[event.reason] ?? event.reason}; trying again in ${event.seconds.toFixed(1)} s (${event.attempt} of ${event.attempts}).`;
    case 'pacing':
      return pacingText(event);
    default:
      return undefined;
  }
}

/** Shorter waits for a turn are many, and nobody notices them; in seconds. */
const noticeable = 1;

function pacingText({ activity, reason, seconds }: Extract<ScopeEvent, { type: 'pacing' }>): string | undefined {
  if (seconds < noticeable) return undefined;
  const why = reason === 'held' ? 'Microsoft 365 asked the calls before to wait' : 'Microsoft 365 allows few more calls for now';
  return `${activity}: ${why}; going on in ${seconds.toFixed(1)} s.`;
}

/** Stands above a message that is printed to be sent on. */
export const messageHeading = 'A message to your administrator, ready to send:';

const waitReasons: Readonly<Record<string, string>> = {
  throttled: 'Microsoft 365 asks for fewer calls',
  unavailable: 'the service is not available',
  unreachable: 'the service cannot be reached',
  interrupted: 'the connection broke',
};

/** The calls that the account's cloud does not have: nothing else that is found out before a sign-in is final. */
function absentText({ detection }: Extract<ScopeEvent, { type: 'permissions' }>): string | undefined {
  const absent = detection.warnings.filter(({ kind }) => kind === 'absent');
  return absent.length === 0 ? undefined : absent.map(({ message }) => message).join('\n');
}

function openingText({ host, url, application, account, permissions, until }: Extract<ScopeEvent, { type: 'opening' }>): string {
  const whose = publishedName(application);
  return [
    `Sign in at ${host}: ${whose} asks${account ? ` as ${account}` : ''} for ${inWords(permissions)}.`,
    `If no window opens, open this address before ${until.toLocaleTimeString()}:`,
    `  ${url}`,
  ].join('\n');
}

function windowText({ application, account, permissions, until }: Extract<ScopeEvent, { type: 'openingWindow' }>): string {
  const whose = publishedName(application);
  return [
    `Sign in in the window of Windows: ${whose} asks${account ? ` as ${account}` : ''} for ${inWords(permissions)}.`,
    `The window may be behind others. Answer it before ${until.toLocaleTimeString()}.`,
  ].join('\n');
}

function deviceCodeText({ url, userCode, application, permissions, until }: Extract<ScopeEvent, { type: 'deviceCode' }>): string {
  const whose = publishedName(application);
  return [
    `${whose} asks for ${inWords(permissions)}.`,
    `Open ${url} on any device and enter this code before ${until.toLocaleTimeString()}:`,
    `  ${userCode}`,
  ].join('\n');
}

/** What a page asks for: who somebody is, in any case. */
export function inWords(permissions: readonly string[]): string {
  return permissions.length === 0 ? 'nothing but who you are' : permissions.join(', ');
}

function publishedName({ name, publisher }: { readonly name: string; readonly publisher?: string }): string {
  return publisher ? `${name} by ${publisher}` : name;
}
