// What is shown at a moment: agencies, incidents, queues, what is new, entries around now.

import { by, el, say } from "./elements.js";
import { surface } from "./wires.js";

/** Draws frames of a record; `go` is called with an entry that somebody chose. */
export function stage(meta, go) {
  const words = meta.words;
  const boxes = new Map();
  let last = null;

  by("letters").replaceChildren(
    ...meta.standings.map((one) => el("span", { class: `letter ${one.class}` }, el("b", {}, one.letter), ` ${one.word} `)),
    el("span", {}, words.unaware),
  );
  const grid = by("agencies");
  for (const layer of meta.layers) {
    const row = el("div", { class: "boxes" });
    for (const org of layer.orgs) {
      const box = agency(org);
      boxes.set(org.ix, box);
      row.append(box.root);
    }
    grid.append(el("div", { class: "layer" }, el("h3", {}, layer.name), row));
  }
  const wires = surface(grid, () => draw());

  function agency(org) {
    const letter = el("b", { class: "standing" });
    // A name may be broken after a slash.
    const name = el("strong", {}, org.short.replaceAll("/", "/\u200b"));
    const unaware = el("b", { class: "unaware" });
    const does = el("span", { class: "does" });
    const duty = el("small", {});
    const root = el("div", { class: "agency quiet", title: org.full }, letter, name, unaware, does, duty);
    return { root, letter, unaware, does, duty };
  }

  function agencies(list) {
    list.forEach((one, ix) => {
      const box = boxes.get(ix);
      if (!box) return;
      const named = `agency ${one.standing}${one.unaware ? " unknowing" : ""}`;
      if (box.root.className !== named) box.root.className = named;
      say(box.letter, one.letter);
      box.letter.title = one.word;
      say(box.unaware, one.unaware ? "?" : "");
      say(box.does, [one.numbers, one.does].filter(Boolean).join(" · "));
      say(box.duty, one.duty);
    });
  }

  /** The message that travelled last, and those under way. */
  function draw() {
    if (!last) return;
    wires.clear();
    const between = (one, names) => {
      const [from, to] = [boxes.get(one.from), boxes.get(one.to)];
      if (from && to && from !== to) wires.line(from.root, to.root, names);
    };
    for (const one of last.under_way.list) between(one, "underway");
    if (last.message) between(last.message, last.message.lost ? "lostway" : "travelled");
  }

  const chosen = (at, ...inside) => {
    const made = el("button", { type: "button", class: "entry" }, ...inside);
    made.addEventListener("click", () => go(at));
    return made;
  };

  function incident(one) {
    const reached = one.reached.map((step) => el("li", {}, chosen(step.at, el("span", {}, step.name), " ", el("time", {}, step.when))));
    return el(
      "li",
      { class: one.contained ? "contained" : "hit" },
      el("p", {}, el("b", {}, `#${one.id} `), one.parts),
      el("ol", { class: "course" }, ...reached),
    );
  }

  function story(list) {
    const lines = list.map((one) =>
      el(
        "li",
        { class: one.here ? "here" : one.ahead ? "ahead" : null, "aria-current": one.here ? "true" : null },
        chosen(one.at, el("time", {}, one.when), " ", el("span", {}, one.text)),
      ),
    );
    by("story").replaceChildren(...(lines.length ? lines : [el("li", {}, words.no_entry)]));
    const [pane, here] = [by("story"), by("story").querySelector(".here")];
    // The entry that happened last stays in sight, without moving the page.
    if (here) pane.scrollTop = Math.max(0, here.offsetTop - pane.offsetTop - pane.clientHeight * 0.62);
  }

  function list(id, items, none) {
    by(id).replaceChildren(...(items.length || !none ? items : [el("li", { class: "none" }, none)]));
  }

  return {
    show(frame) {
      last = frame;
      for (const key of ["agencies", "incidents", "queues", "news", "story"]) say(by(`head-${key}`), frame.heads[key]);
      say(by("clock"), frame.clock);
      say(by("day"), frame.day);
      say(by("offset"), frame.offset);
      say(by("place"), frame.place);
      by("followed").hidden = !frame.followed;
      say(by("followed"), frame.followed);
      say(by("message"), frame.message ? `✉ ${frame.message.text}` : words.no_message);
      by("message").className = frame.message?.lost ? "message lost" : "message";
      agencies(frame.agencies);
      draw();
      list("incidents", frame.incidents.map(incident), words.no_incident);
      list("queues", frame.queues.map(queue), words.no_queue);
      list("news", frame.news.map(told), words.no_news);
      list("injects", frame.injects.map(inject), null);
      say(by("head-under-way"), frame.under_way.list.length ? `✉ ${frame.under_way.head}` : "");
      list("under-way", frame.under_way.list.map(message), null);
      by("under-way").parentElement.hidden = frame.under_way.list.length === 0;
      story(frame.story);
    },
  };
}

function queue(one) {
  const bar = el("span", { class: "load", "aria-hidden": "true" });
  bar.style.width = `${Math.min(10, one.load)}em`;
  return el("li", { class: one.waits ? "waits" : "none" }, el("strong", {}, one.name), " ", one.parts, one.oldest ? el("small", {}, ` ${one.oldest}`) : null, bar);
}

function told(one) {
  return el("li", { class: one.tone }, one.text, one.under ? el("small", {}, one.under) : null);
}

function inject(one) {
  return el("li", { class: one.ahead ? "faint" : null }, el("time", {}, one.when), ` ${one.title} (${one.state})`);
}

function message(one) {
  return el("li", {}, one.text, el("small", {}, ` ${one.since}`));
}
