import { accessSync, constants, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { type Browser, type BrowserContext, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createSiteStore } from '../../functions/adapters/local/site-store.ts';
import { runDemo } from '../../functions/cli/commands/start.ts';
import { serveSite } from '../../functions/cli/site-server.ts';
import { changePage } from '../../functions/domain/reader/changes.ts';
import { renderPage } from '../../functions/domain/reader/layout.ts';
import { homePage, homeRow } from '../../functions/domain/reader/lists.ts';
import { changeRecord } from '../contracts/samples.ts';

const EXECUTABLE = onPath('chromium') ?? onPath('chromium-browser') ?? onPath('google-chrome');
if (EXECUTABLE === null) console.log('no Chromium on the PATH: the reader was not opened in a browser');

const DESKTOP = { width: 1280, height: 900 } as const;
const PHONE = { width: 360, height: 740 } as const;
/** ../shared/notes/reader.md: HTML and style sheet of a page, packed. */
const MOST_BYTES = 30_000;
/** WCAG 2.2 §1.4.3 for text of ordinary size. */
const LEAST_CONTRAST = 4.5;

let folder = '';
let browser: Browser;
let site: Awaited<ReturnType<typeof serveSite>>;
/** Every kind of page that the demo's site has. */
let pages: Readonly<Record<string, string>> = {};

describe.runIf(EXECUTABLE !== null)('the reader in a browser', () => {
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'hongtou-browser-'));
    await quietly(() => runDemo(folder));
    await writeHostilePage(join(folder, 'site'));
    site = await serveSite(join(folder, 'site'), 0);
    pages = {
      home: '',
      topic: 'topics/FIS.html',
      ...linkedPages(folder),
      sources: 'sources.html',
      hostile: 'changes/99901.html',
    };
    browser = await chromium.launch({ executablePath: EXECUTABLE ?? '', args: ['--no-sandbox', '--disable-gpu'] });
  }, 120_000);
  afterAll(async () => {
    await browser?.close();
    await site?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it('has a page of every kind', () => {
    expect(Object.keys(pages)).toEqual([
      'home',
      'topic',
      'draft',
      'reply',
      'withdrawn',
      'document',
      'sources',
      'hostile',
    ]);
  });

  it.each([
    ['desktop', DESKTOP],
    ['phone', PHONE],
  ])(
    'opens at the width of a %s without an error, a failed request or anything to scroll sideways',
    async (name, viewport) => {
      await inContext({ viewport }, async (context) => {
        for (const [kind, path] of Object.entries(pages)) {
          const { page, troubles } = await opened(context, path);
          expect(troubles, kind).toEqual([]);
          expect(
            await page.evaluate('document.documentElement.scrollWidth - window.innerWidth'),
            kind,
          ).toBeLessThanOrEqual(0);
          expect(await page.evaluate('document.body.scrollWidth - window.innerWidth'), kind).toBeLessThanOrEqual(0);
          await keepPicture(page, `${name}-${kind}`);
          await page.close();
        }
      });
    },
  );

  it('says all without JavaScript', async () => {
    for (const path of Object.values(pages)) {
      const texts: string[] = [];
      for (const javaScriptEnabled of [true, false]) {
        await inContext({ viewport: DESKTOP, javaScriptEnabled }, async (context) => {
          const { page } = await opened(context, path);
          texts.push((await page.locator('main').textContent()) ?? '');
        });
      }
      expect(texts[1]).toBe(texts[0]);
      expect(texts[0]?.length).toBeGreaterThan(20);
    }
  });

  it.each(['light', 'dark'] as const)('has enough contrast in %s', async (colorScheme) => {
    await inContext({ viewport: PHONE, colorScheme }, async (context) => {
      for (const [kind, path] of Object.entries(pages)) {
        const { page } = await opened(context, path);
        if (colorScheme === 'dark') await keepPicture(page, `dark-${kind}`);
        const faint = (await page.evaluate(COLOURS)) as readonly Colours[];
        expect(faint.length, kind).toBeGreaterThan(5);
        for (const colours of faint) {
          expect(
            contrast(colours),
            `${kind}: ${colours.text} ${colours.ink} on ${colours.paper}`,
          ).toBeGreaterThanOrEqual(LEAST_CONTRAST);
        }
        await page.close();
      }
    });
  });

  it('can be gone through by the keyboard alone, and shows where one is', async () => {
    await inContext({ viewport: DESKTOP }, async (context) => {
      const { page } = await opened(context, '');
      const links = await page.locator('a').count();
      const reached = new Set<string>();
      for (let step = 0; step < links; step++) {
        await page.keyboard.press('Tab');
        const focus = (await page.evaluate(FOCUS)) as { readonly href: string | null; readonly outline: string };
        reached.add(focus.href ?? '');
        expect(focus.outline).toMatch(/^[2-9]\d*px solid$/);
      }
      const hrefs = (await page.evaluate("[...document.querySelectorAll('a')].map((a) => a.href)")) as string[];
      expect([...reached].toSorted()).toEqual([...new Set(hrefs)].toSorted());
    });
  });

  it('leads from the home page to a change, its document and back', async () => {
    await inContext({ viewport: PHONE }, async (context) => {
      const { page, troubles } = await opened(context, '');
      await page.getByRole('link', { name: '正式出台' }).first().click();
      expect(await page.locator('h1').textContent()).toContain('专精特新');
      await page.getByRole('link', { name: '本文件的全部版本' }).click();
      await page.getByRole('link', { name: '正式出台' }).click();
      await page.getByRole('link', { name: '红头 · 政策变化' }).click();
      await page.getByRole('link', { name: '来源状况' }).click();
      expect(await page.locator('h1').textContent()).toBe('来源状况');
      expect(troubles).toEqual([]);
    });
  });

  it('holds hostile words as words', async () => {
    await inContext({ viewport: DESKTOP }, async (context) => {
      const { page, troubles } = await opened(context, pages.hostile ?? '');
      expect(await page.locator('h1').textContent()).toContain('<script>document.title="taken"</script>');
      expect(await page.title()).toContain('<script>');
      expect(await page.locator('main script, main img, main iframe').count()).toBe(0);
      expect(await page.locator('a[href^="javascript:"]').count()).toBe(0);
      expect(troubles).toEqual([]);
    });
  });

  it('can be laid in no frame', async () => {
    await inContext({ viewport: DESKTOP }, async (context) => {
      const page = await context.newPage();
      await page.goto('about:blank');
      await page.setContent(`<iframe src="${site.url}"></iframe>`);
      await expect.poll(() => page.frames().length).toBe(2);
      await expect.poll(() => page.frames()[1]?.url()).not.toBe('about:blank');
      expect(await page.frames()[1]?.content()).not.toContain('政策变化');
    });
  });

  it('stays small', () => {
    const style = gzipSync(readFileSync(join(folder, 'site/style.css'))).length;
    for (const path of Object.values(pages)) {
      const html = gzipSync(readFileSync(join(folder, 'site', path === '' ? 'index.html' : path))).length;
      expect(html + style, path).toBeLessThanOrEqual(MOST_BYTES);
    }
  });

  it('opens from the folder as well', async () => {
    await inContext({ viewport: DESKTOP }, async (context) => {
      const page = await context.newPage();
      await page.goto(`file://${join(folder, 'site/index.html')}`);
      expect(await page.evaluate('getComputedStyle(document.querySelector("ol.changes")).listStyleType')).toBe('none');
    });
  });
});

function onPath(name: string): string | null {
  const found = (process.env.PATH ?? '').split(delimiter).map((place) => join(place, name));
  return found.find(isExecutable) ?? null;
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** The demo reports on stdout and stderr what a test's reader does not ask for. */
async function quietly(work: () => Promise<unknown>): Promise<void> {
  const [out, notes] = [process.stdout.write, process.stderr.write];
  process.stdout.write = () => true;
  process.stderr.write = () => true;
  try {
    await work();
  } finally {
    process.stdout.write = out;
    process.stderr.write = notes;
  }
}

/** A change of each kind that the home page lists, and a document. */
function linkedPages(from: string): Readonly<Record<'draft' | 'reply' | 'withdrawn' | 'document', string>> {
  const home = readFileSync(join(from, 'site/index.html'), 'utf8');
  const pathOf = (word: string) => new RegExp(`href="(changes/\\d+\\.html)">${word}`).exec(home)?.[1] ?? '';
  const draft = pathOf('正式出台');
  const html = readFileSync(join(from, 'site', draft), 'utf8');
  const document = /href="\.\.\/(documents\/[^"]+)"/.exec(html)?.[1] ?? '';
  return { draft, reply: pathOf('新发布：市工业和信息化局'), withdrawn: pathOf('已撤下'), document };
}

/** What a portal could write to harm whoever reads it. */
async function writeHostilePage(siteFolder: string): Promise<void> {
  const words =
    '<script>document.title="taken"</script>"><img src=x onerror=alert(1)>\u202e[x](javascript:alert(1)) {{7*7}}';
  const sample = changeRecord('hostile', 1);
  const record = {
    ...sample,
    state: {
      ...sample.state,
      title: words,
      issuer: words,
      urls: ['javascript:alert(1)', `https://a.example/"onclick="alert(1)`],
    },
    figures: sample.figures.map((figure) => ({
      ...figure,
      label: words,
      ...(figure.after === null ? {} : { after: { ...figure.after, sentence: words + '长'.repeat(400) } }),
    })),
    commitments: [words, 'A'.repeat(500)],
  };
  const change = { n: 99_901, hash: 'f'.repeat(64), record };
  const context = { topicName: (code: string) => code };
  const write = createSiteStore(siteFolder).write;
  const file = (html: string) => ({ bytes: new TextEncoder().encode(html), contentType: 'text/html; charset=utf-8' });
  await write('changes/99901.html', file(renderPage(changePage(change, null, { before: null, after: null }, context))));
  await write('hostile.html', file(renderPage(homePage([homeRow(change, context)], context))));
}

async function inContext(
  options: BrowserContextOptions,
  work: (context: BrowserContext) => Promise<void>,
): Promise<void> {
  const context = await browser.newContext({ locale: 'zh-CN', ...options });
  try {
    await work(context);
  } finally {
    await context.close();
  }
}

/** A page of the site, and what its reader would never see: errors, refused and failed requests, broken rules of the policy. */
async function opened(context: BrowserContext, path: string): Promise<{ page: Page; troubles: string[] }> {
  const page = await context.newPage();
  const troubles: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') troubles.push(message.text());
  });
  page.on('pageerror', (error) => troubles.push(error.message));
  page.on('requestfailed', (request) => {
    const reason = request.failure()?.errorText ?? '';
    // Who follows a link before the icon came leaves it behind.
    if (reason !== 'net::ERR_ABORTED') troubles.push(`${request.url()} ${reason}`);
  });
  page.on('response', (response) => {
    if (response.status() >= 400) troubles.push(`${response.status()} ${response.url()}`);
  });
  page.on('request', (request) => {
    if (!request.url().startsWith(site.url)) troubles.push(`a request to ${request.url()}`);
  });
  page.on('dialog', (dialog) => {
    troubles.push(`a dialog: ${dialog.message()}`);
    dialog.dismiss().catch(() => undefined);
  });
  await page.goto(`${site.url}${path}`, { waitUntil: 'load' });
  return { page, troubles };
}

/** Pictures to look at, where HONGTOU_PICTURES names a folder for them. */
async function keepPicture(page: Page, name: string): Promise<void> {
  const to = process.env.HONGTOU_PICTURES;
  if (to === undefined) return;
  mkdirSync(to, { recursive: true });
  await page.screenshot({ path: join(to, `${name}.png`), fullPage: true });
}

interface Colours {
  readonly text: string;
  readonly ink: string;
  readonly paper: string;
}

/** Evaluated in the page: each element with a text of its own, its colour and that of the nearest painted ground. */
const COLOURS = `[...document.querySelectorAll('body *')]
  .filter((element) => [...element.childNodes].some((node) => node.nodeType === 3 && node.data.trim() !== ''))
  .map((element) => {
    let ground = element;
    while (ground.parentElement && getComputedStyle(ground).backgroundColor === 'rgba(0, 0, 0, 0)') ground = ground.parentElement;
    const painted = getComputedStyle(ground).backgroundColor;
    const paper = painted === 'rgba(0, 0, 0, 0)' ? getComputedStyle(document.body).backgroundColor : painted;
    return { text: element.textContent.slice(0, 20), ink: getComputedStyle(element).color, paper };
  })`;

const FOCUS = `(() => {
  const { href = null } = document.activeElement;
  const { outlineWidth, outlineStyle } = getComputedStyle(document.activeElement);
  return { href, outline: outlineWidth + ' ' + outlineStyle };
})()`;

/** WCAG 2.2, contrast ratio of two opaque colours. */
function contrast({ ink, paper }: Colours): number {
  const [light, dark] = [luminance(ink), luminance(paper)].toSorted((a, b) => b - a);
  return ((light ?? 0) + 0.05) / ((dark ?? 0) + 0.05);
}

function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = (colour.match(/\d+/g) ?? []).slice(0, 3).map((part) => {
    const share = Number(part) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
