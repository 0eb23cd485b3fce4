"use client";

import { useEffect } from "react";
import { noteWaiting } from "@/app/_components/outbox/waiting-flag";
import { dropAllWaiting } from "@/app/_components/outbox/waiting-store";

/** Takes away what the browser keeps of a learner who was erased; over plain http no header does that. */
export function ForgetBrowser() {
  useEffect(() => {
    noteWaiting(false);
    sessionStorage.clear();
    void dropAllWaiting();
  }, []);
  return null;
}
