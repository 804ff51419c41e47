import { describe, expect, test } from 'vitest';
import { demandsOf, isOpenedWith, openedInPart, type Demand } from './demands.ts';

const demand = (...anyOf: string[]): Demand => ({ activity: 'x.y', operation: 'GET /me/messages', shared: false, anyOf, inputs: [] });

describe('a call is opened with others', () => {
  test.each<[string, Demand, Demand[], boolean]>([
    ['that need the same', demand('a', 'b'), [demand('b', 'a')], true],
    ['that need one of fewer', demand('a', 'b'), [demand('b')], true],
    ['of which one does', demand('a', 'b'), [demand('c'), demand('b')], true],
    ['that may be opened otherwise', demand('a'), [demand('a', 'b')], false],
    ['that nothing opens', demand('a'), [demand()], false],
    ['that are none', demand('a'), [], false],
  ])('%s', (_, one, others, isOpened) => {
    expect(isOpenedWith(one, others)).toBe(isOpened);
  });
});

test('what a call shows of another kind is asked for besides', () => {
  const calls = [{ operation: 'GET /groups/{group}/members', shows: 'GET /users', basic: true }] as const;
  const demands = demandsOf([{ activity: 'x.y', calls, shared: false, given: () => undefined }]);

  expect(demands.map(({ operation, anyOf }) => [operation, anyOf])).toEqual([
    ['GET /groups/{group}/members', ['GroupMember.Read.All', 'GroupMember.ReadWrite.All', 'Group.Read.All', 'Group.ReadWrite.All']],
    ['GET /groups/{group}/members', ['User.ReadBasic.All', 'User.Read.All']],
  ]);
});

test('what a call names of another kind is asked for besides, of an application that lists it', () => {
  const calls = [{ operation: 'POST /groups' }, { operation: 'POST /groups', when: 'members', names: 'GET /users/{user}' }] as const;
  const wanted = (given: boolean | undefined, kind: 'application' | 'delegated') =>
    demandsOf([{ activity: 'x.y', calls, shared: false, given: () => given }], { kind }).map(({ anyOf }) => anyOf[0]);

  expect(wanted(true, 'application')).toEqual(['Group.Create', 'User.Read.All']);
  expect(wanted(undefined, 'application')).toEqual(['Group.Create']);
  expect(wanted(false, 'application')).toEqual(['Group.Create']);
  expect(wanted(true, 'delegated')).toEqual(['Group.ReadWrite.All']);
});

describe('a call is opened in part', () => {
  const read = (basic?: true, given: { shared?: boolean; kind?: 'application'; account?: 'personal' } = {}) => {
    const { shared = false, ...audience } = given;
    const calls = [{ operation: 'GET /me/messages', ...(basic && { basic }) } as const];
    const [call] = demandsOf([{ activity: 'x.y', calls, shared, given: () => undefined }], audience);
    return (granted: string[]) => call && openedInPart(call, granted, audience);
  };

  test('by a permission that hides what it reads', () => {
    expect(read()(['Mail.Send', 'Mail.ReadBasic'])).toBe('Mail.ReadBasic');
    expect(read(undefined, { shared: true })(['Mail.ReadBasic', 'Mail.ReadBasic.Shared'])).toBe('Mail.ReadBasic.Shared');
    expect(read(undefined, { kind: 'application' })(['Mail.ReadBasic.All'])).toBe('Mail.ReadBasic.All');
    expect(read(undefined, { account: 'personal' })(['Mail.ReadBasic.Shared'])).toBeUndefined();
  });

  test('by nothing where another one shows it, where it reads nothing hidden, or where nothing opens it', () => {
    expect(read()(['Mail.ReadBasic', 'Mail.ReadWrite'])).toBeUndefined();
    expect(read(true)(['Mail.ReadBasic'])).toBeUndefined();
    expect(read()(['Mail.Send'])).toBeUndefined();
    expect(read(undefined, { shared: true, account: 'personal' })(['Mail.ReadBasic.Shared'])).toBeUndefined();
  });
});

test('what belongs to nobody in particular is asked for as it is, also on another mailbox', () => {
  const calls = [
    { operation: 'GET /groups' },
    { operation: 'GET /me/messages' },
    { operation: 'GET /groups/{id}', requested: {} },
  ] as const;
  const demands = demandsOf([{ activity: 'x.y', calls, shared: true, given: () => undefined }]);

  expect(demands.map(({ operation, shared }) => [operation, shared])).toEqual([
    ['GET /groups', false],
    ['GET /me/messages', true],
    ['GET /groups/{id}', false],
  ]);
  expect(demands[0]?.anyOf).toContain('GroupMember.Read.All');
  expect(demands[2]?.anyOf).toContain('GroupMember.Read.All');
});
