import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { readConfig } from '../functions/cli/config.ts';
import { parseSourceDefinition } from '../functions/domain/source/definition.ts';
import { runHongtou } from './cli/run-hongtou.ts';

const README = readFileSync('README.md', 'utf8');
const BLOCKS = [...README.matchAll(/```(\w+)\n([\s\S]*?)```/g)].map(([, language = '', content = '']) => ({
  language,
  content,
}));
const SCRIPTS = (JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: Record<string, string> }).scripts;
const DEPENDENCIES = JSON.parse(readFileSync('package.json', 'utf8')) as Record<string, Record<string, string>>;

const folder = mkdtempSync(join(tmpdir(), 'hongtou-readme-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('README', () => {
  it('says both commands on its first screen', () => {
    const screen = README.split('\n').slice(0, 25).join('\n');
    expect([screen.includes('npm ci && npm start'), screen.includes('npm ci && npm test')]).toEqual([true, true]);
  });

  it('names only npm scripts that exist', () => {
    const named = [
      ...README.matchAll(/npm (?:run )?(start|test(?::\w+)?|[a-z]+:[a-z]+|hongtou|synth|check|types|lint)\b/g),
    ];
    expect(named.length).toBeGreaterThan(3);
    for (const [, script = ''] of named) expect(SCRIPTS).toHaveProperty([script]);
  });

  it('names only commands that exist, each with help', async () => {
    const lines = BLOCKS.filter(({ language }) => language === 'sh').flatMap(({ content }) => content.split('\n'));
    const inBlocks = lines.flatMap((line) => /npm run hongtou -- ([a-z]+)/.exec(line)?.[1] ?? []);
    const inTable = [...README.matchAll(/^\| ((?:`[^`]+` ?)+)/gm)].flatMap(([, cell = '']) =>
      [...cell.matchAll(/`([a-z]+)/g)].map(([, name = '']) => name),
    );
    const known = (await runHongtou(['help'])).stdout;
    for (const name of new Set([
      ...inBlocks,
      ...inTable.filter((word) => !/^(selector|list|challenged|blocked)$/.test(word)),
    ])) {
      expect(known).toMatch(new RegExp(`^  ${name} `, 'm'));
    }
    for (const name of inBlocks) expect((await runHongtou([name, '--help'])).stdout).toContain(`hongtou ${name}`);
  });

  it('shows a portal and a configuration that are read as they stand', () => {
    const json = BLOCKS.filter(({ language }) => language === 'json').map(
      ({ content }) => JSON.parse(content) as object,
    );
    const [config, portal] = json;
    expect(parseSourceDefinition(portal).id).toBe('yl-kjj-notices');
    const file = join(folder, 'hongtou.json');
    writeFileSync(file, JSON.stringify({ ...config, sources: [join(process.cwd(), 'seeds/portals')] }));
    const { settings, contact } = readConfig(file);
    expect([contact, settings.mail.smtp]).toEqual(['mailto:you@example.org', 'smtp://127.0.0.1:25']);
    expect(settings.definitions.length).toBeGreaterThan(3);
  });

  it('links only to files that exist', () => {
    for (const [, target = ''] of README.matchAll(/\]\((?!https?:)([^)#]+)\)/g))
      expect([target, existsSync(target)]).toEqual([target, true]);
  });

  it('gives every dependency its line', () => {
    const table = README.slice(README.indexOf('## Dependencies'), README.indexOf('## Layout'));
    const { dependencies = {}, devDependencies = {} } = DEPENDENCIES;
    for (const name of Object.keys({ ...dependencies, ...devDependencies })) {
      if (name.startsWith('@types/')) continue;
      const family = name.startsWith('@aws-sdk/') ? '@aws-sdk/client-*' : (name.split('/').at(-1) ?? name);
      expect([name, table.includes(family)]).toEqual([name, true]);
    }
  });
});
