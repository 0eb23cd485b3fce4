"use client";

import type { ComponentProps, ReactNode } from "react";
import { useFormStatus } from "react-dom";

/** A form's button, which cannot be pressed twice while the form is on its way. */
export function SubmitButton({
  children,
  ...props
}: Omit<ComponentProps<"button">, "type" | "disabled"> & Readonly<{ children: ReactNode }>) {
  const { pending } = useFormStatus();
  return (
    <button type="submit" {...props} disabled={pending}>
      {children}
    </button>
  );
}
