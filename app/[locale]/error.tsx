"use client";

import { useParams } from "next/navigation";
import en from "@/lib/i18n/messages/en.json";
import nl from "@/lib/i18n/messages/nl.json";

/** Something broke while the page was made: say so, in the language of the page. */
export default function ErrorPage({ reset }: Readonly<{ error: Error; reset: () => void }>) {
  const { locale } = useParams<{ locale: string }>();
  const { brokenTitle, brokenText, retry } = (locale === "en" ? en : nl).Errors;
  return (
    <main id="main" className="page stack">
      <h1>{brokenTitle}</h1>
      <p>{brokenText}</p>
      <p>
        <button type="button" className="button primary" onClick={reset}>
          {retry}
        </button>
      </p>
    </main>
  );
}
