import type { Page } from 'playwright-core';

/** What anybody needs to use a page, measured. */
export interface Examined {
  /** `lang` of the document. */
  readonly language: string;
  readonly headings: number;
  /** Visible fields without a label. */
  readonly namelessFields: number;
  /** The lowest contrast between a text and what is behind it, in light and in dark (WCAG 2.2, 1.4.3 wants 4.5). */
  readonly lowestContrast: number;
}

// These run inside the page, where there is a document; the tests are compiled without one.
const outline = `({
  language: document.documentElement.lang,
  headings: document.querySelectorAll('h1').length,
  namelessFields: [...document.querySelectorAll('input:not([type=hidden]):not([hidden])')]
    .filter((field) => document.querySelector('label[for="' + field.id + '"]') === null).length,
})`;
const colors = `(() => {
  const behind = (element) => {
    if (element === null) return 'rgb(255, 255, 255)';
    const color = getComputedStyle(element).backgroundColor;
    return color === 'rgba(0, 0, 0, 0)' ? behind(element.parentElement) : color;
  };
  const hasText = (element) => [...element.childNodes].some((node) => node.nodeType === 3 && node.textContent.trim() !== '');
  return [...document.querySelectorAll('body *:not(script, noscript)')].filter(hasText).map(
    (element) => [getComputedStyle(element).color, behind(element)],
  );
})()`;

/** Measures the page that a browser shows. */
export async function examinePage(page: Page): Promise<Examined> {
  const contrasts: number[] = [];
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    const pairs = await page.evaluate<[string, string][]>(colors);
    contrasts.push(...pairs.map(([text, ground]) => contrast(text, ground)));
  }
  return { ...(await page.evaluate<Omit<Examined, 'lowestContrast'>>(outline)), lowestContrast: Math.min(...contrasts) };
}

/** How wide the content of a page is, in pixels. */
export function contentWidth(page: Page): Promise<number> {
  return page.evaluate<number>('document.documentElement.scrollWidth');
}

function contrast(one: string, other: string): number {
  const [light = 0, dark = 0] = [luminance(one), luminance(other)].toSorted((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

function luminance(color: string): number {
  const [red = 0, green = 0, blue = 0] = (color.match(/[\d.]+/g) ?? []).slice(0, 3).map((part) => {
    const value = Number(part) / 255;
    return value <= 0.03928 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
