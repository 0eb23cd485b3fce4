/**
 * Runs once when the server starts: the tables up to date, the articles read before the first visit.
 * Without these there is nothing to serve, so the process ends and whatever started it may try again.
 */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== "nodejs") return;
  const [{ migrate }, { library }] = await Promise.all([
    import("./lib/study/database"),
    import("./lib/content/library"),
  ]);
  try {
    library();
    await migrate();
  } catch (error) {
    console.error(error);
    process.exit(1);
  }
}
