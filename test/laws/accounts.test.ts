import fc from 'fast-check';
import { decodeJwt } from 'jose';
import { expect, test } from 'vitest';
import { createSigningKey } from '../../src/emulator/entra/signing-key.ts';
import { createNoStorage, createRunAccounts, type IdentityPorts, type ScopeSettingsInput } from '../../src/identity/index.ts';
import { isOnbehalfError } from '../../src/core/errors.ts';
import { createWorld, ownApplication } from '../identity/world.ts';

/** Who signs in. */
const people = ['ada', 'chloe', 'ben'] as const;
const address = (name: string): string => `${name}@contoso.example`;
const person = fc.constantFrom(...people);

/** A run: who is named, who answers its pages in turn, what is answered in the terminal, and how often it asks for a token. */
const run = fc.record({
  named: fc.option(person, { nil: undefined }),
  answers: fc.array(person, { minLength: 1, maxLength: 4 }),
  terminal: fc.option(fc.array(fc.constantFrom('y', '', '0', '1', '2', '3'), { maxLength: 3 }), { nil: undefined }),
  canAsk: fc.boolean(),
  through: fc.constantFrom('Browser', 'PastedAddress'),
  calls: fc.array(
    fc.record({
      permission: fc.constantFrom('Mail.Read', 'Mail.Send', 'Mail.ReadWrite'),
      forceRefresh: fc.boolean(),
      interactive: fc.constantFrom(undefined, undefined, true, false),
      signsOutBefore: fc.boolean(),
    }),
    { minLength: 1, maxLength: 3 },
  ),
});

/** Whom the token is really of, as Graph would read it. */
const holderOf = (accessToken: string): string => String(decodeJwt(accessToken)['upn'] ?? decodeJwt(accessToken)['preferred_username']);

test('no token is ever of another account than the one that was named or chosen, and none is kept', { timeout: 60_000 }, async () => {
  const signingKey = await createSigningKey();
  await fc.assert(
    fc.asyncProperty(fc.subarray([...people]), fc.array(run, { minLength: 1, maxLength: 3 }), async (stored, runs) => {
      const world = createWorld({ signingKey });
      world.tenant.applications
        .get(ownApplication)
        ?.publicClientRedirectUris.push('https://login.microsoftonline.com/common/oauth2/nativeclient');
      const storage = createNoStorage();
      /** Who said once that they are known under an address: it is remembered. */
      const remembered: string[] = [];
      const own = { oauthApplication: 'Custom', applicationId: ownApplication, tenantId: 'contoso.example' } as const;
      for (const name of stored) {
        const { openBrowser } = world.person(name);
        await world.identity({ ...own, emailAddress: address(name) }, { storage, openBrowser }).token(['Mail.Read']);
      }
      for (const { named, answers, terminal, canAsk, through, calls } of runs) {
        const browsers = Object.fromEntries(people.map((name) => [name, world.person(name)]));
        const settings: ScopeSettingsInput = {
          ...own,
          signInThrough: through,
          ...(named !== undefined && { emailAddress: address(named) }),
        };
        const kept = (await world.identity(settings, { storage }).accounts()).map(({ username }) => username);
        let [answering] = answers;
        let pages = 0;
        /** Whom the person at the terminal meant. */
        const said: string[] = [];
        const typed = [...(terminal ?? [])];
        const type = async (question: string): Promise<string> => {
          if (question.startsWith('Paste')) return browsers[answering ?? 'ada']?.location ?? '';
          const text = typed.shift() ?? '';
          const offered = new RegExp(`^ {2}${text || '-'} {2}(\\S+)`, 'm').exec(question)?.[1];
          if (offered?.includes('@')) said.push(offered);
          if (text === 'y') remembered.push(`${named} is ${/^(\S+) signed in/.exec(question)?.[1] ?? ''}`);
          return text;
        };
        const ports: Partial<IdentityPorts> = {
          storage,
          canAsk,
          runAccounts: createRunAccounts(),
          openBrowser: async (url) => {
            answering = answers[Math.min(pages, answers.length - 1)];
            pages += 1;
            await browsers[answering ?? 'ada']?.openBrowser(url);
          },
          ...((terminal || through === 'PastedAddress') && { ask: type }),
        };
        const identity = world.identity(settings, ports);
        const acted = new Set<string>();
        for (const { permission, forceRefresh, interactive, signsOutBefore } of calls) {
          if (signsOutBefore && acted.size > 0) for (const key of await storage.list()) await storage.remove(key);
          const before = pages;
          try {
            const { accessToken, account } = await identity.token([permission], {
              forceRefresh,
              ...(interactive !== undefined && { interactive }),
            });
            expect(holderOf(accessToken)).toBe(account.username);
            const chosenAtPage = named === undefined && pages > before ? [address(answering ?? '')] : [];
            const only = named === undefined && kept.length === 1 ? kept : [];
            const meant =
              named === undefined
                ? [...only, ...said, ...chosenAtPage, ...acted]
                : [
                    address(named),
                    ...said,
                    ...remembered.flatMap((one) => (one.startsWith(`${named} is `) ? [one.slice(`${named} is `.length)] : [])),
                  ];
            expect(meant).toContain(account.username);
            acted.add(account.username);
          } catch (error) {
            if (!isOnbehalfError(error)) throw error;
          }
        }
        expect(acted.size).toBeLessThan(2);
        const all = await world.identity(settings, { storage }).accounts();
        expect(all.map(({ username }) => username).filter((name) => !kept.includes(name) && !acted.has(name))).toEqual([]);
      }
    }),
    { numRuns: 60, seed: 1 },
  );
});
