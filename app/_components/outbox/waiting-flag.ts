/** A note in this browser that something waits to be sent, so that other pages need not look for it. */
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
