/** Which route of the app a path belongs to. */
import { readFileSync } from "node:fs";
import { z } from "zod";
import { locales } from "../domain/article";

/** Tells a path's route by its template, `/[locale]/quiz/[quizId]`: never what stands in the path itself. */
export type RouteOf = (path: string) => string;

const unknownRoute = "unknown";

const route = z.object({ page: z.string(), regex: z.string() });
const manifest = z.object({ staticRoutes: z.array(route), dynamicRoutes: z.array(route) });

/**
 * The routes of a build, as Next lists them in its `routes-manifest.json`, the most specific first.
 *
 * @throws when the file is missing or has another shape
 */
export function readRoutes(manifestFile: string): RouteOf {
  const json: unknown = JSON.parse(readFileSync(manifestFile, "utf8"));
  const { staticRoutes, dynamicRoutes } = manifest.parse(json);
  const templates = [...staticRoutes, ...dynamicRoutes].map(({ page, regex }) => ({
    page,
    // What stands first is a language only if it is one of ours: `/robots.txt` is not the home page.
    pattern: new RegExp(
      page.startsWith("/[locale]") ? regex.replace("([^/]+?)", `(?:${locales.join("|")})`) : regex,
    ),
  }));
  return (path) =>
    path === "/"
      ? path
      : (templates.find(({ pattern }) => pattern.test(path))?.page ?? unknownRoute);
}
