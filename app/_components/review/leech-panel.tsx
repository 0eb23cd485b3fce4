"use client";

import { use, useLayoutEffect, useRef } from "react";
import { Gap } from "@/app/_components/gap";
import { PassageLink } from "@/app/_components/passage-link";
import { Quote } from "@/app/_components/quote";
import type { Locale } from "@/lib/domain/article";
import type { Card } from "@/lib/study/card";
import { InLesson } from "./in-lesson";
import styles from "./leech-panel.module.css";
import type { Labels } from "./review-labels";

/** A fact that keeps lapsing, seen from every side, before the learner chooses what to do about it. */
export function LeechPanel({
  card: { articleId, factId, locale: cardLocale, statement, leech },
  locale,
  labels,
}: Readonly<{ card: Card; locale: Locale; labels: Labels }>) {
  const heading = useRef<HTMLHeadingElement>(null);
  useLayoutEffect(() => heading.current?.focus(), []);
  const isInLesson = use(InLesson);
  const [Heading, Subheading] = isInLesson ? (["h4", "h5"] as const) : (["h1", "h2"] as const);
  const wordings = leech?.otherWordings ?? [];
  return (
    <section className={styles.leech} aria-labelledby="leech">
      <Heading id="leech" ref={heading} tabIndex={-1} className={styles.title}>
        {labels.leech.title}
      </Heading>
      <p>{labels.leech.text}</p>
      <div className="panel">
        <p className="serif" lang={cardLocale}>
          {statement}
        </p>
        {leech?.passage && <Quote passage={leech.passage} locale={cardLocale} />}
        <PassageLink
          locale={locale}
          articleId={articleId}
          factId={factId}
          label={labels.passage}
          {...(isInLesson ? { here: true } : { beside: true })}
        />
      </div>
      {wordings.length > 0 && (
        <>
          <Subheading className={styles.others}>{labels.leech.otherWordings}</Subheading>
          <dl lang={cardLocale} className={styles.wordings}>
            {wordings.map(({ stem, answer }) => (
              <div key={stem}>
                <dt>
                  <Gap text={stem} label={labels.gap[cardLocale]} />
                </dt>
                <dd>{answer}</dd>
              </div>
            ))}
          </dl>
        </>
      )}
    </section>
  );
}
