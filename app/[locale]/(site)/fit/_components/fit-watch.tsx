"use client";

import { useRouter } from "next/navigation";
import { useEffect, useState } from "react";

const pollMs = 400;

type Answer = Readonly<{ status: string; progress: number }>;

/** Shows how far a running fit is, and brings the page up to date when it has ended. */
export function FitWatch({ label, progress }: Readonly<{ label: string; progress: number }>) {
  const router = useRouter();
  const [share, setShare] = useState(progress);
  useEffect(() => {
    const timer = setInterval(async () => {
      const fit = await ask();
      if (!fit) return;
      setShare(fit.progress);
      if (fit.status !== "running") {
        clearInterval(timer);
        router.refresh();
      }
    }, pollMs);
    return () => clearInterval(timer);
  }, [router]);
  return <progress aria-label={label} max={1} value={share} />;
}

/** Nothing while the server cannot be reached: the next time may do better. */
async function ask(): Promise<Answer | undefined> {
  try {
    const response = await fetch("/api/fit");
    return response.ok ? await response.json() : undefined;
  } catch {
    return undefined;
  }
}
