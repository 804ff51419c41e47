import { z } from 'zod';
import { defineActivity } from '../../core/activity.ts';
import type { Graph, GraphRequest } from '../../core/ports.ts';
import { mailbox } from '../fields.ts';
import { preferBody } from '../body-type.ts';
import { messageOutput, toMessage, type GraphMessage } from './message.ts';
import { idOf, messageReference } from './message-reference.ts';

const names = z.array(z.string().min(1)).default([]);

/** The activity `mail.setCategories`. */
export const setCategories = defineActivity({
  name: 'mail.setCategories',
  title: 'Set Mail Categories',
  alsoKnownAs: ['Set Email Categories'],
  summary: 'Sets the Outlook categories of a message, or adds and removes some.',
  effect: 'changes',
  reconcile: 'repeat',
  calls: [{ operation: 'GET /me/messages/{message}', when: 'remove', basic: true }, { operation: 'PATCH /me/messages/{message}' }],
  each: 'message',
  input: z
    .object({
      message: messageReference,
      categories: names.describe('Names of the categories that the message gets.'),
      remove: z
        .enum(['all', 'none', 'specific'])
        .optional()
        .describe('Which categories it loses: all (when left out: `categories` replaces them), none, or those of `categoriesToRemove`.'),
      categoriesToRemove: names.describe('Names of the categories to remove, with `remove: specific`.'),
      mailbox,
    })
    .refine(({ remove, categories }) => (remove !== undefined && remove !== 'none') || categories.length > 0, {
      path: ['categories'],
      message: 'must name a category; to take categories away, give `remove` all or specific.',
    })
    .refine(({ remove, categoriesToRemove }) => (remove === 'specific') === categoriesToRemove.length > 0, {
      path: ['categoriesToRemove'],
      message: 'must name categories with `remove` specific, and only then.',
    }),
  output: messageOutput,
  examples: [
    { title: 'Exactly these categories', input: { message: '{message}', categories: ['Finance', 'Red category'] } },
    { title: 'One more category', input: { message: '{message}', categories: ['Finance'], remove: 'none' } },
    { title: 'One category less', input: { message: '{message}', remove: 'specific', categoriesToRemove: ['Finance'] } },
  ],

  async run({ graph }, { message, categories, remove = 'all', categoriesToRemove, mailbox }) {
    const request = { params: { message: idOf(message, mailbox) }, mailbox };
    const present = remove === 'all' ? [] : await categoriesOf(graph, request);
    const kept = present.filter((name) => !includes(categoriesToRemove, name));
    const wanted = [...kept, ...categories.filter((name) => !includes(kept, name))];
    const change = { ...request, body: { categories: wanted }, headers: preferBody() };
    return toMessage(await graph.call<GraphMessage>('PATCH /me/messages/{message}', change), mailbox);
  },
});

async function categoriesOf(graph: Graph, request: GraphRequest): Promise<readonly string[]> {
  const message = await graph.call<GraphMessage>('GET /me/messages/{message}', { ...request, query: { $select: 'id,categories' } });
  return message.categories ?? [];
}

/** Outlook takes two names that differ in letter case only for one category. */
function includes(categories: readonly string[], name: string): boolean {
  return categories.some((category) => category.toLowerCase() === name.toLowerCase());
}
