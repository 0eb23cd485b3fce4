/** Runs once when the server starts: the tables up to date, the articles read before the first visit. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== "nodejs") return;
  const [{ migrate }, { library }] = await Promise.all([
    import("./lib/study/database"),
    import("./lib/content/library"),
  ]);
  library();
  await migrate();
}
