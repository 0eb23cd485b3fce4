import { hasLocale } from "next-intl";
import { csvOf } from "@/app/[locale]/(site)/progress/_figures/csv";
import { figures, isFigureId } from "@/app/[locale]/(site)/progress/_figures/registry";
import { unlessUnavailable } from "@/app/api/unless-unavailable";
import { currentLearner } from "@/app/session";
import { routing } from "@/lib/i18n/routing";

/** The numbers behind a figure `?about=` something as CSV, in the language of `?locale=`; for a visitor only its head. */
export const GET = unlessUnavailable(
  async (request: Request, { params }: RouteContext<"/api/figures/[figure]">) => {
    const { figure } = await params;
    if (!isFigureId(figure)) return Response.json({ code: "not-found" }, { status: 404 });
    const { searchParams } = new URL(request.url);
    const wanted = searchParams.get("locale");
    const locale = hasLocale(routing.locales, wanted) ? wanted : routing.defaultLocale;
    const about = searchParams.get("about") ?? undefined;
    const [table, learner] = await Promise.all([figures[figure](locale, about), currentLearner()]);
    return new Response(csvOf(learner ? table : { ...table, rows: [] }, locale), {
      headers: {
        "Content-Type": "text/csv; charset=utf-8",
        "Content-Disposition": `attachment; filename="weetje-${figure}.csv"`,
        "Cache-Control": "private, no-store",
      },
    });
  },
);
