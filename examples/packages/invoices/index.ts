import { defineActivity, type Graph } from 'onbehalf';
import { z } from 'zod';

interface GraphMessage {
  readonly id: string;
  readonly subject: string | null;
  readonly receivedDateTime: string;
}

const invoice = z.object({
  id: z.string().describe('Id of the message that it came with.'),
  subject: z.string().describe('Subject of that message.'),
  received: z.string().describe('When it came: date and time in ISO 8601.'),
});

const startingWith = z.string().min(1).default('Invoice').describe('What the subject begins with.');

async function* invoices(graph: Graph<'GET /me/messages'>, prefix: string): AsyncGenerator<z.output<typeof invoice>, void, void> {
  // Apostrophes are doubled in OData.
  const $filter = `startsWith(subject, '${prefix.replaceAll("'", "''")}')`;
  for await (const message of graph.list<GraphMessage>('GET /me/messages', {
    query: { $filter, $select: 'id,subject,receivedDateTime' },
  }))
    yield { id: message.id, subject: message.subject ?? '', received: message.receivedDateTime };
}

/** Every invoice of the mailbox, one by one. */
export const list = defineActivity({
  name: 'invoices.list',
  title: 'List Invoices',
  summary: 'Reads the messages of your mailbox that are about an invoice.',
  effect: 'reads',
  calls: [{ operation: 'GET /me/messages' }],
  input: z.object({ startingWith }),
  output: invoice,
  examples: [{ title: 'All invoices', input: {} }],

  async *run({ graph }, input) {
    yield* invoices(graph, input.startingWith);
  },
});

/** How many invoices there are, and which came last. */
export const summary = defineActivity({
  name: 'invoices.summary',
  title: 'Get Summary of Invoices',
  summary: 'Counts the invoices in your mailbox and finds the one that came last.',
  effect: 'reads',
  calls: [{ operation: 'GET /me/messages' }],
  input: z.object({ startingWith }),
  output: z.object({
    count: z.number().describe('How many there are.'),
    newest: invoice.nullable().describe('The one that came last; null where there is none.'),
  }),
  examples: [{ title: 'Of all invoices', input: {} }],

  async run({ graph }, input) {
    let [count, newest]: [number, z.output<typeof invoice> | null] = [0, null];
    for await (const one of invoices(graph, input.startingWith)) {
      count += 1;
      if (newest === null || one.received > newest.received) newest = one;
    }
    return { count, newest };
  },
});
