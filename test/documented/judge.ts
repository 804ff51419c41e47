/** What is wrong with an answer against a documented one; nothing where status, names and JSON types are those of the page. */
export function differences(documented: { readonly status: number; readonly body: unknown }, status: number, body: unknown): string[] {
  if (status !== documented.status) return [`${status} instead of ${documented.status}: ${shortened(body)}`];
  return compare(documented.body, body, '');
}

function shortened(body: unknown): string {
  return JSON.stringify(body).slice(0, 200);
}

/** A page may shorten what it shows: what is documented is the least that must be there. Null and empty lists say nothing, on either side. */
function compare(documented: unknown, answered: unknown, path: string): string[] {
  if (answered === undefined) return isNothing(documented) ? [] : [`${path} is missing`];
  if (isNothing(documented) || isNothing(answered) || isTemplate(documented, path)) return [];
  if (kindOf(documented) !== kindOf(answered)) return [`${path} is ${kindOf(answered)} instead of ${kindOf(documented)}`];
  if (Array.isArray(documented)) return compareLists(documented, answered as unknown[], path);
  if (typeof documented === 'object') {
    return Object.entries(documented as object).flatMap(([name, value]) => {
      if (isPageOnly(name) || (name === '@odata.type' && isDeclared(value))) return [];
      return compare(value, (answered as Record<string, unknown>)[name], `${path}${path === '' ? '' : '.'}${name}`);
    });
  }
  return [];
}

/** Which rows there are is up to the tenant: each name that is documented is on one of them. */
function compareLists(documented: readonly unknown[], answered: readonly unknown[], path: string): string[] {
  return [
    ...new Set(
      documented.flatMap((row) => {
        const misses = answered.map((one) => compare(row, one, `${path}[]`));
        // What no row has is missing.
        return misses[0]?.filter((miss) => misses.every((others) => others.includes(miss))) ?? [];
      }),
    ),
  ];
}

function kindOf(value: unknown): string {
  return Array.isArray(value) ? 'list' : typeof value;
}

function isNothing(value: unknown): boolean {
  return value === null || (Array.isArray(value) && value.length === 0);
}

/** A page that writes `values-value` for a property whose type is any JSON shows where it is, and not what. */
function isTemplate(documented: unknown, path: string): boolean {
  const name = /(\w+)$/.exec(path)?.[1] ?? '';
  return anyJson.has(name) && documented === `${name}-value`;
}

/** Properties of workbooks that are of the type Json: https://learn.microsoft.com/graph/api/resources/workbookrange */
const anyJson = new Set([
  'cellAddresses',
  'formulas',
  'formulasLocal',
  'formulasR1C1',
  'numberFormat',
  'text',
  'value',
  'values',
  'valueTypes',
]);

/**
 * Links depend on how much there is. What a thing is, and its address, older pages show where today's minimal metadata leaves it out: only a type that is
 * not the declared one is written (https://docs.oasis-open.org/odata/odata-json-format/v4.01/odata-json-format-v4.01.html, control information).
 */
function isPageOnly(name: string): boolean {
  return /@odata\.(?:nextLink|deltaLink|id|editLink)$/.test(name);
}

/** Types that are declared where they stand. */
function isDeclared(type: unknown): boolean {
  return type === '#microsoft.graph.message' || type === '#microsoft.graph.user';
}
