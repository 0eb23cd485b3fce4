/** Requests to the interface under `/api`, before their content is looked at. */

const largestBodyBytes = 256 * 1024;

/** Browsers say where a request comes from; another site has no business here. */
export const isSameOrigin = (request: Request): boolean =>
  ["same-origin", "none", null].includes(request.headers.get("sec-fetch-site"));

/** The body as JSON, or why it is none. */
export async function readJson(
  request: Request,
): Promise<{ json: unknown } | { code: "too-large" | "malformed" }> {
  if (Number(request.headers.get("content-length")) > largestBodyBytes)
    return { code: "too-large" };
  const text = await request.text();
  if (text.length > largestBodyBytes) return { code: "too-large" };
  try {
    const json: unknown = JSON.parse(text);
    return { json };
  } catch {
    return { code: "malformed" };
  }
}
