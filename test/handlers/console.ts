import { vi } from 'vitest';

type Line = Readonly<Record<string, unknown>>;

export interface Lines {
  notes(): readonly Line[];
  errors(): readonly Line[];
  metrics(): readonly Line[];
  clear(): void;
}

/**
 * Collects the lines of JSON that a function writes for CloudWatch. Powertools writes to its own console, made from the
 * process's streams, unless it is told that it runs in development.
 */
export function captureConsole(): Lines {
  vi.stubEnv('POWERTOOLS_DEV', 'true');
  vi.stubEnv('POWERTOOLS_METRICS_DISABLED', 'false');
  vi.stubEnv('POWERTOOLS_SERVICE_NAME', 'test');
  vi.stubEnv('POWERTOOLS_METRICS_NAMESPACE', 'Hongtou');
  const lines: Line[] = [];
  for (const method of ['log', 'info', 'warn', 'error'] as const) {
    vi.spyOn(console, method).mockImplementation((text: unknown) => {
      lines.push(JSON.parse(String(text)) as Line);
    });
  }
  return {
    notes: () => lines.filter((line) => line.level === 'INFO'),
    errors: () => lines.filter((line) => line.level === 'ERROR'),
    metrics: () => lines.filter((line) => '_aws' in line),
    clear: () => lines.splice(0),
  };
}
