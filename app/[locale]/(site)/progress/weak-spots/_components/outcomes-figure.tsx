import { getTranslations } from "next-intl/server";
import { isRecallKind } from "@/lib/domain/article";
import { laggardOf, type Outcome } from "@/lib/domain/weak-spots";
import { getFormatter } from "@/lib/i18n/format";
import type { WeakSpots } from "@/lib/study/weak-spots";
import { BarItem, BarList } from "../../_components/bar-list";
import { Figure } from "../../_components/figure";
import { OutcomeBar } from "./outcome-bar";

/** How each kind of question goes, beside what was to be expected of the facts that it was about. */
export async function KindsFigure({ kinds }: Pick<WeakSpots, "kinds">) {
  const [t, names] = await Promise.all([getTranslations("WeakSpots"), getTranslations("Kinds")]);
  if (kinds.length === 0) return <Figure id="kinds" title={t("kinds")} empty={t("kindsEmpty")} />;
  // A pick may be a lucky guess, so what is picked goes better than what is recalled, however well it is known.
  const laggard = laggardOf(kinds, isRecallKind);
  return (
    <Figure
      id="kinds"
      title={t("kinds")}
      finding={await findingOf(laggard, names, t(kinds.length > 1 ? "kindsAlike" : "kindsAlone"))}
    >
      <Outcomes outcomes={kinds} nameOf={names} />
      <p className="muted small">{t("outcomesNote")}</p>
    </Figure>
  );
}

/** The same by language: one alone has nothing to be held against. */
export async function LanguagesFigure({ locales }: Pick<WeakSpots, "locales">) {
  const [t, names] = await Promise.all([
    getTranslations("WeakSpots"),
    getTranslations("WeakSpots.languageNames"),
  ]);
  if (locales.length < 2)
    return <Figure id="languages" title={t("languages")} empty={t("languagesEmpty")} />;
  return (
    <Figure
      id="languages"
      title={t("languages")}
      finding={await findingOf(laggardOf(locales), names, t("languagesAlike"))}
    >
      <Outcomes outcomes={locales} nameOf={names} />
    </Figure>
  );
}

async function findingOf<Key extends string>(
  laggard: Outcome<Key> | undefined,
  nameOf: (key: Key) => string,
  alike: string,
): Promise<string> {
  const [t, format] = await Promise.all([getTranslations("WeakSpots"), getFormatter()]);
  if (!laggard) return alike;
  const { key, right, answers, expected } = laggard;
  return t("lags", {
    name: nameOf(key),
    share: format.number(right / answers, { style: "percent" }),
    expected: format.number(expected, { style: "percent" }),
  });
}

async function Outcomes<Key extends string>({
  outcomes,
  nameOf,
}: Readonly<{ outcomes: readonly Outcome<Key>[]; nameOf: (key: Key) => string }>) {
  const [t, format] = await Promise.all([getTranslations("WeakSpots"), getFormatter()]);
  return (
    <BarList>
      {outcomes.map((outcome) => (
        <BarItem
          key={outcome.key}
          name={nameOf(outcome.key)}
          words={t("rightOf", {
            share: format.number(outcome.right / outcome.answers, { style: "percent" }),
            answers: outcome.answers,
          })}
        >
          <OutcomeBar outcome={outcome} />
        </BarItem>
      ))}
    </BarList>
  );
}
