/** What stands before Next: each request passes here first, and some go no further. */
import { type IncomingHttpHeaders, IncomingMessage, Server, ServerResponse } from "node:http";
import { performance } from "node:perf_hooks";
import { tokenCookie } from "../study/learner";
import { addressHeader, clientAddress, networkOf } from "./client-address";
import { type Demand, largestBodyBytes, limitsOf, waitFor } from "./limits";
import { type Refusal, refusalReply } from "./refusal";

/** A browser on the slowest line sends the largest body in less. */
const longestRequestMs = 60_000;

const methods: ReadonlySet<string | undefined> = new Set(["GET", "HEAD", "POST"]);

/**
 * Places the gate before every server of this process: Next has no place of its own that comes before it
 * reads a request's address and body.
 *
 * @throws when `RATE_LIMITS` or `TRUST_PROXY` makes no sense
 */
export function placeGate(): void {
  globalThis.weetjeLimits = limitsOf(process.env.RATE_LIMITS);
  const proxies = proxiesOf(process.env.TRUST_PROXY);
  const { emit } = Server.prototype;
  Server.prototype.emit = function (this: Server, event: string, ...args: unknown[]): boolean {
    const [request, response] = args;
    if (!(request instanceof IncomingMessage && response instanceof ServerResponse)) {
      return Reflect.apply(emit, this, [event, ...args]);
    }
    this.requestTimeout = longestRequestMs;
    return turnsAway(request, response, proxies) || Reflect.apply(emit, this, [event, ...args]);
  };
}

/**
 * @param setting how many proxies of ours a request comes through, if that is said
 * @throws when it is no whole number
 */
export function proxiesOf(setting: string | undefined): number | undefined {
  if (setting === undefined || setting === "") return undefined;
  if (!/^\d{1,2}$/.test(setting)) {
    throw new Error(`TRUST_PROXY is "${setting}": the number of proxies before the server`);
  }
  return Number(setting);
}

/** Answers a request that is not to be handled, and tells whether that was so. */
function turnsAway(
  request: IncomingMessage,
  response: ServerResponse,
  proxies: number | undefined,
): boolean {
  const address = clientAddress(request.socket.remoteAddress ?? "", request.headers, proxies);
  request.headers[addressHeader] = address;
  const refusal = refusalOf(request);
  const waitMs = refusal ? 0 : waitFor(demandOf(request, networkOf(address)), performance.now());
  if (refusal) refuse(request, response, refusal);
  else if (waitMs > 0) refuse(request, response, "too-many-requests", waitMs);
  return refusal !== undefined || waitMs > 0;
}

function refuse(
  request: IncomingMessage,
  response: ServerResponse,
  refusal: Refusal,
  waitMs?: number,
): void {
  const { method, url = "" } = request;
  const { status, headers, body } = refusalReply(pathOf(url), refusal, waitMs);
  response.writeHead(status, { ...headers, "Content-Length": Buffer.byteLength(body) });
  response.end(method === "HEAD" ? undefined : body);
  letRunOut(request);
}

/** Who is cut off while sending does not see the answer; who goes on and on is cut off. */
const mostIgnoredBytes = 4 * largestBodyBytes;

function letRunOut(request: IncomingMessage): void {
  let bytes = 0;
  request.on("data", (chunk: Buffer) => {
    bytes += chunk.byteLength;
    if (bytes > mostIgnoredBytes) request.destroy();
  });
}

function refusalOf({ method, url = "", headers }: IncomingMessage): Refusal | undefined {
  if (!methods.has(method)) return "method-not-allowed";
  if (!isReadable(url)) return "malformed";
  if (method === "POST" && pathOf(url).startsWith("/_next/")) return "method-not-allowed";
  if (method === "POST" && !isSameOrigin(headers)) return "forbidden";
  // Of a body that does not say how long it is, Next would keep megabytes before anyone can say no.
  if (headers["transfer-encoding"] !== undefined) return "length-required";
  return lengthOf(headers) > largestBodyBytes ? "too-large" : undefined;
}

/**
 * Whether a request comes from our own pages. Browsers tell by `Sec-Fetch-Site`, over plain http only by
 * `Origin`; programs that are no browser send neither and carry no one's cookie.
 */
export function isSameOrigin(headers: IncomingHttpHeaders): boolean {
  const site = headers["sec-fetch-site"] ?? "none";
  if (site !== "same-origin" && site !== "none") return false;
  const { origin, host } = headers;
  const ownHost = headers["x-forwarded-host"] ?? host;
  return !origin || (URL.canParse(origin) && new URL(origin).host === ownHost);
}

const lengthOf = (headers: IncomingHttpHeaders): number => Number(headers["content-length"] ?? 0);

/** Whether a path is UTF-8 once its percent signs are decoded, and once more: so often Next decodes some. */
function isReadable(url: string): boolean {
  try {
    return decodeURIComponent(decodeURIComponent(pathOf(url))).startsWith("/");
  } catch {
    return false;
  }
}

const pathOf = (url: string): string => url.split(/[?#]/, 1)[0] ?? "";

/** What a request costs beside its length: it reads, or replays, all that someone ever did. */
const costlyUnits = { export: 20, form: 2 };

const bytesPerUnit = 4_096;

function demandOf({ method, url = "", headers }: IncomingMessage, network: string): Demand {
  const path = pathOf(url);
  // The build's own files cost nearly nothing.
  if (path.startsWith("/_next/static/")) return { network, units: 0, mayBegin: false };
  const isForm = method === "POST" && !path.startsWith("/api/");
  const length = Math.floor(lengthOf(headers) / bytesPerUnit);
  const costly =
    (isForm ? costlyUnits.form : 0) + (path === "/api/export" ? costlyUnits.export : 0);
  return {
    network,
    token: tokenOf(headers.cookie),
    units: 1 + length + costly,
    mayBegin: isForm || path === "/api/answers",
  };
}

/** The learner's token, if there is one that can be. */
const tokenOf = (cookies = ""): string | undefined =>
  new RegExp(`(?:^|; ?)${tokenCookie}=([\\w-]{43})(?:;|$)`).exec(cookies)?.[1];
