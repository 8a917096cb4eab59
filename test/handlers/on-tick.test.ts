import { beforeEach, expect, it, vi } from 'vitest';
import { onTick } from '../../functions/handlers/on-tick.ts';
import { captureConsole } from './console.ts';

const lines = captureConsole();
beforeEach(() => lines.clear());

it('names a round by the time that it was meant for, to the millisecond', async () => {
  const ticks: string[] = [];
  const handler = onTick(async (tick) => {
    ticks.push(tick);
    return tick;
  });
  expect(await handler({ tick: '2026-11-25T03:45:00Z' })).toBe('2026-11-25T03:45:00.000Z');
  await handler({ tick: '2026-11-25T03:45:00.000Z' });
  expect(ticks).toEqual(['2026-11-25T03:45:00.000Z', '2026-11-25T03:45:00.000Z']);
});

it.each([
  undefined,
  null,
  {},
  { tick: 'now' },
  { tick: '<aws.scheduler.scheduled-time>' },
  { time: '2026-11-25T03:45:00Z' },
])('refuses %j by name', async (event) => {
  const perform = vi.fn();
  await expect(onTick(perform)(event as never)).rejects.toMatchObject({ code: 'HONGTOU_BAD_EVENT' });
  expect(perform).not.toHaveBeenCalled();
});

it('lets a failure go on to Lambda, which calls again and then buries it, and logs it first', async () => {
  const handler = onTick(async () => {
    throw new Error('no table');
  });
  await expect(handler({ tick: '2026-11-25T03:45:00Z' })).rejects.toThrow('no table');
  expect(lines.errors()).toEqual([expect.objectContaining({ message: 'the call failed' })]);
});
