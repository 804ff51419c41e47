import type { FlowView, Refusal } from '../../src/faces/studio/protocol.ts';

/** A request that was not done. */
export class Refused extends Error {
  override readonly name = 'Refused';
  readonly status: number;
  readonly remedy: string;
  /** The flow as somebody else left it. */
  readonly current: FlowView | undefined;
  /** What is wrong with each field that was sent. */
  readonly fields: NonNullable<Refusal['fields']>;

  constructor(status: number, { error, remedy = '', current, fields = [] }: Refusal) {
    super(error);
    this.status = status;
    this.remedy = remedy;
    this.current = current;
    this.fields = fields;
  }
}

/** Asks the server. */
export interface Api {
  /** @throws Refused */
  get<T>(path: string, query?: Readonly<Record<string, string>>): Promise<T>;
  /** @throws Refused */
  post<T>(path: string, body?: object): Promise<T>;
  /** Opens the stream of events; the signal ends it. @throws Refused */
  stream(signal: AbortSignal): Promise<ReadableStream<Uint8Array>>;
}

/** The server, asked with the token of this tab. */
export function createApi(token: string): Api {
  const ask = async (path: string, options: RequestInit): Promise<Response> => {
    const headers = { 'X-Onbehalf-Studio': token, ...(options.body !== undefined && { 'Content-Type': 'application/json' }) };
    const answer = await fetch(`/api/${path}`, { ...options, headers }).catch(() => {
      throw new Refused(0, { error: 'The Studio does not answer.', remedy: 'Start `onbehalf studio` again.' });
    });
    if (answer.ok) return answer;
    const refusal = (await answer.json().catch(() => ({ error: `The Studio answers with ${answer.status}.` }))) as Refusal;
    throw new Refused(answer.status, refusal);
  };
  return {
    async get(path, query) {
      const answer = await ask(query ? `${path}?${new URLSearchParams(query).toString()}` : path, {});
      return (await answer.json()) as never;
    },
    async post(path, body = {}) {
      const answer = await ask(path, { method: 'POST', body: JSON.stringify(body) });
      return (await answer.json()) as never;
    },
    async stream(signal) {
      const { body } = await ask('events', { signal });
      if (!body) throw new Refused(0, { error: 'The Studio says nothing.' });
      return body;
    },
  };
}
