import { eventText, inWords, type ScopeEvent } from '../../connection/index.ts';

/**
 * What to print about an event.
 *
 * @param answersItself - Who answers the sign-in page where no person has to; then its address is of no use.
 */
export function eventLines(event: ScopeEvent, answersItself?: string): string | undefined {
  if (event.type !== 'opening' || answersItself === undefined) return eventText(event);
  return `${event.application.name} asks for ${inWords(event.permissions)}; ${answersItself} answers the sign-in page of the emulator.`;
}
