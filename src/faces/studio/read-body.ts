/** What was sent, as JSON. @throws OnbehalfError INPUT_INVALID by the schema that reads it: what is no JSON is nothing. */
export async function bodyOf(request: { text(): Promise<string> }): Promise<unknown> {
  const text = await request.text();
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
