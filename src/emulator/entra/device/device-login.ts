import { browserOf } from '../browsers.ts';
import { aadsts } from '../aadsts.ts';
import { readApplication } from '../applications.ts';
import type { Exchange } from '../exchange.ts';
import { errorPage } from '../pages/error-page.ts';
import { deviceCodePage } from '../pages/device-pages.ts';
import { noticePage } from '../pages/notice-page.ts';
import { pageResponse } from '../pages/page.ts';
import { advance } from '../sign-in/advance.ts';
import { beginSignIn } from '../sign-in/begin.ts';
import type { Purpose } from '../sign-in/sign-in.ts';
import type { DeviceCode } from '../state.ts';

/** The page on which a person enters the code of another device. `?otc=` fills it in. */
export function showDeviceLogin(exchange: Exchange): Promise<Response> {
  return pageResponse(exchange, deviceCodePage(exchange.parameter('otc') ?? ''));
}

/** Takes the code and begins the sign-in. */
export async function submitDeviceLogin(exchange: Exchange): Promise<Response> {
  const { entra, at } = exchange;
  const entered = (exchange.parameter('otc') ?? '').replaceAll(/[\s-]/g, '').toUpperCase();
  const code = [...entra.state.deviceCodes.values()].find(({ userCode, outcome }) => userCode === entered && outcome.kind === 'pending');
  if (!code) return pageResponse(exchange, deviceCodePage(entered, aadsts[70018].text));
  if (code.expiresAt < at.getTime()) return pageResponse(exchange, deviceCodePage(entered, aadsts[70020].text));
  const application = readApplication(entra.tenant, code.clientId);
  const { authority, scopes, claims } = code;
  const start = { application, authority, scopes, claims, prompt: undefined, loginHint: undefined, purpose: devicePurpose(code) };
  return advance(exchange, beginSignIn(exchange, browserOf(exchange), start));
}

function devicePurpose(code: DeviceCode): Purpose {
  return {
    formTarget: undefined,
    needsConfirmation: true,
    isForOrganization: false,
    finish(exchange, { application }, { authentication }) {
      code.outcome = { kind: 'approved', authentication };
      const text = `You have signed in to ${application.displayName} on your device. You may now close this window.`;
      return pageResponse(exchange, noticePage('You are signed in', text));
    },
    refuse(exchange, failure) {
      code.outcome = { kind: 'declined' };
      return pageResponse(exchange, errorPage(exchange, failure));
    },
  };
}
