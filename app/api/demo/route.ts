import { hasLocale } from "next-intl";
import { isLoopback } from "@/app/api/request";
import { unlessUnavailable } from "@/app/api/unless-unavailable";
import { signIn } from "@/app/session";
import { routing } from "@/lib/i18n/routing";

/**
 * Signs in as the learner of `?token=`, which `npm run demo` prints, and goes to the language of `?locale=`.
 * Only on the machine that the app is developed on: everywhere else there is nothing here.
 */
export const GET = unlessUnavailable(async (request: Request) => {
  const isDevelopment = process.env.NODE_ENV === "development";
  const { searchParams } = new URL(request.url);
  const token = searchParams.get("token") ?? "";
  if (!isDevelopment || !isLoopback(request) || !(await signIn(token))) {
    return Response.json({ code: "not-found" }, { status: 404 });
  }
  const wanted = searchParams.get("locale");
  const locale = hasLocale(routing.locales, wanted) ? wanted : routing.defaultLocale;
  return new Response(null, { status: 303, headers: { Location: `/${locale}` } });
});
