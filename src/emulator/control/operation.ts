import type { ZodType } from 'zod';
import type { TokenAtOnce, TokenWish } from '../entra/token/token-at-once.ts';
import type { Faults } from '../faults/faults.ts';
import type { RequestLog } from '../request-log.ts';
import type { Tenant } from '../tenant/tenant.ts';

/** What the control API steers. */
export interface Controlled {
  /** The tenant of the moment: a reset puts another in its place. */
  tenant(): Tenant;
  readonly faults: Faults;
  readonly requests: RequestLog;
  /** Puts the tenant back to its seed, removes faults and forgets requests. */
  reset(): Promise<void>;
  /** Whether there is a data folder to save to. */
  readonly canSave: boolean;
  save(): Promise<void>;
  /** Makes an access token without a sign-in. @throws Error naming what there is not. */
  token(wish: TokenWish): Promise<TokenAtOnce>;
  /** Ends what serves the tenant; undefined where that is for the program around it to do. */
  readonly stop?: (() => void) | undefined;
}

/** A refusal of the control API: its message is the `error` of the answer. */
export class ControlRefusal extends Error {
  override readonly name = 'ControlRefusal';
  readonly status: number;
  /** What was wrong with the body, field by field. */
  readonly fields: readonly { readonly field: string; readonly problem: string }[];

  constructor(status: number, message: string, fields: ControlRefusal['fields'] = []) {
    super(message);
    this.status = status;
    this.fields = fields;
  }
}

/** The refusal of a body whose field is not what it must be. */
export function refusedField(field: string, problem: string): ControlRefusal {
  return new ControlRefusal(400, `The body is not valid: ${field}: ${problem}.`, [{ field, problem }]);
}

/** One operation of the control API. */
export interface ControlOperation {
  readonly method: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  /** Below `/_emulator`, with `:placeholders`. */
  readonly path: string;
  readonly summary: string;
  /** What the body must be; undefined: none. */
  readonly body?: ZodType;
  /** The largest body in bytes. Default `bodyLimits.control`. */
  bodyLimit?(tenant: Tenant): number;
  /** Status of the answer. Default 200; 204 has no body. */
  readonly status?: number;
  /**
   * @param body - The JSON of the request as it came; `withBody` validates it.
   * @throws ControlRefusal, and ZodError for a body that is not what it must be.
   */
  handle(controlled: Controlled, request: { params: Readonly<Record<string, string>>; body: unknown }): unknown;
}

/** An operation whose body is of a known shape. */
export function withBody<Body>(
  operation: Omit<ControlOperation, 'body' | 'handle'> & {
    readonly body: ZodType<Body>;
    handle(controlled: Controlled, request: { params: Readonly<Record<string, string>>; body: Body }): unknown;
  },
): ControlOperation {
  return {
    ...operation,
    handle: (controlled, { params, body }) => operation.handle(controlled, { params, body: operation.body.parse(body) }),
  };
}
