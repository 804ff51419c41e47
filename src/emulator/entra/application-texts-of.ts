import { type ApplicationPermissionText, applicationPermissionTexts } from './application-permission-texts.ts';

/** The texts of an application permission. Most, which open nothing here, have their name only. */
export function applicationTextsOf(name: string): ApplicationPermissionText {
  return applicationPermissionTexts[name] ?? { title: name, text: '' };
}
