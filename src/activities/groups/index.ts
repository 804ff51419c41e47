import { addMember } from './add-member.ts';
import { addOwner } from './add-owner.ts';
import { create } from './create.ts';
import { deleteGroup } from './delete.ts';
import { get } from './get.ts';
import { list } from './list.ts';
import { members } from './members.ts';
import { owners } from './owners.ts';
import { removeMember } from './remove-member.ts';
import { removeOwner } from './remove-owner.ts';

export { addMember, addOwner, create, deleteGroup, get, list, members, owners, removeMember, removeOwner };
export type { Group } from './group.ts';
export type { Member } from '../member.ts';

/** Every group activity: the classic ones first. */
export const groupsActivities = Object.freeze([
  create,
  get,
  list,
  deleteGroup,
  members,
  addMember,
  removeMember,
  owners,
  addOwner,
  removeOwner,
] as const);
