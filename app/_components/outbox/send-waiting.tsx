"use client";

import { usePathname, useRouter, useSearchParams } from "next/navigation";
import { useEffect } from "react";
import { isAnythingWaiting, takeConfirmed } from "./waiting-flag";

/** Sends what an earlier page could not, from whichever page comes next, and shows what follows from it. */
export function SendWaiting() {
  const router = useRouter();
  const pathname = usePathname();
  const query = useSearchParams();
  // biome-ignore lint/correctness/useExhaustiveDependencies: each page looks anew.
  useEffect(() => {
    if (takeConfirmed()) router.refresh();
    if (!isAnythingWaiting()) return;
    let isLeft = false;
    void sendWaiting().then((sent) => {
      if (sent > 0 && !isLeft) router.refresh();
    });
    return () => {
      isLeft = true;
    };
  }, [pathname, query, router]);
  return null;
}

/** How many entries were sent. Where the script itself cannot be fetched, the next page tries again. */
const sendWaiting = (): Promise<number> =>
  import("./outbox").then(
    ({ deliver }) => deliver(),
    () => 0,
  );
