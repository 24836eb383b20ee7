// SPDX-FileCopyrightText: Foyer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import { css } from 'lit';

/** Shapes as the lucide library gives them. */
export type IconShapes = readonly (readonly [
  tag: string,
  attributes: Record<string, string | number | undefined>,
])[];

const styles = css`
  :host {
    display: inline-block;
    flex: none;
    width: 20px;
    height: 20px;
    line-height: 0;
  }
  :host([directional]:dir(rtl)) svg {
    transform: scaleX(-1);
  }
  svg {
    width: 100%;
    height: 100%;
  }
`;

const svgNamespace = 'http://www.w3.org/2000/svg';

const look = {
  viewBox: '0 0 24 24',
  fill: 'none',
  stroke: 'currentColor',
  'stroke-width': '1.9',
  'stroke-linecap': 'round',
  'stroke-linejoin': 'round',
};

/** A line icon in the colour of the text around it; for the eye only, its button carries the name. */
export class FoyerIcon extends HTMLElement {
  private drawn: IconShapes = [];
  private readonly root = this.attachShadow({ mode: 'open' });

  constructor() {
    super();
    if (styles.styleSheet) this.root.adoptedStyleSheets = [styles.styleSheet];
  }

  connectedCallback(): void {
    this.setAttribute('aria-hidden', 'true');
  }

  get shapes(): IconShapes {
    return this.drawn;
  }

  set shapes(shapes: IconShapes) {
    if (shapes === this.drawn) return;
    this.drawn = shapes;
    this.root.replaceChildren(draw(shapes));
  }
}

function draw(shapes: IconShapes): SVGElement {
  const svg = document.createElementNS(svgNamespace, 'svg');
  for (const [name, value] of Object.entries(look)) svg.setAttribute(name, value);
  for (const [tag, attributes] of shapes) {
    const shape = document.createElementNS(svgNamespace, tag);
    for (const [name, value] of Object.entries(attributes)) shape.setAttribute(name, String(value));
    svg.append(shape);
  }
  return svg;
}

customElements.define('foyer-icon', FoyerIcon);
