// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/** Where F6 stops: the list, the messages, the line to write in, the members. First what fits best in each. */
const parts = [
  ['foyer-sidebar', '[aria-current="page"]', '[data-testid="conversation"]', 'button'],
  ['foyer-timeline', '.scroller'],
  ['foyer-composer', 'textarea'],
  ['foyer-members', 'button'],
] as const;

/** The elements of an own element and of those within it. */
function within(root: ParentNode): Element[] {
  return [...root.querySelectorAll('*')].flatMap((each) =>
    each.shadowRoot ? [each, ...within(each.shadowRoot)] : [each],
  );
}

function isVisible(element: Element): boolean {
  return element instanceof HTMLElement && element.getClientRects().length > 0;
}

/** Moves the focus to the next part of the page that is there, or to the one before; at the end it begins anew. */
export function goToPart(root: ParentNode, by: 1 | -1): void {
  const all = within(root);
  const there = parts.flatMap(([name, ...wanted]) => {
    const host = all.find((each) => each.localName === name);
    const inside = host?.shadowRoot ? within(host.shadowRoot) : [];
    const first = wanted
      .map((selector) => inside.find((each) => each.matches(selector) && isVisible(each)))
      .find((each) => each !== undefined);
    return host && first ? [{ host, first }] : [];
  });
  if (there.length === 0) return;
  const at = there.findIndex(({ host }) => host.matches(':focus-within'));
  const next = at < 0 ? (by > 0 ? 0 : there.length - 1) : (at + by + there.length) % there.length;
  (there[next]?.first as HTMLElement | undefined)?.focus();
}
