import { vi } from 'vitest';

/** Runs a command in this process and keeps what it writes. */
export async function captured<T>(work: () => Promise<T>): Promise<{ status: T; stdout: string; stderr: string }> {
  const written = { stdout: '', stderr: '' };
  const spies = (['stdout', 'stderr'] as const).map((name) =>
    vi.spyOn(process[name], 'write').mockImplementation((chunk) => {
      written[name] += String(chunk);
      return true;
    }),
  );
  try {
    const status = await work();
    return { status, ...written };
  } finally {
    for (const spy of spies) spy.mockRestore();
  }
}
