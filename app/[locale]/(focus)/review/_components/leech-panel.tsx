"use client";

import { useEffect, useRef } from "react";
import { Gap } from "@/app/_components/gap";
import { PassageLink } from "@/app/_components/passage-link";
import type { Locale } from "@/lib/domain/article";
import type { Card } from "@/lib/study/card";
import styles from "./leech-panel.module.css";
import type { Labels } from "./review-labels";

/** A fact that keeps lapsing, seen from every side, before the learner chooses what to do about it. */
export function LeechPanel({
  card: { articleId, factId, locale: cardLocale, statement, leech },
  locale,
  labels,
}: Readonly<{ card: Card; locale: Locale; labels: Labels }>) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const wordings = leech?.otherWordings ?? [];
  return (
    <section className={styles.leech} aria-labelledby="leech">
      <h1 id="leech" ref={heading} tabIndex={-1}>
        {labels.leech.title}
      </h1>
      <p>{labels.leech.text}</p>
      <div className="panel">
        <p className="serif" lang={cardLocale}>
          {statement}
        </p>
        <PassageLink
          locale={locale}
          articleId={articleId}
          factId={factId}
          label={labels.passage}
          beside
        />
      </div>
      {wordings.length > 0 && (
        <>
          <h2 className={styles.others}>{labels.leech.otherWordings}</h2>
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
