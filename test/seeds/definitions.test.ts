import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readSourceDefinitions } from '../../functions/adapters/local/source-definitions.ts';
import { firstRequests, readList } from '../../functions/domain/source/list.ts';

const REAL = readSourceDefinitions(resolve('seeds/portals'));
const DEMO = readSourceDefinitions(resolve('seeds/demo/portals'));

/** GB/T 2260: the first two digits of a province, 11 to 65. */
const PROVINCES = new Set(
  '11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65'.split(' '),
);
/** Provinces and cities by name, central bodies, and what watches replies to proposals. */
const GROUPS =
  'anhui beijing central chongqing fujian guangdong guangzhou hainan hubei hunan jiangsu jilin liaoning ningxia replies shaanxi shandong shanghai shenzhen zhejiang zhongshan'.split(
    ' ',
  );
const HAN = /^\p{Script=Han}{3,}(?:、\p{Script=Han}{3,})?$/u;

describe('the definitions in seeds/', () => {
  it('hold at least 40 real sources of all systems, each in a set that ops can enable', () => {
    expect(REAL.length).toBeGreaterThanOrEqual(40);
    const groups = new Set(REAL.flatMap(({ group }) => group));
    expect([...groups]).toEqual(
      expect.arrayContaining([
        'shenzhen',
        'zhongshan',
        'guangzhou',
        'guangdong',
        'beijing',
        'shanghai',
        'zhejiang',
        'central',
      ]),
    );
    expect(REAL.filter(({ group }) => group.length === 0)).toEqual([]);
    // A misspelt group would be a set of one that nobody enables.
    expect([...groups].toSorted()).toEqual(GROUPS);
    const systems = new Set(REAL.map(({ adapter }) => adapter.type));
    expect([...systems].toSorted()).toEqual(['buildstatic', 'gkmlpt', 'hanweb', 'state-council', 'static-list']);
  });

  it('have a region of a real province, an issuer, and no list twice', () => {
    expect(REAL.filter(({ region }) => region !== '000000' && !PROVINCES.has(region.slice(0, 2)))).toEqual([]);
    expect(REAL.filter(({ issuer }) => !HAN.test(issuer))).toEqual([]);
    const lists = REAL.map((definition) => firstRequests(definition)[0]?.url);
    expect(lists.filter((url, index) => lists.indexOf(url) !== index)).toEqual([]);
  });

  it('have the code of the place that their issuer names', () => {
    for (const { id, issuer, region } of REAL) {
      const [, code] = PLACES.findLast(([place]) => issuer.startsWith(place)) ?? [];
      expect([id, code ?? '000000']).toEqual([id, region]);
    }
  });

  it('keep a pace that no portal minds', () => {
    expect(REAL.filter(({ paceMs }) => (paceMs ?? 0) < 1000)).toEqual([]);
  });

  it('say of no real source that it was seen live', () => {
    expect(REAL.filter(({ seenLive }) => seenLive)).toEqual([]);
  });

  it('have selectors that are CSS and a first page each', () => {
    for (const definition of [...REAL, ...DEMO]) {
      const [first] = firstRequests(definition);
      expect(first?.url).toMatch(/^https?:\/\//);
      const reading = readList(definition, { url: first?.url ?? '', text: '<html><body>维护中</body></html>' });
      expect(reading.problem).not.toBeNull();
    }
  });

  it('have ids of their own over both folders', () => {
    const ids = [...REAL, ...DEMO].map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });
});

describe('readSourceDefinitions', () => {
  let folder = '';
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'hongtou-sources-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  const good = {
    id: 'qinghe',
    name: '青禾市',
    region: '449901',
    issuer: '青禾市商务局',
    cadenceHours: 24,
    adapter: { type: 'feed', url: 'http://qinghe.example/rss.xml' },
    assertions: { minimumItems: 1, datedShare: 1 },
    seenLive: false,
  };
  const write = (name: string, value: unknown): string => {
    const path = join(folder, name);
    writeFileSync(path, typeof value === 'string' ? value : JSON.stringify(value));
    return path;
  };

  it('reads one file with an array of definitions', () => {
    const path = write('all.json', [good, { ...good, id: 'qinghe-2' }]);
    expect(readSourceDefinitions(path).map(({ id }) => id)).toEqual(['qinghe', 'qinghe-2']);
  });

  it('names the file and the member that is wrong', () => {
    write('a.json', good);
    const path = write('b.json', [{ ...good, region: 'x' }]);
    expect(() => readSourceDefinitions(folder)).toThrow(`${path}: [0] region: got "x", expected a GB/T 2260 code`);
  });

  it('names the file that is not JSON, the id that is taken and the folder that is not there', () => {
    const broken = write('broken.json', '{');
    expect(() => readSourceDefinitions(broken)).toThrow(`${broken}: not JSON`);
    rmSync(broken);
    write('a.json', good);
    write('b.json', good);
    expect(() => readSourceDefinitions(folder)).toThrow(/b\.json: id: "qinghe" is taken by .*a\.json/);
    expect(() => readSourceDefinitions(join(folder, 'none'))).toThrow(
      /expected a folder or file of source definitions/,
    );
  });
});

/** GB/T 2260 codes of the places that issuers are named after; a part stands below its whole. */
const PLACES: readonly (readonly [place: string, code: string])[] = [
  ['北京市', '110000'],
  ['上海市', '310000'],
  ['重庆市', '500000'],
  ['辽宁省', '210000'],
  ['吉林省', '220000'],
  ['江苏省', '320000'],
  ['南京市', '320100'],
  ['苏州市', '320500'],
  ['浙江省', '330000'],
  ['安徽省', '340000'],
  ['福建省', '350000'],
  ['山东省', '370000'],
  ['湖北省', '420000'],
  ['武汉', '420100'],
  ['湖南省', '430000'],
  ['广东省', '440000'],
  ['广州市', '440100'],
  ['韶关市', '440200'],
  ['深圳市', '440300'],
  ['深圳市罗湖区', '440303'],
  ['深圳市福田区', '440304'],
  ['深圳市南山区', '440305'],
  ['深圳市宝安区', '440306'],
  ['深圳市龙岗区', '440307'],
  ['深圳市盐田区', '440308'],
  ['深圳市龙华区', '440309'],
  ['深圳市坪山区', '440310'],
  ['深圳市光明区', '440311'],
  ['珠海市', '440400'],
  ['汕头市', '440500'],
  ['佛山市', '440600'],
  ['江门市', '440700'],
  ['湛江市', '440800'],
  ['肇庆市', '441200'],
  ['惠州市', '441300'],
  ['河源市', '441600'],
  ['阳江市', '441700'],
  ['东莞市', '441900'],
  ['中山市', '442000'],
  ['海南省', '460000'],
  ['陕西省', '610000'],
  ['宁夏回族自治区', '640000'],
];
