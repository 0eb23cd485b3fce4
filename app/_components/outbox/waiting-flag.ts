/** What pages know of the outbox without fetching it: that something waits, in this browser, or was confirmed. */
const key = "weetje-waiting";

export function isAnythingWaiting(): boolean {
  try {
    return localStorage.getItem(key) !== null;
  } catch {
    // A browser that forbids storage keeps nothing from one page to the next.
    return false;
  }
}

export function noteWaiting(waits: boolean): void {
  try {
    if (waits) localStorage.setItem(key, "yes");
    else localStorage.removeItem(key);
  } catch {
    // As above: then only this page can send it.
  }
}

let isConfirmed = false;

/** Notes that the server has stored something that a page already on its way may not show. */
export const noteConfirmed = (): void => {
  isConfirmed = true;
};

/** Whether anything was confirmed since this was last asked. */
export function takeConfirmed(): boolean {
  const wasConfirmed = isConfirmed;
  isConfirmed = false;
  return wasConfirmed;
}
