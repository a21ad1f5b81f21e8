// The trainer's desk: every seat, what waits, the whole story, and orders.
import { byId, clock, decided, keyed, listen, make, news, people, post, put, say, word } from "./live.js";

const desk = document.querySelector(".desk");
const order = (what) => post(`/api/class/${desk.dataset.code}`, what);
const on = (id, event, act) => byId(id).addEventListener(event, (e) => { e.preventDefault(); act(e); });
const lines = byId("lines");
let state = null;

byId("details").addEventListener("change", (event) => lines.classList.toggle("all", event.target.checked));

on("start", "click", () => order({ do: "start", empty_to_model: byId("empty").checked }));
on("pause", "click", () => order({ do: "pause", paused: true }));
on("resume", "click", () => order({ do: "pause", paused: false }));
byId("open-doors").addEventListener("change", (event) => order({ do: "doors", open: event.target.checked }));
on("step", "click", () => order({ do: "step" }));
on("pace", "submit", () => {
  const run = byId("pace").querySelector("input:checked")?.value === "run";
  order({ do: "pace", pace: run ? { run: Number(byId("speed").value) } : "stand" });
});
on("close", "submit", (event) => {
  if (confirm(event.target.dataset.really)) order({ do: "close", futures: Number(byId("futures").value) });
});

function seat(item) {
  const model = make("button", { type: "button", class: "small" });
  model.addEventListener("click", () => order({ do: "hand", seat: item.seat, model: model.dataset.model !== "true" }));
  return make("li", {}, make("strong", {}), make("p", { class: "counts soft" }), make("p", { class: "people" }), model);
}

function update(node, item) {
  node.querySelector("strong").textContent = item.name;
  const counts = word("counts").replace("{w}", item.waiting).replace("{d}", item.decided);
  node.querySelector(".counts").textContent = item.model ? `${counts} · ${word("by-model")}` : counts;
  node.classList.toggle("waits", item.waiting > 0);
  const here = node.querySelector(".people");
  if (here.dataset.was !== JSON.stringify(item.here)) {
    here.dataset.was = JSON.stringify(item.here);
    here.replaceChildren(...(item.here.length ? item.here.flatMap((person) => [
      ...people([person]), " ",
      ...(person.waits ? [make("strong", {}, word("waits")), " ",
        make("button", { type: "button", class: "small main admit", onclick: () => order({ do: "admit", trainee: person.id }) }, word("admit")), " "] : []),
      make("button", { type: "button", class: "small", onclick: () => order({ do: "send_away", trainee: person.id }) }, word("send-away")), " ",
    ]) : [word("nobody")]));
  }
  const model = node.querySelector(":scope > button");
  model.textContent = word(item.model ? "from-model" : "to-model");
  model.dataset.model = item.model;
}

function ask(decision) {
  const name = `option-${decision.id}`;
  const form = make("form", { class: "ask", "aria-label": decision.question },
    make("h3", {}, decision.question),
    make("p", { class: "soft" }, `${decision.who} · ${decision.about} · ${word("since")} ${decision.since}`),
    make("details", {}, make("summary", {}, word("confirm")),
      ...decision.options.map((option) => make("label", { class: "option" },
        make("input", { type: "radio", name, value: option.id, required: true }), option.text)),
      make("label", { class: "why" }, word("why"), make("textarea", { rows: 2, maxlength: desk.dataset.longest })),
      make("button", { type: "submit" }, word("confirm"))));
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const option = form.querySelector("input:checked");
    if (option) order({ do: "decide", decision: decision.id, option: option.value, rationale: form.querySelector("textarea").value });
  });
  return form;
}

// What is new is read out: decisions that wait, and people at the door.
let told = null;
function announce(now, names) {
  const waiting = now.waiting.map((one) => [`d ${one.id}`, `${names.get(one.seat)}: ${one.question}`]);
  const door = now.seats.flatMap((one) => one.here.filter((person) => person.waits)
    .map((person) => [`p ${person.id}`, `${person.name}, ${one.name}: ${word("waits")}`]));
  const all = [...waiting, ...door];
  const fresh = told === null ? [] : all.filter(([key]) => !told.has(key));
  if (fresh.length > 0) byId("announced").textContent = fresh.slice(-3).map(([, text]) => text).join(". ");
  told = new Set(all.map(([key]) => key));
}

function show(now) {
  state = now;
  byId("lobby").hidden = now.phase !== "lobby";
  byId("playing").hidden = now.phase !== "running";
  byId("pause").hidden = now.paused;
  byId("resume").hidden = !now.paused;
  byId("debriefed").hidden = now.phase !== "closed";
  byId("weighing").hidden = !now.weighed;
  if (now.weighed) put(byId("weighing"), `${word("weighing")} ${now.weighed[0]} / ${now.weighed[1]}`);
  keyed(byId("seats"), now.seats, seat, update);
  const names = new Map(now.seats.map((item) => [item.seat, item.name]));
  keyed(byId("waiting"), now.waiting.map((item) => ({ ...item, who: names.get(item.seat) })), ask);
  announce(now, names);
  byId("doors-row").hidden = now.phase !== "lobby" && now.phase !== "running";
  byId("open-doors").checked = now.open_doors;
  byId("nothing").hidden = now.waiting.length > 0;
  decided(byId("decided"), byId("none-decided"), now.decided);
  byId("stuck").hidden = !now.stuck;
  put(byId("stuck"), now.stuck ?? "");
}

let paced = false;
listen(`/api/class/${desk.dataset.code}/events`, {
  news: (said) => news(lines, said, null),
  state: show,
  clock: (now) => {
    clock(now);
    if (paced) return;
    paced = true;
    byId("pace").querySelector(`input[value=${now.pace === null ? "stand" : "run"}]`).checked = true;
    if (now.pace !== null) byId("speed").value = now.pace;
  },
});

// The form of an inject shows what its kind needs, and posts of the agency only.
const kind = byId("inject-what"), to = byId("inject-to"), posts = byId("inject-post");
const all = [...posts.options];
function shape() {
  for (const part of byId("inject").querySelectorAll("[data-for]")) part.hidden = !part.dataset.for.split(" ").includes(kind.value);
  posts.replaceChildren(...all.filter((option) => option.dataset.org === to.value));
}
kind.addEventListener("change", shape);
to.addEventListener("change", shape);
shape();
on("inject", "submit", async () => {
  const minutes = Number(byId("inject-minutes").value);
  const what = {
    tells: { kind: "tells" },
    absence: { kind: "absence", post: posts.value, minutes },
    channel_down: { kind: "channel_down", minutes },
    alert_flood: { kind: "alert_flood", alerts: Number(byId("inject-alerts").value), minutes },
  }[kind.value];
  const value = (id) => byId(`inject-${id}`).value;
  const done = await order({ do: "inject", inject: {
    to: to.value, channel: value("channel"), from: value("from"), title: value("title"), message: value("message"), what,
  } });
  if (done) { say(word("injected")); byId("inject").reset(); shape(); }
});
