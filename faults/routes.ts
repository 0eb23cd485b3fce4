/** Everything that the app answers to, found where Next finds it: what is new cannot be forgotten. */
import { readdirSync, readFileSync } from "node:fs";
import { z } from "zod";

/** Paths of pages as their folders name them, `/[locale]/facts/[factId]`. */
export const pages: readonly string[] = routesOf("page.tsx");

/** Paths under `/api`. */
export const endpoints: readonly string[] = routesOf("route.ts");

/** Endpoints that take a method. */
export const endpointsFor = (method: "GET" | "POST"): readonly string[] =>
  endpoints.filter((path) =>
    new RegExp(`export (async )?(function|const) ${method}\\b`).test(
      readFileSync(`app${path}/route.ts`, "utf8"),
    ),
  );

function routesOf(file: string): string[] {
  return readdirSync("app", { recursive: true, encoding: "utf8" })
    .filter((path) => path.endsWith(`/${file}`))
    .map((path) => `/${path.slice(0, -file.length - 1)}`.replace(/\/\([^)]*\)/g, ""))
    .sort();
}

const manifest = z.object({ node: z.record(z.string(), z.object({ exportedName: z.string() })) });

/** The actions of the build, id by name. */
export function actions(): ReadonlyMap<string, string> {
  const json: unknown = JSON.parse(
    readFileSync(".next/server/server-reference-manifest.json", "utf8"),
  );
  return new Map(
    Object.entries(manifest.parse(json).node).map(([id, { exportedName }]) => [exportedName, id]),
  );
}
