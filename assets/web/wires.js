// Lines with arrows between boxes of a page, drawn behind them and again whenever the boxes move.

const SVG = "http://www.w3.org/2000/svg";

function svg(name, attributes) {
  const made = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  return made;
}

/** A surface behind the boxes of `container`. `draw` is called whenever the boxes may have moved. */
export function surface(container, draw) {
  const sheet = svg("svg", { class: "wires", "aria-hidden": "true" });
  container.prepend(sheet);
  const heads = new Set();
  const own = {
    clear() {
      const { width, height } = container.getBoundingClientRect();
      sheet.setAttribute("viewBox", `0 0 ${Math.round(width)} ${Math.round(height)}`);
      sheet.replaceChildren();
      heads.clear();
    },
    /** A line of a class from one box to another; `side` keeps the two ways between a pair apart. */
    line(from, to, names, side = 0) {
      const frame = container.getBoundingClientRect();
      const path = way(place(from, frame), place(to, frame), side);
      const head = names.split(" ")[0];
      if (!heads.has(head)) {
        heads.add(head);
        sheet.append(arrow(head));
      }
      sheet.append(svg("path", { d: path, class: names, "marker-end": `url(#head-${head})` }));
    },
  };
  new ResizeObserver(() => draw(own)).observe(container);
  return own;
}

function arrow(head) {
  const marker = svg("marker", {
    id: `head-${head}`,
    class: head,
    viewBox: "0 0 10 10",
    refX: "9",
    refY: "5",
    markerWidth: "9",
    markerHeight: "9",
    markerUnits: "userSpaceOnUse",
    orient: "auto",
  });
  marker.append(svg("path", { d: "M0 0 L10 5 L0 10 z" }));
  return marker;
}

function place(box, frame) {
  const own = box.getBoundingClientRect();
  return {
    x: own.left - frame.left + own.width / 2,
    y: own.top - frame.top + own.height / 2,
    half: own.width / 2,
    up: own.height / 2,
  };
}

/** Where a line leaves or reaches a box: aside of its middle, towards the other box. */
function aside(own, other, side) {
  const towards = Math.max(-1, Math.min(1, (other.x - own.x) / 400));
  return own.x + towards * own.half * 0.6 + side * 5;
}

function way(a, b, side) {
  const rows = b.y - a.y;
  if (Math.abs(rows) < Math.max(a.up, b.up)) {
    // Within a row: an arc below the boxes between.
    const x = aside(a, b, side);
    const to = aside(b, a, side);
    const low = Math.max(a.y + a.up, b.y + b.up);
    const deep = low + Math.min(46, 14 + Math.abs(to - x) * 0.06);
    return `M${x} ${a.y + a.up} C${x} ${deep} ${to} ${deep} ${to} ${b.y + b.up}`;
  }
  const down = rows > 0 ? 1 : -1;
  const [x, to] = [aside(a, b, side), aside(b, a, side)];
  const [y, end] = [a.y + down * a.up, b.y - down * b.up];
  const bend = (end - y) / 2;
  return `M${x} ${y} C${x} ${y + bend} ${to} ${end - bend} ${to} ${end}`;
}
