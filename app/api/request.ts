/** Requests to the interface under `/api`, before their content is looked at. */
import { addressHeader, isLoopbackAddress } from "@/lib/server/client-address";
import { largestBodyBytes } from "@/lib/server/limits";

/**
 * Whether a request comes from this machine to this machine, as far as its headers tell: by every name that
 * it was sent to, and by every address that it came along.
 */
export function isLoopback({ headers }: Request): boolean {
  const named = (name: string) => (headers.get(name) ?? "").split(",").map((one) => one.trim());
  const hosts = [...named("host"), ...named("x-forwarded-host")].filter(Boolean);
  const addresses = [...named("x-forwarded-for"), ...named(addressHeader)].filter(Boolean);
  return (
    hosts.length > 0 &&
    hosts.every((host) => /^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/i.test(host)) &&
    addresses.every(isLoopbackAddress)
  );
}

export type RequestFailure = "not-json" | "too-large" | "malformed";

/** The status that goes with each failure. */
export const failureStatus: Readonly<Record<RequestFailure, number>> = {
  "not-json": 415,
  "too-large": 413,
  malformed: 400,
};

/** The body as JSON, or why it is none. A form of another site cannot send this content type. */
export async function readJson(
  request: Request,
): Promise<{ json: unknown } | { code: RequestFailure }> {
  if (!request.headers.get("content-type")?.startsWith("application/json")) {
    return { code: "not-json" };
  }
  if (Number(request.headers.get("content-length")) > largestBodyBytes) {
    return { code: "too-large" };
  }
  try {
    const text = await textOf(request);
    if (text === undefined) return { code: "too-large" };
    const json: unknown = JSON.parse(text);
    return { json };
  } catch {
    // Or whoever sends it has left in the middle of it.
    return { code: "malformed" };
  }
}

/** The body as text; `undefined` as soon as it turns out to be too large, for its length may be a lie. */
async function textOf({ body }: Request): Promise<string | undefined> {
  const decoder = new TextDecoder();
  let text = "";
  let bytes = 0;
  for await (const chunk of body ?? []) {
    bytes += chunk.byteLength;
    if (bytes > largestBodyBytes) return undefined;
    text += decoder.decode(chunk, { stream: true });
  }
  return text + decoder.decode();
}
