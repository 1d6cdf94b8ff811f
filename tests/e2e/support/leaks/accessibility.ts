// The accessibility tree: what a screen reader is given.
import type { Page } from '@playwright/test';
import { tools } from './cdp.ts';
import { strings, type Text } from './secret-search.ts';

export async function accessibilityTexts(page: Page): Promise<Text[]> {
  const { nodes } = await tools(page, (session) => session.send('Accessibility.getFullAXTree'));
  const byId = new Map(nodes.map((node) => [node.nodeId, node]));
  // What a text box shows stands in nodes of its own below it.
  const roles = (node: (typeof nodes)[number]): string[] => {
    const above = byId.get(node.parentId ?? '');
    return [String(node.role?.value ?? 'node'), ...(above ? roles(above) : [])];
  };
  return nodes.flatMap((node) => {
    const [role, ...above] = roles(node);
    const what = above.includes('textbox') ? 'a text in a textbox' : `a ${role}`;
    return [
      { where: `the name of ${what}`, text: strings(node.name) },
      { where: `the description of ${what}`, text: strings(node.description) },
      { where: `the value of ${what}`, text: strings(node.value) },
      { where: `a property of ${what}`, text: strings(node.properties) },
    ];
  });
}
