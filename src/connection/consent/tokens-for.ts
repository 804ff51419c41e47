import type { Identity } from '../../identity/index.ts';
import { createTokens, type Tokens } from '../tokens.ts';
import type { World } from '../world.ts';
import { explainRefusal } from './consent-refusal.ts';
import { enoughOf, goingOn, goingOnWith } from './going-on.ts';
import type { Wanted } from './wanted.ts';

/**
 * The tokens for what a scope wants, with everything that happens when consent is refused.
 *
 * @param goOn - Go on with less where consent is refused. Default: as settings say.
 */
export function tokensFor(
  wanted: Wanted,
  identity: Identity,
  world: World,
  signal: AbortSignal,
  goOn = wanted.settings.continueOnError,
): Tokens {
  const { detection } = wanted;
  return createTokens(
    identity,
    detection.permissions.map(({ name }) => name),
    signal,
    {
      explain: (refused, has) => explainRefusal(refused, identity, wanted, has),
      goOn,
      onReduced: (reduced) => world.notify(goingOn(reduced, wanted)),
      enough: (granted) => enoughOf(granted, detection),
      onGranted: (used) => world.notify(goingOnWith(used, detection)),
    },
  );
}
