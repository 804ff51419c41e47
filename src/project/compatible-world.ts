import type { World } from '../connection/index.ts';
import type { Compatibility } from './file/schema.ts';

/**
 * The world in which a project of a compatibility signs in; the reference, 11.3. Windows - Legacy ends the sign-in at the page for native clients, of which
 * the answer is pasted, because that is the address that its registrations have; the others end it at `http://localhost`. A cross-platform project never
 * signs in through Windows, so that it does the same everywhere. Settings that say how to sign in win.
 */
export function compatibleWorld(world: World, compatibility: Compatibility): World {
  switch (compatibility) {
    case 'windows':
      return world;
    case 'windows-legacy':
      return { ...world, signInThrough: 'PastedAddress' };
    case 'cross-platform':
      return {
        ...world,
        findBroker: async () => ({
          missing: 'the project is for every system',
          remedy: 'Make a project for Windows to sign in through it.',
        }),
      };
  }
}
