import { GraphFailure } from '../route.ts';

/** The directory's 400 for a value that a property cannot have. @param type - Capitalised: `Application`. */
export function invalidValue(property: string, type: string): GraphFailure {
  return new GraphFailure(400, 'Request_BadRequest', `Invalid value specified for property '${property}' of resource '${type}'.`);
}

/** The directory's 409 for what may be there once only. */
export function alreadyThere(message: string): GraphFailure {
  return new GraphFailure(409, 'Request_MultipleObjectsWithSameKeyValue', message);
}
