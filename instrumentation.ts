/** Runs once when the server starts. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== "nodejs") return;
  // `npm start` sets it, and Next then leaves signals to us. While developing it sees to them itself.
  if (process.env.NEXT_MANUAL_SIG_HANDLE) {
    const [{ stopOnSignals }, { finish }] = await Promise.all([
      import("./lib/server/stopping"),
      import("./lib/study/finish"),
    ]);
    stopOnSignals(finish);
  }
  const { prepare } = await import("./lib/study/start");
  await prepare();
}
