// The player of a record in a browser: asks for moments, plays, jumps, follows, searches. The program keeps the record;
// the page keeps where one is.

import { ask, by, el, plain, say } from "./elements.js";
import { stage } from "./frame.js";
import { drawDays, drawStrip } from "./strip.js";

const ENTRY_TIME = 500;
const PICTURE = 66;
// Between two requests at least: the server answers so many a second and no more.
const BREATH = 33;
const HOUR = 3600;
const LISTED = 200;

const root = by("player");
const base = `/api/records/${root.dataset.key}/`;
const scrub = by("scrub");
const strip = by("strip");

let meta = null;
let scene = null;
let marks = null;
let frame = null;
let follow = "";
let playing = null;
let searching = 0;
let lastSearch = "";
let wanted = null;
let busy = false;

/** Asks for a moment. Of several that are asked for while one is on its way, only the last is asked. */
function request(what, parameters, then = null) {
  wanted = { what, parameters, then };
  if (!busy) void send();
}

async function send() {
  busy = true;
  while (wanted) {
    const { what, parameters, then } = wanted;
    wanted = null;
    const sent = performance.now();
    try {
      const told = await ask(address(what, parameters));
      show(told);
      then?.(told);
    } catch (failed) {
      say(by("said"), failed.refused ? failed.message : meta.words.lost);
      if (failed.refused) pause();
      else {
        await new Promise((done) => setTimeout(done, 1000));
        // The last that was asked is asked again.
        wanted ??= { what, parameters, then };
      }
    }
    const left = BREATH - (performance.now() - sent);
    if (left > 0) await new Promise((done) => setTimeout(done, left));
  }
  busy = false;
}

function address(what, parameters) {
  const asked = new URLSearchParams({ follow, routine: by("routine").checked });
  for (const [key, value] of Object.entries(parameters)) asked.set(key, value);
  return `${base}${what}?${asked}`;
}

/** Where one is, for a jump from here. */
const here = () => ({ at: frame.at, t: frame.now });

function show(told) {
  frame = told;
  scene.show(frame);
  scrub.value = frame.now;
  scrub.setAttribute("aria-valuetext", `${frame.clock} ${frame.day}`);
  paint();
  // Reloading the page, and the other language, lead back here.
  history.replaceState(null, "", `#at=${frame.at}&t=${frame.now}`);
  if (frame.ended && playing) {
    pause();
    say(by("said"), meta.words.at_end);
  }
}

function paint() {
  if (!marks || !frame) return;
  const share = (frame.now - frame.start) / Math.max(1, frame.end - frame.start);
  drawStrip(strip, marks, share);
}

async function timeline() {
  const told = await ask(`${base}strip`);
  marks = told.strip;
  drawDays(by("days"), marks);
  paint();
  if (!told.scored) setTimeout(() => void timeline().catch(() => {}), 700);
}

// -- ways ---------------------------------------------------------------------------------------------------------------

function leave() {
  pause();
  searching = 0;
  say(by("said"), "");
}

function seek(parameters) {
  leave();
  request("frame", parameters);
}

function jump(kind, back) {
  leave();
  request("jump", { ...here(), kind, back }, (told) => say(by("said"), told.said));
}

const pass = (seconds) => seek({ t: frame.now + seconds });

// -- playing ------------------------------------------------------------------------------------------------------------

function speed() {
  return meta.speeds[by("speed").selectedIndex];
}

function play() {
  searching = 0;
  say(by("said"), "");
  playing = { since: performance.now(), from: frame.ended ? frame.start : frame.now, entry: performance.now() };
  if (frame.ended) request("frame", { t: frame.start });
  button();
  setTimeout(tick, PICTURE);
}

function pause() {
  if (!playing) return;
  playing = null;
  button();
}

function button() {
  const words = meta.words;
  by("play").textContent = playing ? `❚❚ ${words.pause}` : `▶ ${words.play}`;
  by("play").setAttribute("aria-pressed", String(Boolean(playing)));
}

function tick() {
  if (!playing) return;
  const now = performance.now();
  const seconds = speed().seconds;
  if (seconds > 0) {
    const t = Math.floor(playing.from + ((now - playing.since) / 1000) * seconds);
    if (!busy && t > frame.now) request("frame", { t });
  } else if (!busy && now - playing.entry >= ENTRY_TIME) {
    playing.entry = now;
    request("jump", { ...here(), kind: "entry" }, (told) => {
      if (!told.found) pause();
    });
  }
  setTimeout(tick, PICTURE);
}

/** Another speed goes on from where one is. */
function restart() {
  if (playing) playing = { since: performance.now(), from: frame.now, entry: performance.now() };
}

function faster(by_) {
  const list = by("speed");
  list.selectedIndex = Math.max(0, Math.min(list.options.length - 1, list.selectedIndex + by_));
  restart();
}

// -- why, follow, search --------------------------------------------------------------------------------------------------

async function why() {
  if (frame.current === null) return;
  pause();
  const told = await ask(`${base}why?seq=${frame.current}`);
  say(by("why-head"), told.head);
  by("why-classes").replaceChildren(
    ...told.classes.map((one) => {
      const bar = el("span", { class: "load", "aria-hidden": "true" });
      bar.style.width = `${Math.round(one.share * 100)}%`;
      return el("li", {}, `${one.name} ${one.length}`, bar);
    }),
  );
  by("why-links").replaceChildren(
    ...told.links.map((one) => {
      const made = el("button", { type: "button", class: "entry" }, el("time", {}, one.when), " ", one.text);
      made.addEventListener("click", () => {
        by("why-dialog").close();
        seek({ at: one.at + 1 });
      });
      return el("li", {}, made, one.spent ? el("small", {}, `↑ ${one.spent}`) : null);
    }),
  );
  say(by("why-more"), told.more);
  by("why-dialog").showModal();
}

const picker = { items: [], shown: [], chosen: 0 };

async function pick() {
  pause();
  const told = await ask(address("whom", here()));
  picker.items = told.items;
  by("follow-typed").value = "";
  narrow();
  by("follow-dialog").showModal();
  by("follow-typed").focus();
}

function narrow() {
  const words = plain(by("follow-typed").value).split(/\s+/).filter(Boolean);
  picker.shown = picker.items.filter((item) => words.every((word) => item.key.includes(word))).slice(0, LISTED);
  picker.chosen = 0;
  const made = picker.shown.map((item, n) => {
    const line = el("li", { role: "option", id: `follow-${n}`, "aria-selected": n === 0 }, item.text);
    line.addEventListener("click", () => chosen(n));
    return line;
  });
  by("follow-items").replaceChildren(...made);
  mark();
}

function mark() {
  [...by("follow-items").children].forEach((line, n) => line.setAttribute("aria-selected", String(n === picker.chosen)));
  const line = by(`follow-${picker.chosen}`);
  by("follow-typed").setAttribute("aria-activedescendant", line ? line.id : "");
  line?.scrollIntoView({ block: "nearest" });
}

function chosen(n) {
  const item = picker.shown[n];
  by("follow-dialog").close();
  if (!item) return;
  follow = item.whom ?? "";
  seek(here());
}

async function search(text) {
  pause();
  lastSearch = text || lastSearch;
  if (!lastSearch) return;
  const own = ++searching;
  say(by("said"), meta.words.searching);
  let from = null;
  // The program looks a part of the way at a time, so that one can change one's mind.
  while (own === searching) {
    const told = await ask(address("search", { q: lastSearch, ...here(), ...(from === null ? {} : { from }) }));
    if (own !== searching) return;
    if (told.found !== undefined) return seek({ at: told.found });
    if (told.next === undefined) return say(by("said"), meta.words.not_found);
    from = told.next;
  }
}

// -- keys ---------------------------------------------------------------------------------------------------------------

const DO = {
  play: () => (playing ? pause() : play()),
  previous: () => jump("entry", true),
  next: () => jump("entry", false),
  why: () => void why().catch(failed),
  follow: () => void pick().catch(failed),
  go: () => open("go"),
  search: () => open("search"),
  help: () => by("help-dialog").showModal(),
  close: (button) => button.closest("dialog").close(),
};

const failed = (error) => say(by("said"), error.refused ? error.message : meta.words.lost);

function open(what) {
  pause();
  say(by("go-failed"), "");
  by(`${what}-typed`).value = "";
  by(`${what}-dialog`).showModal();
  by(`${what}-typed`).focus();
}

const KEYS = {
  " ": DO.play,
  ArrowLeft: DO.previous,
  ArrowRight: DO.next,
  PageDown: () => pass(HOUR),
  PageUp: () => pass(-HOUR),
  Home: () => seek({ at: 0 }),
  End: () => seek({ t: frame.end }),
  "+": () => faster(1),
  "=": () => faster(1),
  "-": () => faster(-1),
  _: () => faster(-1),
  d: () => jump("decision", false),
  D: () => jump("decision", true),
  e: () => jump("expectation", false),
  E: () => jump("expectation", true),
  i: () => jump("inject", false),
  I: () => jump("inject", true),
  n: () => jump("turn", false),
  N: () => jump("turn", true),
  w: DO.why,
  f: DO.follow,
  g: DO.go,
  "/": DO.search,
  "?": DO.help,
  a: () => {
    by("routine").checked = !by("routine").checked;
    seek(here());
  },
  l: () => document.querySelector("nav.languages a:not([aria-current])")?.click(),
  Escape: () => {
    leave();
    if (follow) {
      follow = "";
      seek(here());
    }
  },
};

function pressed(event) {
  if (event.ctrlKey || event.altKey || event.metaKey || document.querySelector("dialog[open]")) return;
  const at = event.target;
  const typing = at.matches("input:not([type=range]):not([type=checkbox]), textarea, select");
  // A button that has the focus is pressed by the space bar, as everywhere.
  const pressing = event.key === " " && at.matches("button, summary, a, input[type=checkbox]") && at.id !== "play";
  if (typing || pressing || !(event.key in KEYS)) return;
  event.preventDefault();
  KEYS[event.key]();
}

function listen() {
  document.addEventListener("keydown", pressed);
  root.addEventListener("click", (event) => {
    const button = event.target.closest("button");
    if (button?.dataset.do) DO[button.dataset.do](button);
    else if (button?.dataset.jump) jump(button.dataset.jump, button.dataset.back === "true");
  });
  // Space on the button itself is a click already.
  by("play").addEventListener("keyup", (event) => event.key === " " && event.preventDefault());
  scrub.addEventListener("input", () => seek({ t: scrub.value }));
  const pointed = (event) => {
    if (event.type === "pointermove" && event.buttons !== 1) return;
    const box = strip.getBoundingClientRect();
    const share = Math.max(0, Math.min(1, (event.clientX - box.left) / box.width));
    seek({ t: Math.round(frame.start + share * (frame.end - frame.start)) });
  };
  strip.addEventListener("pointerdown", pointed);
  strip.addEventListener("pointermove", pointed);
  by("speed").addEventListener("change", restart);
  by("routine").addEventListener("change", () => seek(here()));
  by("follow-typed").addEventListener("input", narrow);
  by("follow-typed").addEventListener("keydown", (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1, PageDown: 10, PageUp: -10 }[event.key];
    if (step) picker.chosen = Math.max(0, Math.min(picker.shown.length - 1, picker.chosen + step));
    if (event.key === "Enter") chosen(picker.chosen);
    if (step || event.key === "Enter") event.preventDefault();
    if (step) mark();
  });
  by("go-form").addEventListener("submit", (event) => {
    event.preventDefault();
    void gone(by("go-typed").value);
  });
  by("search-form").addEventListener("submit", () => void search(by("search-typed").value).catch(failed));
  for (const link of document.querySelectorAll("nav.languages a")) {
    link.addEventListener("click", () => (link.href = link.href.split("#")[0] + location.hash));
  }
  window.addEventListener("resize", paint);
}

/** To a time that somebody typed: what cannot be read is said where it was typed. */
async function gone(text) {
  try {
    const told = await ask(address("frame", { ...here(), go: text }));
    by("go-dialog").close();
    leave();
    show(told);
  } catch (error) {
    say(by("go-failed"), error.refused ? error.message : meta.words.lost);
  }
}

async function begin() {
  meta = await ask(`${base}meta`);
  scene = stage(meta, (at) => seek({ at: at + 1 }));
  scrub.min = meta.start;
  scrub.max = meta.end;
  by("speed").replaceChildren(...meta.speeds.map((one) => el("option", { selected: one.usual }, one.text)));
  const from = new URLSearchParams(location.hash.slice(1));
  const first = from.has("at") ? { at: from.get("at"), t: from.get("t") ?? 0 } : { t: 0 };
  show(await ask(address("frame", first)));
  listen();
  root.dataset.ready = "true";
  await timeline();
}

begin().catch((error) => say(by("said"), error.message));
