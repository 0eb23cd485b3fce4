import { getLocale, getTranslations } from "next-intl/server";
import { Link } from "@/app/_components/local-link";
import { Moon } from "@/app/_components/moon";
import { library } from "@/lib/content/library";
import type { FactOrder, ListedFact } from "@/lib/domain/fact-list";
import type { Learner } from "@/lib/domain/learner";
import { type Memory, phaseOf } from "@/lib/domain/memory";
import { retrievability } from "@/lib/domain/scheduler";
import { getFormatter } from "@/lib/i18n/format";
import styles from "./fact-row.module.css";

/** A fact in the list: where it stands, and the figure that the list is ordered by. */
export async function FactRow({
  listed: { fact, memory },
  standing,
  sort,
  settings,
  now,
}: Readonly<{
  listed: ListedFact;
  standing: string | undefined;
  sort: FactOrder;
  settings: Learner["settings"];
  now: number;
}>) {
  const [t, phases, locale] = await Promise.all([
    getTranslations("Facts"),
    getTranslations("Phases"),
    getLocale(),
  ]);
  const figure = memory && (await figureOf(sort, memory, settings, now));
  const phase = phaseOf(memory);
  const section = sectionTitles().get(fact.sectionId);
  const parts = [phases(phase), standing, figure, section?.[locale]];
  return (
    <li className={styles.row}>
      <label className={styles.choose}>
        <input
          type="checkbox"
          name="facts"
          value={fact.id}
          aria-label={`${t("choose")}: ${fact.statement[locale]}`}
        />
      </label>
      <div className={styles.fact}>
        <Moon phase={phase} size={18} />
        <div>
          <Link href={`/facts/${fact.id}`} className={`serif ${styles.statement}`}>
            {fact.statement[locale]}
          </Link>
          <p className="muted small">{parts.filter(Boolean).join(" · ")}</p>
        </div>
      </div>
    </li>
  );
}

async function figureOf(
  sort: FactOrder,
  memory: Memory,
  settings: Learner["settings"],
  now: number,
): Promise<string | undefined> {
  const [t, format] = await Promise.all([getTranslations("Facts.figure"), getFormatter()]);
  switch (sort) {
    case "difficulty":
      return t("difficulty", {
        value: format.number(memory.difficulty, { maximumFractionDigits: 1 }),
      });
    case "recall":
      return t("recall", {
        share: format.number(retrievability(memory, now, settings), { style: "percent" }),
      });
    case "lapses":
      return t("lapses", { count: memory.lapses });
    default:
      return undefined;
  }
}

const sectionTitles = () =>
  new Map(
    library().articles.flatMap(({ sections }) => sections.map(({ id, title }) => [id, title])),
  );
