import { expect, test } from 'vitest';
import { brokerSetting, requireBroker } from './broker.ts';

test.each([
  [{}, undefined],
  [{ useBroker: false }, undefined],
  [{ useBroker: true }, 'useBroker'],
  [{ authenticationType: 'InteractiveToken' }, undefined],
  [{ authenticationType: 'IntegratedWindowsAuthentication' }, 'authenticationType'],
] as const)('%j asks for the broker by %s', (settings, setting) => {
  expect(brokerSetting(settings)).toBe(setting);
});

test('what brings the broker stands before what can be used instead', async () => {
  const find = async () => ({ missing: 'the package is not installed', remedy: 'Install it.' });

  await expect(requireBroker('useBroker', find)).rejects.toMatchObject({
    remedy: 'Install it. Otherwise: Leave useBroker out; the sign-in then uses the browser.',
  });
});

test('a world that knows of no broker has none', async () => {
  await expect(requireBroker('useBroker')).rejects.toMatchObject({
    fields: [{ field: 'useBroker', problem: 'needs the broker of Windows, and there is none here.' }],
  });
});
