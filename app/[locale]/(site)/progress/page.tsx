import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { Link } from "@/app/_components/local-link";
import { restWords } from "@/app/_components/rest-words";
import { allFacts, knownFacts } from "@/lib/domain/progress";
import type { Progress } from "@/lib/study/progress";
import { LevelBar } from "../_components/level-bar";
import { AheadFigure } from "./_components/ahead-figure";
import { BarItem, BarList } from "./_components/bar-list";
import { CostsFigure } from "./_components/costs-figure";
import { Figure } from "./_components/figure";
import { LastingFigure } from "./_components/lasting-figure";
import { LevelLegend } from "./_components/level-legend";
import { MapFigure } from "./_components/map-figure";
import { ProgressFrame } from "./_components/progress-frame";
import { currentProgress } from "./_figures/progress";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("Progress"))("title") };
}

export default async function ProgressPage() {
  const [t, progress] = await Promise.all([getTranslations("Progress"), currentProgress()]);
  const { sections } = progress;
  const hasBegun = sections.some(({ counts }) => counts.new < allFacts(counts));
  return (
    <ProgressFrame current="/progress">
      {hasBegun ? (
        <>
          <Now {...progress} />
          <MapFigure />
          <LastingFigure {...progress} />
          <Facts sections={sections} />
          <AheadFigure {...progress} />
          <CostsFigure {...progress} />
        </>
      ) : (
        <div className="card stack">
          <p className="serif">{t("empty")}</p>
          <p>
            <Link href="/quiz" className="button primary">
              {t("emptyStart")}
            </Link>
          </p>
        </div>
      )}
      <p className="row">
        <Link href="/facts" className="button">
          {t("allFacts")}
        </Link>
        {hasBegun && (
          <Link href="/history" className="button">
            {t("history")}
          </Link>
        )}
      </p>
    </ProgressFrame>
  );
}

/** The one thing to do now. */
async function Now({ cards, minutes, rest }: Progress) {
  const [t, restText] = await Promise.all([getTranslations("Ahead"), restWords(rest)]);
  return (
    <div className="card row">
      <p className="serif">
        {cards > 0 ? t("nowCards", { cards, minutes }) : (restText ?? t("nowDone"))}
      </p>
      <Link
        href={cards > 0 ? "/review" : "/study"}
        className={cards > 0 ? "button primary" : "button"}
      >
        {cards > 0 ? t("nowReview") : t("nowStudy")}
      </Link>
    </div>
  );
}

async function Facts({ sections }: Pick<Progress, "sections">) {
  const [t, locale] = await Promise.all([getTranslations("Progress"), getLocale()]);
  const known = sections.reduce((sum, { counts }) => sum + knownFacts(counts), 0);
  const mature = sections.reduce((sum, { counts }) => sum + counts.mature, 0);
  const total = sections.reduce((sum, { counts }) => sum + allFacts(counts), 0);
  return (
    <Figure id="facts" title={t("facts")} finding={t("factsFinding", { known, total, mature })}>
      <LevelLegend />
      <BarList>
        {sections.map(({ section, counts }) => (
          <BarItem
            key={section.id}
            name={<Link href={`/facts?section=${section.id}`}>{section.title[locale]}</Link>}
            words={t("knownOf", { known: knownFacts(counts), total: allFacts(counts) })}
          >
            <LevelBar counts={counts} />
          </BarItem>
        ))}
      </BarList>
    </Figure>
  );
}
