/** Resolves when the process is asked to end (Ctrl-C, SIGTERM): what runs is finished first, then the command ends well. */
export function untilStopped(): Promise<void> {
  return new Promise((resolve) => {
    process.once('SIGINT', () => resolve());
    process.once('SIGTERM', () => resolve());
  });
}
