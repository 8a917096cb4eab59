import { describe, expect, it } from 'vitest';
import { checkToken, signToken } from '../../../functions/domain/collect/token.ts';

const SECRET = 'a secret of thirty-two bytes or more';
const NOW = Date.parse('2026-11-18T01:00:00.000Z');
const WANTED = { purpose: 'collect', now: NOW, secret: SECRET } as const;
const HOUR = 3_600_000;

describe('a token', () => {
  it('is valid until its second of expiry', () => {
    const token = signToken('collect', NOW + HOUR, SECRET);
    expect(checkToken(token, WANTED)).toBe(NOW + HOUR);
    expect(checkToken(token, { ...WANTED, now: NOW + HOUR - 1 })).toBe(NOW + HOUR);
    expect(() => checkToken(token, { ...WANTED, now: NOW + HOUR })).toThrow(/not one for "collect"/);
  });

  it('for another purpose, or of another secret, opens nothing', () => {
    const others = [signToken('unsubscribe', NOW + HOUR, SECRET), signToken('collect', NOW + HOUR, `${SECRET}!`)];
    for (const token of others)
      expect(() => checkToken(token, WANTED)).toThrow(expect.objectContaining({ code: 'HONGTOU_BAD_TOKEN' }));
  });

  it('opens nothing once any of its characters is another', () => {
    const token = signToken('collect', NOW + HOUR, SECRET);
    // The last character of 43 holds four bits: its neighbour may stand for the same bytes.
    for (let at = 0; at < token.length - 1; at++) {
      const other = `${token.slice(0, at)}${token[at] === 'A' ? 'B' : 'A'}${token.slice(at + 1)}`;
      expect(() => checkToken(other, WANTED)).toThrow(expect.objectContaining({ code: 'HONGTOU_BAD_TOKEN' }));
    }
    for (const other of ['', 'v1', `${token}A`, ` ${token}`, token.toUpperCase()]) {
      expect(() => checkToken(other, WANTED)).toThrow(expect.objectContaining({ code: 'HONGTOU_BAD_TOKEN' }));
    }
  });

  it('is not made with a secret that is too short', () => {
    expect(() => signToken('collect', NOW, 'short')).toThrow(expect.objectContaining({ code: 'HONGTOU_BAD_SECRET' }));
  });
});
