import { afterEach, beforeEach, expect, test } from 'vitest';
import { nodeWorld, onEmulator, openIdentity, type World } from '../../../connection/index.ts';
import { ownMachine, type OwnMachine } from '../../../../test/support/own-home.ts';
import { signInOnce } from './sign-in-once.ts';

let machine: OwnMachine;
let world: World;
beforeEach(async () => {
  machine = await ownMachine();
  const person = machine.emulator.person('ada@contoso.example');
  const base = onEmulator(nodeWorld({ emulator: '', notify: () => undefined }), machine.origin);
  world = { ...base, canAsk: true, openBrowser: (url) => person.openBrowser(url) };
});
afterEach(() => machine[Symbol.asyncDispose]());

const accounts = async (): Promise<string[]> => {
  const identity = await openIdentity({}, world);
  return (await identity.accounts()).map(({ username }) => username);
};
const setup = (keep: () => Promise<string>): Promise<string> =>
  signInOnce({ settings: {}, world, [Symbol.asyncDispose]: async () => {} }, {}, [], keep);
const notKept = async (): Promise<string> => {
  throw new Error('The disk is full.');
};

test('what was kept is given back, and the person stays signed in', async () => {
  expect(await setup(async () => 'kept')).toBe('kept');
  expect(await accounts()).toEqual(['ada@contoso.example']);
});

test('nobody stays signed in for what was not kept', async () => {
  await expect(setup(notKept)).rejects.toThrow('The disk is full.');
  expect(await accounts()).toEqual([]);
});

test('whoever was signed in before stays it', async () => {
  await machine.signIn('ada@contoso.example', { activities: [], permissions: { add: ['User.Read'] } });
  await expect(setup(notKept)).rejects.toThrow('The disk is full.');
  expect(await accounts()).toEqual(['ada@contoso.example']);
});
