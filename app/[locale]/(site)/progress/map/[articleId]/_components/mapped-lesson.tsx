import { getLocale } from "next-intl/server";
import { LessonBlocks, type ShowPassage } from "@/app/_components/lesson-blocks";
import { bandOf, bands } from "@/lib/domain/memory-map";
import type { MemoryMap } from "@/lib/study/memory-map";
import styles from "./band.module.css";
import { bandId } from "./band-id";
import lesson from "./mapped-lesson.module.css";

/**
 * The lesson with each fact's passage as far as it is remembered. Without JavaScript a passage leads to the
 * page of its fact; its place tells what moves the map through time which one it is.
 */
export async function MappedLesson({ map }: Readonly<{ map: MemoryMap }>) {
  const locale = await getLocale();
  const { article, facts, settings } = map;
  const places = new Map(facts.map(({ fact }, place) => [fact.id, place]));
  const passage: ShowPassage = (factId, words) => {
    const place = places.get(factId);
    if (place === undefined) return words;
    const band = bands.indexOf(bandOf(facts[place]?.chance, settings));
    return (
      <a
        id={factId}
        href={`/${locale}/facts/${factId}`}
        className={styles.band}
        data-fact={place}
        data-band={band}
        aria-describedby={bandId(band)}
      >
        {words}
      </a>
    );
  };
  return article.sections.map((section) => (
    <section
      key={section.id}
      id={section.id}
      aria-labelledby={`${section.id}-title`}
      className={lesson.section}
    >
      <h4 id={`${section.id}-title`}>{section.title[locale]}</h4>
      {section.lesson.map((paragraph) => (
        <LessonBlocks key={paragraph[locale]} markdown={paragraph[locale]} passage={passage} />
      ))}
    </section>
  ));
}
