import { type DefaultTreeAdapterTypes, parse } from "parse5";

export type Element = DefaultTreeAdapterTypes.Element;

/** The elements of a page, in its order. */
export function elementsOf(page: string): Element[] {
  return elementsIn(parse(page));
}

export function elementsIn({ childNodes }: DefaultTreeAdapterTypes.ParentNode): Element[] {
  return childNodes.flatMap((node) => ("tagName" in node ? [node, ...elementsIn(node)] : []));
}

export function attributeOf({ attrs }: Element, name: string): string | undefined {
  return attrs.find((one) => one.name === name && !one.prefix)?.value;
}

/** Gives an attribute another value, where it has one. */
export function changeAttribute(
  { attrs }: Element,
  name: string,
  change: (value: string) => string,
): void {
  const found = attrs.find((one) => one.name === name && !one.prefix);
  if (found) found.value = change(found.value);
}

export function isStylesheet(element: Element): boolean {
  return element.tagName === "link" && attributeOf(element, "rel") === "stylesheet";
}
