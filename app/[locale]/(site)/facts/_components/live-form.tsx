"use client";

import { useRouter } from "next/navigation";
import { type ReactNode, useEffect, useRef, useTransition } from "react";

/** Long enough for a word to be typed on, short enough to be there when the hand stops. */
const pauseMs = 150;

/** A form that asks by its address, and with JavaScript does so by itself while it is filled in. */
export function LiveForm({
  address,
  className,
  children,
}: Readonly<{ address: string; className: string | undefined; children: ReactNode }>) {
  const router = useRouter();
  const [, startTransition] = useTransition();
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);

  function ask(form: HTMLFormElement, afterMs: number) {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => {
      const fields = [...new FormData(form)].flatMap(([name, value]) =>
        typeof value === "string" && value !== "" ? [[name, value]] : [],
      );
      const query = new URLSearchParams(fields).toString();
      startTransition(() =>
        router.replace(query ? `${address}?${query}` : address, { scroll: false }),
      );
    }, afterMs);
  }

  return (
    <search>
      <form
        action={address}
        className={className}
        onInput={(event) => ask(event.currentTarget, pauseMs)}
        onSubmit={(event) => {
          event.preventDefault();
          ask(event.currentTarget, 0);
        }}
      >
        {children}
      </form>
    </search>
  );
}
