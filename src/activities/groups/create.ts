import { z } from 'zod';
import { defineActivity } from '../../core/activity.ts';
import { inputError } from '../../core/input.ts';
import { personReference } from '../person-reference.ts';
import { groupOutput, toGroup, type GraphGroup } from './group.ts';
import { addressOf, mostAtOnce } from './links.ts';

const people = z.array(personReference).default([]);

/** The activity `groups.create`. */
export const create = defineActivity({
  name: 'groups.create',
  title: 'Create Group',
  summary: 'Makes a group of Microsoft 365, or a security group, with its owners and members.',
  effect: 'changes',
  // An application names people only where it can read them. https://learn.microsoft.com/graph/api/group-post-groups
  calls: [
    { operation: 'POST /groups' },
    { operation: 'POST /groups', when: 'owners', names: 'GET /users/{user}' },
    { operation: 'POST /groups', when: 'members', names: 'GET /users/{user}' },
  ],
  input: z.object({
    displayName: z.string().trim().min(1).max(256).describe('Name as it is shown.'),
    kind: z
      .enum(['microsoft365', 'security'])
      .default('microsoft365')
      .describe('For working together, with a mailbox and a calendar; or for rights.'),
    mailNickname: z
      .string()
      .regex(/^[^@()\\[\]";:.<>, ]{1,64}$/, 'must have 1 to 64 characters, and none of @ ( ) \\ [ ] " ; : . < > , and space.')
      .optional()
      .describe('The part of the address before the @. Left out: the name, without what an address cannot have.'),
    description: z.string().max(1024).optional().describe('What the group is for.'),
    visibility: z
      .enum(['public', 'private', 'hiddenMembership'])
      .optional()
      .describe('Who may see what is in a group of Microsoft 365. Left out: public, as Graph has it.'),
    isSecurityGroup: z
      .boolean()
      .default(false)
      .describe('Whether a group of Microsoft 365 can be given rights, too; a security group always can.'),
    owners: people.describe('Who owns it, besides you. At most 20 owners and members together.'),
    members: people.describe('Who is in it.'),
  }),
  output: groupOutput,
  examples: [
    {
      title: 'A private group of Microsoft 365',
      input: { displayName: 'Audit 2026', visibility: 'private', description: 'The audit of 2026' },
    },
    {
      title: 'A security group with people',
      input: { displayName: 'Invoice readers', kind: 'security', members: ['ben@contoso.example', '{person}'] },
    },
  ],

  async run({ graph }, input) {
    const { displayName, kind, description, visibility, owners, members } = input;
    if (owners.length + members.length > mostAtOnce) {
      const problem = `must be at most ${mostAtOnce} with the owners: Graph takes no more at once. Add the others with groups.addMember.`;
      throw inputError('groups.create', [{ field: 'members', problem }]);
    }
    const isUnified = kind === 'microsoft365';
    const body = {
      displayName,
      mailNickname: input.mailNickname ?? nicknameFor(displayName),
      mailEnabled: isUnified,
      securityEnabled: !isUnified || input.isSecurityGroup,
      groupTypes: isUnified ? ['Unified'] : [],
      ...(description !== undefined && { description }),
      ...(visibility !== undefined && { visibility: visibility[0]?.toUpperCase() + visibility.slice(1) }),
      ...(owners.length > 0 && { 'owners@odata.bind': owners.map(addressOf) }),
      ...(members.length > 0 && { 'members@odata.bind': members.map(addressOf) }),
    };
    return toGroup(await graph.call<GraphGroup>('POST /groups', { body }));
  },
});

/** A nickname out of a name: ASCII, without what an address cannot have. @throws OnbehalfError INPUT_INVALID where nothing is left. */
function nicknameFor(name: string): string {
  const plain = name
    .normalize('NFKD')
    .replaceAll(/[^\x21-\x7e]|[@()\\[\]";:.<>,]/g, '')
    .slice(0, 64);
  if (plain === '')
    throw inputError('groups.create', [{ field: 'mailNickname', problem: `is needed: ${name} has no letter that an address can have.` }]);
  return plain.toLowerCase();
}
