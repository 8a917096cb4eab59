import { describe, expect, it } from 'vitest';
import { publicAddressesAnd, publicAddressesOnly } from '../../../functions/adapters/web/address.ts';
import { closeAll, openGate } from './loopback-portal.ts';

const judge = (address: string) => publicAddressesOnly({ host: 'a.test', port: 80, address });

describe('an address', () => {
  it.each([
    '127.0.0.1',
    '10.1.2.3',
    '172.31.255.255',
    '192.168.0.1',
    '100.64.0.1',
    '100.100.100.200',
    '169.254.169.254',
    '168.63.129.16',
    '0.0.0.0',
    '198.18.0.1',
    '203.0.113.7',
    '224.0.0.1',
    '255.255.255.255',
    '::',
    '::1',
    '::7f00:1',
    '::ffff:127.0.0.1',
    '::ffff:0:10.0.0.1',
    '64:ff9b::10.0.0.1',
    '64:ff9b:1::1',
    '2002:7f00:1::1',
    '2002:c0a8:101::',
    '2001:0:1::1',
    '2001:db8::1',
    'fe80::1',
    'fe80::1%eth0',
    'fc00::1',
    'fd00:ec2::254',
    'fec0::1',
    'ff02::1',
    '4000::1',
    'not an address',
  ])('%s is refused', (address) => {
    expect(judge(address)).toBe('refused');
  });

  it.each([
    '119.29.29.29',
    '172.32.0.1',
    '100.128.0.1',
    '2400:3200::1',
    '::ffff:119.29.29.29',
    '64:ff9b::119.29.29.29',
    '2002:771d:1d1d::1',
  ])('%s is public', (address) => {
    expect(judge(address)).toBe('allowed');
  });

  it('is let through for a named host and port only', () => {
    const rule = publicAddressesAnd(['127.0.0.1:8034']);
    expect(rule({ host: '127.0.0.1', port: 8034, address: '127.0.0.1' })).toBe('allowed');
    expect(rule({ host: '127.0.0.1', port: 8035, address: '127.0.0.1' })).toBe('refused');
    expect(rule({ host: 'a.test', port: 8034, address: '127.0.0.1' })).toBe('refused');
  });
});

describe('a URL', () => {
  const gate = openGate([]);
  it.each([
    ['http://127.0.0.1/', 'HONGTOU_GATE_ADDRESS'],
    ['http://2130706433/', 'HONGTOU_GATE_ADDRESS'],
    ['http://0x7f000001/', 'HONGTOU_GATE_ADDRESS'],
    ['http://0x7f.0.0.1/', 'HONGTOU_GATE_ADDRESS'],
    ['http://0177.0.0.1/', 'HONGTOU_GATE_ADDRESS'],
    ['http://127.1/', 'HONGTOU_GATE_ADDRESS'],
    ['http://127.0.0.1./', 'HONGTOU_GATE_ADDRESS'],
    ['http://１２７.０.０.１/', 'HONGTOU_GATE_ADDRESS'],
    ['http://127。0。0。1/', 'HONGTOU_GATE_ADDRESS'],
    ['http://%31%32%37.0.0.1/', 'HONGTOU_GATE_ADDRESS'],
    ['http://[::1]/', 'HONGTOU_GATE_ADDRESS'],
    ['http://[::ffff:127.0.0.1]/', 'HONGTOU_GATE_ADDRESS'],
    ['http://[::ffff:7f00:1]/', 'HONGTOU_GATE_ADDRESS'],
    ['http://[64:ff9b::7f00:1]/', 'HONGTOU_GATE_ADDRESS'],
    ['http://[2002:7f00:1::]/', 'HONGTOU_GATE_ADDRESS'],
    ['http://169.254.169.254/latest/meta-data/', 'HONGTOU_GATE_ADDRESS'],
    ['http://a.test:22/', 'HONGTOU_GATE_PORT'],
    ['http://a.test:6379/', 'HONGTOU_GATE_PORT'],
    ['ftp://a.test/', 'HONGTOU_GATE_SCHEME'],
    ['file:///etc/passwd', 'HONGTOU_GATE_SCHEME'],
    ['javascript:alert(1)', 'HONGTOU_GATE_SCHEME'],
    ['data:text/html,x', 'HONGTOU_GATE_SCHEME'],
    ['http://user@a.test/', 'HONGTOU_GATE_USERINFO'],
    ['http://@a.test/', 'HONGTOU_GATE_USERINFO'],
    ['http://a.test:80@127.0.0.1/', 'HONGTOU_GATE_USERINFO'],
    ['http://a.test\\@127.0.0.1/', 'HONGTOU_GATE_BACKSLASH'],
    ['http:\\\\127.0.0.1/', 'HONGTOU_GATE_BACKSLASH'],
    ['http://a.te\nst/', 'HONGTOU_GATE_URL'],
    ['http://a.test/\u0000', 'HONGTOU_GATE_URL'],
    ['not a url', 'HONGTOU_GATE_URL'],
    [`http://a.test/${'a'.repeat(9000)}`, 'HONGTOU_GATE_URL'],
  ])('%s is refused by name', async (url, code) => {
    expect(await gate.fetch({ url })).toMatchObject({ outcome: 'refused', code });
  });

  it('that resolves to a private address is refused, also where another answer is public', async () => {
    const mixed = openGate([], { resolve: async () => ['119.29.29.29', '10.0.0.8'] });
    const rebound = openGate([], { resolve: async () => ['::ffff:169.254.169.254'] });
    expect(await mixed.fetch({ url: 'http://a.test/' })).toMatchObject({
      outcome: 'refused',
      code: 'HONGTOU_GATE_ADDRESS',
    });
    expect(await rebound.fetch({ url: 'http://a.test/' })).toMatchObject({
      outcome: 'refused',
      code: 'HONGTOU_GATE_ADDRESS',
    });
    await closeAll();
  });
});
