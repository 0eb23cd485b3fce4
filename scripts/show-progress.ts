/** A bar on the terminal that shows how far a command is; nothing where no terminal is. */
export function showProgress(done: number, total: number): void {
  if (!process.stderr.isTTY) return;
  const width = 30;
  const filled = Math.round((done / total) * width);
  process.stderr.write(`\r${"█".repeat(filled)}${"░".repeat(width - filled)} ${done}/${total}`);
}
