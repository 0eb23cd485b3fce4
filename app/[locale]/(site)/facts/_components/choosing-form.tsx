"use client";

import type { ComponentProps, FormEvent } from "react";

/** A form that keeps what is ticked in view, clear of the bar that comes up at the first tick. */
export const ChoosingForm = (props: ComponentProps<"form">) => (
  <form onChange={keepInView} {...props} />
);

function keepInView({ target }: FormEvent): void {
  if (target instanceof HTMLInputElement) target.scrollIntoView({ block: "nearest" });
}
