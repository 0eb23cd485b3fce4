"use client";

import { useContext } from "react";
import { ErrorTextsContext } from "../_components/error-texts";

/** Something broke while the page was made: say so, in the language of the page. */
export default function ErrorPage({ retry }: Readonly<{ error: Error; retry: () => void }>) {
  const texts = useContext(ErrorTextsContext);
  return (
    <main id="main" className="page stack">
      <h1>{texts?.title}</h1>
      <p>{texts?.text}</p>
      <p>
        <button type="button" className="button primary" onClick={retry}>
          {texts?.retry}
        </button>
      </p>
    </main>
  );
}
