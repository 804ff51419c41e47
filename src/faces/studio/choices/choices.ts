import { dirname } from 'node:path';
import { askForRun, eventText, useGiven, type World } from '../../../connection/index.ts';
import { isOnbehalfError, OnbehalfError } from '../../../core/errors.ts';
import { findProject } from '../../../project/project.ts';
import { catalogueOf } from '../../../run/flow/catalogue-of.ts';
import type { StudioPorts, StudioTenant } from '../ports.ts';
import type { ChoicesPlace, ChoicesView } from '../protocol-choices.ts';
import { realWorld } from '../runs/real-world.ts';
import { requireTold } from '../runs/require-told.ts';
import type { Tenants } from '../runs/tenants.ts';
import { askedField, type FieldWish } from './asked-field.ts';
import { consentWish, isEndedByPage, previewOf } from './consent-wish.ts';
import { failedView, shownChoice } from './shown.ts';
import { createListing, type Listing } from './listing.ts';
import { openResults, type Question } from './open-results.ts';

/** What is asked about a field. */
export interface ChoicesWish extends FieldWish {
  readonly place: ChoicesPlace;
  /** What a person typed to find it. */
  readonly typed: string;
  /** What was found before is not good any more. */
  readonly isFresh: boolean;
}

/** What a person was told that would be asked for. */
export interface ConsentTold {
  /** Null where nobody was signed in. */
  readonly account: string | null;
  /** Names. */
  readonly permissions: readonly string[];
}

/** Things that fields of a flow can name. */
export interface Choices extends AsyncDisposable {
  /**
   * What there is. Nobody is asked to sign in or to consent: what a connection holds, or gets without anybody, has to be enough.
   *
   * @throws OnbehalfError NOT_FOUND, INPUT_INVALID, AUTOMATION_INVALID for a field about which nobody can be asked.
   */
  ask(wish: ChoicesWish): Promise<ChoicesView>;
  /**
   * Has a page come up that asks for exactly what a person was told. Nothing of it is written into the flow.
   *
   * @returns Who answered.
   * @throws OnbehalfError CONFLICT where it would not be what was told.
   */
  consent(wish: FieldWish & { readonly told: ConsentTold }): Promise<string[]>;
}

/** @param say - Told what a person must know while they sign in. */
export function createChoices(ports: StudioPorts, tenants: Tenants, say: (text: string) => void): Choices {
  // One picker is open at a time; whoever types in it looks through what was found already.
  let kept: { readonly key: string; readonly listing: Listing } | undefined;
  let opening: Promise<unknown> = Promise.resolve();
  let emulated: { readonly tenant: StudioTenant; readonly world: World } | undefined;

  /** @param only - Not another one, which somebody who typed on looks through by now. */
  async function forget(only?: Listing): Promise<void> {
    const before = kept;
    if (!before || (only && before.listing !== only)) return;
    kept = undefined;
    await before.listing[Symbol.asyncDispose]();
  }

  async function questionOf(wish: FieldWish, typed: string): Promise<Question & { readonly rest: string }> {
    const asked = await askedField(wish, await catalogueOf(wish.real));
    const { input, rest } = asked.chooser.ask(typed, asked.beside);
    return { ...asked, input, rest, outline: asked.outline([useGiven(asked.chooser.activity, input)]) };
  }

  async function connectionWorld({ real }: FieldWish): Promise<World> {
    return realWorld(ports, null, await findProject(dirname(real)), (event) => {
      const text = eventText(event);
      if (text !== undefined) say(text);
    });
  }

  /** One after the other: each ends the one before. */
  function listingOf(...asked: Parameters<typeof openedFor>): Promise<Listing> {
    const mine = opening.then(() => openedFor(...asked));
    opening = mine.catch(() => undefined);
    return mine;
  }

  async function openedFor({ real, place, isFresh }: ChoicesWish, question: Question, world: World): Promise<Listing> {
    const { chooser, input, mailbox, outline } = question;
    const key = JSON.stringify([real, place, outline.settings, mailbox, chooser.activity.name, input]);
    if (kept?.key === key && !isFresh) return kept.listing;
    // Nobody waits for the end of what is not looked for any more.
    void forget().catch(() => undefined);
    const { results, close } = await openResults(question, world);
    kept = { key, listing: createListing(results, close, ports.now) };
    return kept.listing;
  }

  async function found(wish: ChoicesWish, question: Question & { readonly rest: string }, world: World, account: string) {
    // Who would be asked, and whether they may, is told all the same.
    if (question.chooser.needsText && wish.typed.trim() === '')
      return { state: 'found', account, choices: [], isMore: true, isComing: false } as const;
    const listing = await listingOf(wish, question, world);
    try {
      const { choices, ...rest } = await listing.find(question.rest);
      return { state: 'found', account, choices: choices.map(shownChoice), ...rest } as const;
    } catch (error) {
      await forget(listing);
      throw error;
    }
  }

  async function foundOn(wish: ChoicesWish, question: Question & { readonly rest: string }): Promise<ChoicesView> {
    if (wish.place === 'emulator') {
      const tenant = await tenants.open();
      // Its person signs in once for all that is asked there.
      if (emulated?.tenant !== tenant) emulated = { tenant, world: tenant.world(ports.world(() => undefined)) };
      return found(wish, question, emulated.world, tenant.account);
    }
    const world = await connectionWorld(wish);
    const preview = await previewOf(question.outline, world);
    const { missing = [] } = preview.comparison ?? {};
    if (missing.length > 0) return { state: 'consent', wish: consentWish(preview, missing) };
    const { account, application } = preview.asking;
    try {
      return await found(wish, question, { ...world, canAsk: false }, account?.username ?? application.name);
    } catch (error) {
      if (!isEndedByPage(error)) throw error;
      return { state: 'consent', wish: consentWish(preview) };
    }
  }

  return {
    async ask(wish) {
      const question = await questionOf(wish, wish.typed);
      try {
        return await foundOn(wish, question);
      } catch (error) {
        if (!isOnbehalfError(error) || error.code === 'BUG') throw error;
        return failedView(error);
      }
    },
    async consent({ told, ...wish }) {
      const { outline } = await questionOf(wish, '');
      const world = await connectionWorld(wish);
      const { connection, application, account, permissions } = consentWish(await previewOf(outline, world), told.permissions);
      if (account !== told.account || permissions.length !== told.permissions.length)
        throw new OnbehalfError(
          'CONFLICT',
          'It would not be what was told: who is signed in, or the flow, changed since. Nothing was asked.',
          {
            remedy: 'Look once more, then ask.',
          },
        );
      await forget();
      const { answered } = await askForRun([outline], world);
      requireTold([{ connection, application, account, missing: told.permissions }], null, answered);
      return answered.map((one) => one.account.username);
    },
    [Symbol.asyncDispose]: () => forget(),
  };
}
