// The overview of a scenario: lines of the coordination graph, choosing a box, running a drill.

import { ask, by, say } from "./elements.js";
import { surface } from "./wires.js";

function coordination(graph) {
  const lines = JSON.parse(graph.dataset.lines);
  const boxes = [...graph.querySelectorAll("button.node")];
  const node = new Map(boxes.map((box) => [Number(box.dataset.ix), box]));
  const switches = [...document.querySelectorAll("input[name=line]")];
  const chosen = by("chosen");
  const all = by("graph-all");
  let choice = null;

  function draw(wires) {
    const shown = new Set(switches.filter((one) => one.checked).map((one) => one.value));
    wires.clear();
    const drawn = new Set();
    const late = [];
    for (const line of lines) {
      const mine = line.from === choice || line.to === choice;
      // A chosen box shows all of its lines of the marked classes; the others fade.
      if (!shown.has(line.class) || line.from === line.to) continue;
      const key = `${line.from} ${line.to} ${line.class}`;
      if (drawn.has(key)) continue;
      drawn.add(key);
      if (choice !== null && mine) late.push(line);
      else wires.line(node.get(line.from), node.get(line.to), `${line.class}${choice === null ? "" : " faded"}`, side(line));
    }
    for (const line of late) wires.line(node.get(line.from), node.get(line.to), `${line.class} strong`, side(line));
  }

  const side = (line) => (line.from < line.to ? -1 : 1);

  function choose(ix) {
    choice = ix;
    const near = new Set([ix]);
    for (const line of lines) {
      if (line.from === ix) near.add(line.to);
      if (line.to === ix) near.add(line.from);
    }
    for (const [own, box] of node) {
      box.setAttribute("aria-pressed", String(own === ix));
      box.classList.toggle("far", ix !== null && !near.has(own));
    }
    for (const detail of chosen.querySelectorAll(".detail")) detail.hidden = Number(detail.dataset.ix) !== ix;
    chosen.querySelector(".nothing").hidden = ix !== null;
    all.hidden = ix === null;
    draw(wires);
  }

  const wires = surface(graph, draw);
  for (const [ix, box] of node) box.addEventListener("click", () => choose(choice === ix ? null : ix));
  for (const one of switches) one.addEventListener("change", () => draw(wires));
  all.addEventListener("click", () => {
    const box = node.get(choice);
    choose(null);
    box?.focus();
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && choice !== null) choose(null);
  });
}

function drills(form) {
  const said = form.querySelector(".said");
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const button = form.querySelector("button");
    if (button.disabled) return;
    button.disabled = true;
    say(said, said.dataset.running);
    try {
      const wanted = Object.fromEntries(new FormData(form));
      const told = await ask(form.dataset.to, {
        method: "POST",
        headers: { "Content-Type": "application/json" },
        body: JSON.stringify(wanted),
      });
      location.assign(told.go);
    } catch (failed) {
      say(said, failed.message);
    } finally {
      button.disabled = false;
    }
  });
}

const graph = by("graph");
if (graph) coordination(graph);
const form = by("run");
if (form) drills(form);
