import { expect, test } from 'vitest';
import { mail, planner, presence } from '../../activities/index.ts';
import { failureOf } from '../../../test/support/failure-of.ts';
import { checkPersonal } from './check-personal.ts';

const personal = async (): Promise<boolean> => true;

test.each([
  ['presence.get cannot work', presence.get, {}, 'GET /me/presence'],
  ['presence.get cannot take person', presence.get, { person: 'ben@contoso.example' }, 'GET /users/{person}/presence'],
  ['planner.listPlans cannot work', planner.listPlans, {}, 'GET /me/planner/plans'],
  ['planner.createTask cannot work', planner.createTask, { plan: 'p', title: 't' }, 'POST /planner/tasks'],
])('%s with a personal account, and that is said in one sentence', async (what, activity, input, operation) => {
  expect(await failureOf(checkPersonal(activity, input, undefined, personal))).toMatchObject({
    code: 'SETTINGS_INVALID',
    message: `${what} with a personal account: no permission opens ${operation} there.`,
    remedy: 'Sign in with a work or school account for this activity.',
  });
});

test('a work account, and what personal accounts have, are let through', async () => {
  const neverAsked = (): never => {
    throw new Error('Nobody had to be asked.');
  };

  await checkPersonal(presence.get, {}, undefined, async () => false);
  await checkPersonal(mail.list, { folder: 'Inbox' }, undefined, neverAsked);
  await checkPersonal(presence.get, {}, 'ben@contoso.example', neverAsked);
  expect(await failureOf(checkPersonal(presence.get, {}, undefined, personal))).toMatchObject({ code: 'SETTINGS_INVALID' });
});
