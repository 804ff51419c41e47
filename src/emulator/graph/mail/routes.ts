import type { Route } from '../route.ts';
import { attachmentRoutes } from './attachment-routes.ts';
import { categoryRoutes } from './category-routes.ts';
import { deltaRoutes } from './delta-routes.ts';
import { folderRoutes } from './folder-routes.ts';
import { idTranslationRoutes } from './id-translation-routes.ts';
import { mailTipsRoutes } from './mail-tips-routes.ts';
import { messageRoutes } from './message-routes.ts';
import { ruleRoutes } from './rule-routes.ts';
import { sendRoutes } from './send-routes.ts';
import { settingsRoutes } from './settings-routes.ts';

/** Every mail operation of the emulator. */
export const mailRoutes: readonly Route[] = [
  ...folderRoutes,
  ...messageRoutes,
  ...sendRoutes,
  ...attachmentRoutes,
  ...deltaRoutes,
  ...ruleRoutes,
  ...categoryRoutes,
  ...settingsRoutes,
  ...mailTipsRoutes,
  ...idTranslationRoutes,
];
