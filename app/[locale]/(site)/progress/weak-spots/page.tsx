import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Link } from "@/app/_components/local-link";
import { sessionHref } from "@/app/_components/review/session-address";
import type { WeakSpots } from "@/lib/study/weak-spots";
import { ProgressFrame } from "../_components/progress-frame";
import { currentWeakSpots } from "../_figures/weak-spots";
import { ConfusionsFigure } from "./_components/confusions-figure";
import { HardestFigure } from "./_components/hardest-figure";
import { KindsFigure, LanguagesFigure } from "./_components/outcomes-figure";
import { QuizzesFigure } from "./_components/quizzes-figure";
import { SectionsFigure } from "./_components/sections-figure";
import { ThenAndNowFigure } from "./_components/then-and-now-figure";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("WeakSpots"))("title") };
}

export default async function WeakSpotsPage() {
  const weakSpots = await currentWeakSpots();
  return (
    <ProgressFrame current="/progress/weak-spots">
      {weakSpots.hasBegun ? (
        <>
          <Now {...weakSpots} />
          <HardestFigure {...weakSpots} />
          <ConfusionsFigure {...weakSpots} />
          <SectionsFigure {...weakSpots} />
          <KindsFigure {...weakSpots} />
          <LanguagesFigure {...weakSpots} />
          <QuizzesFigure {...weakSpots} />
          <ThenAndNowFigure {...weakSpots} />
        </>
      ) : (
        <Beginning />
      )}
    </ProgressFrame>
  );
}

/** The one thing to do now. */
async function Now({ weak }: Pick<WeakSpots, "weak">) {
  const t = await getTranslations("WeakSpots");
  return (
    <div className="card row">
      <p className="serif">{t("now", { weak })}</p>
      {weak > 0 && (
        <Link
          href={sessionHref({ kind: "weak", since: Date.now() }, "/progress/weak-spots")}
          className="button primary"
        >
          {t("study")}
        </Link>
      )}
    </div>
  );
}

async function Beginning() {
  const t = await getTranslations("WeakSpots");
  return (
    <div className="card stack">
      <p className="serif">{t("empty")}</p>
      <p>
        <Link href="/quiz" className="button primary">
          {t("emptyStart")}
        </Link>
      </p>
    </div>
  );
}
