import { expect, test } from 'vitest';
import { failureOf } from '../../test/support/failure-of.ts';
import { createNoStorage } from '../identity/index.ts';
import { positionsOf } from './positions.ts';

const storage = createNoStorage();
const positions = (activity: string, account = 'ada') => positionsOf(async () => storage, { activity, account: async () => account });

test('a later run goes on where an earlier one stood, and apart for each activity, account and name', async () => {
  const whose = [
    ['mail.one', 'ada', 'orders'],
    ['mail.two', 'ada', 'orders'],
    ['mail.one', 'ben', 'orders'],
    ['mail.one', 'ada', 'invoices'],
  ] as const;
  for (const [activity, account, name] of whose) {
    const here = positions(activity, account);
    expect(await here.read(name)).toBeUndefined();
    await here.write(name, 'begun');
    await here.write(name, [activity, account, name].join(' '));
  }

  for (const [activity, account, name] of whose)
    expect(await positions(activity, account).read(name)).toBe([activity, account, name].join(' '));
});

test('what is forgotten is gone, and may be begun again', async () => {
  const here = positions('mail.four');
  await here.write('orders', 'begun');
  await here.remove('orders');
  await here.remove('orders');
  expect(await here.read('orders')).toBeUndefined();
  await here.write('orders', 'again');
  expect(await positions('mail.four').read('orders')).toBe('again');
});

test('of two runs from one position the second is refused, and nothing of the first is lost', async () => {
  const [one, other] = [positions('mail.three'), positions('mail.three')];
  await one.read('orders');
  await other.read('orders');
  await one.write('orders', 'first');

  expect(await failureOf(other.write('orders', 'second'))).toMatchObject({
    code: 'CONFLICT',
    message: expect.stringContaining('mail.three'),
  });
  expect(await positions('mail.three').read('orders')).toBe('first');
});

test('nothing is opened, and nobody signs in, before a position is wanted', () => {
  const unwanted = () => Promise.reject(new Error('not yet'));

  expect(() => positionsOf(unwanted, { activity: 'mail.four', account: unwanted })).not.toThrow();
});
