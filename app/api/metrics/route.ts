import { accessToMetrics, readMetrics } from "@/lib/server/metrics";

export const dynamic = "force-dynamic";

/** Prometheus' text format, for who sends `METRICS_TOKEN` as a bearer token; 404 where none is set. */
export async function GET(request: Request): Promise<Response> {
  const access = accessToMetrics(request.headers.get("authorization"));
  if (access === "off") return Response.json({ code: "not-found" }, { status: 404 });
  if (access === "refused") {
    return Response.json(
      { code: "refused" },
      { status: 401, headers: { "WWW-Authenticate": "Bearer" } },
    );
  }
  const { text, contentType } = await readMetrics();
  return new Response(text, {
    headers: { "Content-Type": contentType, "Cache-Control": "no-store" },
  });
}
