import { getLocale, getTranslations } from "next-intl/server";
import { Link } from "@/app/_components/local-link";
import type { Locale } from "@/lib/domain/article";
import type { Confusion } from "@/lib/domain/weak-spots";
import type { WeakSpots } from "@/lib/study/weak-spots";
import { Figure } from "../../_components/figure";
import { keyOf, pickedOf } from "../../_figures/weak-spots";
import styles from "./confusions-figure.module.css";

/** What is picked instead of the right answer more than once, beside it. */
export async function ConfusionsFigure({
  confusions,
  confused,
}: Pick<WeakSpots, "confusions" | "confused">) {
  const [t, locale] = await Promise.all([getTranslations("WeakSpots"), getLocale()]);
  if (confused === 0)
    return <Figure id="confusions" title={t("confusions")} empty={t("confusionsEmpty")} />;
  return (
    <Figure id="confusions" title={t("confusions")} finding={t("confusionsFinding", { confused })}>
      <ul className={styles.list}>
        {confusions.map((confusion) => (
          <ConfusedPair
            key={`${confusion.prompt.id} ${confusion.option}`}
            confusion={confusion}
            locale={locale}
          />
        ))}
      </ul>
    </Figure>
  );
}

async function ConfusedPair({
  confusion,
  locale,
}: Readonly<{ confusion: Confusion; locale: Locale }>) {
  const [t, quiz] = await Promise.all([getTranslations("WeakSpots"), getTranslations("Quiz")]);
  const { prompt, times } = confusion;
  return (
    <li className={styles.pair}>
      {prompt.negative && <p className="muted small">{quiz("not")}</p>}
      <p>
        <Link href={`/facts/${prompt.factId}`} className={`serif ${styles.stem}`}>
          {prompt.stem[locale]}
        </Link>
      </p>
      <dl className={styles.options}>
        <div className={styles.picked}>
          <dt className="muted small">{t("pickedTimes", { times })}</dt>
          <dd>{pickedOf(confusion, locale)}</dd>
        </div>
        <div className={styles.key}>
          <dt className="muted small">{t("rightAnswer")}</dt>
          <dd>{keyOf(confusion, locale)}</dd>
        </div>
      </dl>
      <p className="muted">{prompt.rationale[locale]}</p>
    </li>
  );
}
