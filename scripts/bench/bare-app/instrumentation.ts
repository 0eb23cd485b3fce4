/** Without a file of its own, Next would take that of the folders above. */
export function register(): void {}
