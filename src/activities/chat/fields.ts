import { z } from 'zod';
import { inputError } from '../../core/input.ts';
import { idOf, idReference } from '../id-reference.ts';

// Input fields that several chat activities share.

/** A chat that another activity gave, or its id. */
export const chatReference = idReference('chat');

/** A team that another activity gave, or its id. */
export const teamReference = idReference('team');

/** A channel that another activity gave, which says its team, or its id. */
export const channelReference = idReference('channel', { teamId: z.string().nullish() }).describe(
  'The channel, as another activity gave it, or its id; with an id, the team is needed besides.',
);

/** A message of a channel that another activity gave, which says its channel and team, or its id. */
export const channelMessageReference = idReference('channel message', {
  replyToId: z.string().nullish(),
  teamId: z.string().nullish(),
  channelId: z.string().nullish(),
}).describe('The message, as another activity gave it, or its id; with an id, channel and team are needed besides.');

/** The team of what is named beside it by an id. */
export const team = teamReference.optional().describe('The team; needed where the channel does not say it.');

/** The channel of a message that is named by an id. */
export const channel = channelReference.optional().describe('The channel; needed where the message does not say it.');

/** How the text of messages is given. */
export const bodyType = z
  .enum(['text', 'html'])
  .default('text')
  .describe('How the text of a message is given: plain text, or HTML as it was sent.');

/** Where a channel is. */
export interface ChannelParams {
  readonly team: string;
  readonly channel: string;
}

/**
 * Team and channel of an input.
 *
 * @throws OnbehalfError INPUT_INVALID where nothing says the team.
 */
export function channelParams(input: {
  readonly channel: z.output<typeof channelReference>;
  readonly team?: z.output<typeof teamReference> | undefined;
}): ChannelParams {
  const said = typeof input.channel === 'string' ? undefined : (input.channel.teamId ?? undefined);
  const teamId = input.team === undefined ? said : idOf(input.team);
  if (teamId === undefined) throw missing('team', 'The channel does not say which team it is of.');
  return { team: teamId, channel: idOf(input.channel) };
}

/**
 * Team, channel and message of an input; for an answer, the message that begins the thread.
 *
 * @throws OnbehalfError INPUT_INVALID where nothing says the channel or the team.
 */
export function threadParams(input: {
  readonly message: z.output<typeof channelMessageReference>;
  readonly channel?: z.output<typeof channelReference> | undefined;
  readonly team?: z.output<typeof teamReference> | undefined;
}): ChannelParams & { readonly message: string } {
  const { message } = input;
  const said = typeof message === 'string' ? undefined : message;
  const place = input.channel ?? (said?.channelId ? { id: said.channelId, teamId: said.teamId } : undefined);
  if (place === undefined) throw missing('channel', 'The message does not say which channel it is in.');
  const id = said?.replyToId ?? idOf(message);
  return { ...channelParams({ channel: place, team: input.team ?? said?.teamId ?? undefined }), message: id };
}

function missing(field: string, why: string): Error {
  return inputError('The input', [{ field, problem: `is needed. ${why}` }]);
}
