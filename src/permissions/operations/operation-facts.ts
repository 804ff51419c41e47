/** Which permissions open an operation; each list means "any one of these", from the least to the most privileged. */
export interface OperationFacts {
  /** Delegated, work or school account, own data. */
  readonly delegated: readonly string[];
  /** Delegated, personal account; empty: the operation is not for personal accounts. */
  readonly personal: readonly string[];
  /** An application without a person; empty: not possible. */
  readonly application: readonly string[];
  /** Delegated, work or school account, the data of somebody else who shares it; empty: not possible. */
  readonly shared: readonly string[];
}
