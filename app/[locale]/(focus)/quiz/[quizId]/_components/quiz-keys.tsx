"use client";

import { useEffect, useLayoutEffect } from "react";

/**
 * The keyboard of a quiz: 1–9 choose an option, Enter checks or goes on. Also brings the focus to where
 * the eye goes: the element with id `focus`, or the field when the answer is to be written.
 */
export function QuizKeys({ focus }: Readonly<{ focus: string }>) {
  // As soon as the question can be seen, also while it waits for the focus.
  useLayoutEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.altKey || event.ctrlKey || event.metaKey || event.repeat) return;
      if (event.key === "Enter") onEnter(event);
      else if (/^[1-9]$/.test(event.key)) onDigit(event);
    };
    document.addEventListener("keydown", onKeyDown);
    return () => document.removeEventListener("keydown", onKeyDown);
  }, []);

  useEffect(() => {
    const field = document.querySelector<HTMLElement>("[data-question] input[type=text]");
    const target = field ?? document.getElementById(focus);
    target?.focus();
    // The bar at the bottom stands in front of the page: what lies behind it is not in view.
    target?.scrollIntoView({ block: "nearest" });
  }, [focus]);

  return null;
}

/** Links, buttons and fields have an Enter of their own. */
function onEnter(event: KeyboardEvent) {
  if (event.target instanceof Element && event.target.closest("a, button, input, summary")) return;
  const next = document.querySelector<HTMLElement>("[data-next], [data-question] [type=submit]");
  if (!next) return;
  event.preventDefault();
  next.click();
}

function onDigit(event: KeyboardEvent) {
  if (event.target instanceof HTMLInputElement && event.target.type === "text") return;
  const options = document.querySelectorAll<HTMLInputElement>(
    "[data-question] [name=options], [data-question] [name=judged]",
  );
  const option = options[Number(event.key) - 1];
  if (!option) return;
  event.preventDefault();
  option.focus();
  option.click();
}
