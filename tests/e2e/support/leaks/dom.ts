// The document as the browser holds it: shadow roots of every kind, templates, frames, comments, attributes, values, styles.
import type { Page } from '@playwright/test';
import { tools } from './cdp.ts';
import type { Text } from './secret-search.ts';

interface TreeNode {
  readonly nodeName: string;
  readonly nodeValue: string;
  readonly attributes?: readonly string[];
  readonly children?: readonly TreeNode[];
  readonly shadowRoots?: readonly TreeNode[];
  readonly pseudoElements?: readonly TreeNode[];
  readonly contentDocument?: TreeNode;
  readonly templateContent?: TreeNode;
}

export async function domTexts(page: Page): Promise<Text[]> {
  const { root } = await tools(page, (session) =>
    session.send('DOM.getDocument', { depth: -1, pierce: true }),
  );
  const texts: Text[] = [];
  walk(root, '', texts);
  for (const frame of page.frames()) texts.push(...(await frame.evaluate(ofTheFrame)));
  texts.push({ where: 'the title', text: await page.title() });
  return texts;
}

/** Also sees closed shadow roots, and what a browser draws into a text box, which is its value. */
function walk(node: TreeNode, path: string, texts: Text[]): void {
  const where = `${path}/${node.nodeName.toLowerCase()}`;
  if (node.nodeValue) texts.push({ where, text: node.nodeValue });
  const attributes = node.attributes ?? [];
  for (let i = 0; i < attributes.length; i += 2) {
    const [name = '', value = ''] = attributes.slice(i, i + 2);
    texts.push({ where: `${where}@${name}`, text: `${name}\n${value}` });
  }
  const below = [node.children, node.shadowRoots, node.pseudoElements].flatMap((nodes) => nodes ?? []);
  for (const inner of [node.contentDocument, node.templateContent]) if (inner) below.push(inner);
  for (const inner of below) walk(inner, where, texts);
}

/** What the tree above cuts short or does not have: long texts, properties of fields, rules of style. */
function ofTheFrame(): Text[] {
  const texts: Text[] = [];
  const add = (where: string, text: string) => texts.push({ where, text });
  const look = (root: Document | ShadowRoot) => {
    add('the markup', root instanceof Document ? root.documentElement.outerHTML : root.innerHTML);
    for (const sheet of [...root.styleSheets, ...root.adoptedStyleSheets]) {
      add('a rule of style', [...sheet.cssRules].map((rule) => rule.cssText).join('\n'));
    }
    for (const element of root.querySelectorAll('*')) {
      if (element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement) {
        add(`the value of ${element.tagName}#${element.id}`, element.value);
        add(`the first value of ${element.tagName}#${element.id}`, element.defaultValue);
      }
      if (element.shadowRoot) look(element.shadowRoot);
    }
  };
  look(document);
  return texts;
}
