// A trainer and two trainees in three browsers of their own play a drill to the debriefing, by keyboard; between, the line is
// lost, a page is reloaded and the server is killed. Started by tests/it/browser.rs, which kills when it is told to.
import { createRequire } from "node:module";
import { mkdirSync } from "node:fs";
import { connect, createServer } from "node:net";
import { createInterface } from "node:readline";
import assert from "node:assert/strict";

const [start, trainers] = process.argv.slice(2);
const require = createRequire(`${process.env.CYBERDRILL_BROWSER}/`);
const { chromium } = require("playwright-core");
const shots = process.env.CYBERDRILL_SHOTS;
if (shots) mkdirSync(shots, { recursive: true });

const HOSTILE = '<img src=x onerror="document.title=1">\u202Eevil';
const WHY = '<img src=x onerror="document.title=2"><script>document.title=3</script> \u202Edne';
const SECRET = "known-to-the-first-alone";
const orders = createInterface({ input: process.stdin });
const heard = [];
let hear = null;
orders.on("line", (line) => (hear ? hear(line) : heard.push(line)));
const answer = () => new Promise((done) => {
  if (heard.length) done(heard.shift());
  else hear = (line) => { hear = null; done(line); };
});

const step = (text) => console.log(`step: ${text}`);
const browser = await chromium.launch({
  executablePath: process.env.CYBERDRILL_CHROMIUM ?? "/usr/bin/chromium",
  args: ["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync"],
});
// The second trainee has a line of their own to the server, which can be cut.
const pipes = new Set();
let whole = true;
const line = createServer((from) => {
  if (!whole) { from.destroy(); return; }
  const to = connect({ host: new URL(start).hostname, port: Number(new URL(start).port) });
  for (const [one, other] of [[from, to], [to, from]]) {
    pipes.add(one);
    one.pipe(other);
    one.on("error", () => other.destroy());
    one.on("close", () => { pipes.delete(one); other.destroy(); });
  }
});
await new Promise((done) => line.listen(0, "127.0.0.1", done));
const own = `http://127.0.0.1:${line.address().port}/`;
const origins = [start, own].map((address) => new URL(address).origin);
const base = (page) => (page === second ? own : start);
async function cut(page) {
  whole = false;
  for (const pipe of pipes) pipe.destroy();
  await page.waitForFunction(() => document.body.classList.contains("lost"), null, { timeout: 180_000 });
}
const errors = [];
async function person(name, locale, viewport) {
  const context = await browser.newContext({ locale, viewport });
  context.setDefaultTimeout(120_000);
  const page = await context.newPage();
  page.on("pageerror", (error) => errors.push(`${name}: ${error}`));
  page.on("console", (said) => { if (/Content Security Policy|Refused to/.test(said.text())) errors.push(`${name}: ${said.text()}`); });
  page.on("request", (request) => { if (!origins.includes(new URL(request.url()).origin) && !request.url().startsWith("data:")) errors.push(`${name} asked ${request.url()}`); });
  return page;
}
async function shot(page, name) {
  if (!shots) return;
  const language = await page.evaluate(() => document.documentElement.lang);
  await page.screenshot({ path: `${shots}/${name}-${language}.png`, fullPage: false });
}
// The same page in the other language, for a picture; then back.
async function both(page, name) {
  if (!shots) return;
  await shot(page, name);
  const here = page.url(), was = await page.evaluate(() => document.documentElement.lang);
  for (const lang of [was === "vi" ? "en" : "vi", was]) {
    await page.goto(`${here.split("?")[0]}?lang=${lang}`);
    await page.waitForTimeout(700);
    if (lang !== was) await shot(page, name);
  }
}
// Goes on with Tab until something has the focus: as somebody without a mouse does.
async function tabTo(page, selector) {
  for (let at = 0; at < 400; at += 1) {
    if (await page.evaluate((wanted) => document.activeElement?.matches(wanted), selector)) return;
    await page.keyboard.press("Tab");
  }
  assert.fail(`no focus on ${selector}`);
}

const trainer = await person("trainer", "vi-VN", { width: 1920, height: 1080 });
const first = await person("first", "vi-VN", { width: 390, height: 844 });
const second = await person("second", "en-GB", { width: 1280, height: 800 });

step("the trainer opens a room");
await trainer.goto(trainers);
await trainer.waitForURL(start);
await both(trainer, "1-start");
await trainer.goto(new URL("/class/new", start).href);
await both(trainer, "2-new-room");
await trainer.goto(new URL("/class/new", start).href);
// Two seats: who coordinates, and an agency's administrator.
for (const box of await trainer.locator("input[name=seat]").all()) await box.setChecked((await box.getAttribute("value")) === "coordinator");
await trainer.locator("input[name=agency][value=so-y-te]").focus();
await trainer.keyboard.press("Space");
await tabTo(trainer, "#open button[type=submit]");
await trainer.keyboard.press("Enter");
await trainer.waitForURL(/\/class\/[2-9A-Z]{6}$/);
const code = trainer.url().split("/").pop();
const desk = trainer.url();
await trainer.goto(`${desk}/code`);
await both(trainer, "3-code");
assert.ok((await trainer.locator(".huge").textContent()).includes(code));
await trainer.goto(desk);
await trainer.locator("#start").waitFor();

step("two trainees join by keyboard");
async function join(page, name, seat, language, comes = "#here li") {
  await page.goto(`${base(page)}?lang=${language}`);
  await shot(page, "4-join");
  await tabTo(page, "#code");
  await page.keyboard.type(`${code.slice(0, 3).toLowerCase()} ${code.slice(3)}`);
  await page.keyboard.press("Enter");
  await page.waitForURL(/\/join\//);
  await tabTo(page, "#name");
  await page.keyboard.insertText(name);
  await tabTo(page, "input[name=seat]");
  await page.keyboard.press("Space");
  for (let at = 0; at < seat; at += 1) await page.keyboard.press("ArrowDown");
  await shot(page, "5-role");
  await page.keyboard.press("Enter");
  await page.waitForURL(/\/room\//);
  await page.locator(comes).first().waitFor();
}
// Until the room is played again after a start of the server.
async function awake() {
  const began = Date.now();
  while ((await trainer.request.get(desk).catch(() => null))?.status() !== 200) {
    assert.ok(Date.now() - began < 180_000, "the room does not wake");
    await trainer.waitForTimeout(50);
  }
}
async function inject(to, title, message) {
  const form = trainer.locator("details:has(#inject)");
  if (!(await form.evaluate((node) => node.open))) await form.locator("summary").click();
  await trainer.locator("#inject-to").selectOption(to);
  await trainer.locator("#inject-title").fill(title);
  await trainer.locator("#inject-message").fill(message);
  await trainer.locator("#inject-from").fill("Báo Điện tử");
  await trainer.locator("#inject-title").press("Enter");
  await trainer.waitForFunction(() => document.querySelector("#inject-title").value === "");
}
// A phone shows a page without scrolling sideways.
async function fits(page, name) {
  const [wide, has] = await page.evaluate(() => [document.documentElement.scrollWidth, document.documentElement.clientWidth]);
  assert.ok(wide <= has, `${name} is ${wide} px wide, the window ${has}`);
}
// What a reader of the screen is told: every control has a name, every list of news and message its role.
async function named(page, name) {
  const nameless = await page.evaluate(() => [...document.querySelectorAll("button, input, select, textarea, a")]
    .filter((node) => node.checkVisibility() && !(node.textContent.trim() || node.labels?.length || node.getAttribute("aria-label")))
    .map((node) => node.outerHTML.slice(0, 120)));
  assert.deepEqual(nameless, [], name);
  for (const [id, role] of [["says", "status"], ["clock-says", "status"], ["announced", "log"], ["stuck", "alert"]]) {
    assert.equal(await page.locator(`#${id}`).getAttribute("role"), role, `${name}: ${id}`);
  }
}
await join(first, HOSTILE, 0, "vi");
await join(second, "Trần Thị Bình", 1, "en");
await trainer.locator("#seats bdi.here").nth(1).waitFor();
assert.equal(await trainer.locator("#seats img").count(), 0);
assert.ok((await trainer.locator("#seats").textContent()).includes('<img src=x onerror="document.title=1">'));

step("whoever is not the trainer is shown nothing of the trainer's");
for (const path of ["/class", `/class/${code}`, `/class/${code}/code`, `/api/class/${code}/events`, `/class/${code}/files/session.jsonl`]) {
  assert.equal((await second.request.get(new URL(path, start).href)).status(), 403, path);
}
const forbidden = await second.evaluate(async (url) => (await fetch(url, { method: "POST", headers: { "Content-Type": "application/json" }, body: '{"do":"step"}' })).status, `/api/class/${code}`);
assert.equal(forbidden, 403);

step("the drill begins, by keyboard");
await tabTo(trainer, "#start");
await trainer.keyboard.press("Enter");
await trainer.locator("#pause").waitFor();

const rows = (page) => page.locator("#lines li").evaluateAll((all) => all.map((item) => item.textContent));
let taken = 0;
async function decide(why = "") {
  const page = await Promise.any([first, second].map(async (page) => {
    await page.locator("#waiting .ask").first().waitFor({ timeout: 180_000 });
    return page;
  }));
  const form = page.locator("#waiting .ask").first();
  const id = await form.getAttribute("data-key");
  if (taken === 0) { await fits(first, "a seat"); for (const [at, name] of [[first, "a seat"], [second, "a seat"], [trainer, "the desk"]]) await named(at, name); await both(page, "6-decide"); await both(trainer, "7-desk"); }
  if (why && page === first) {
    await page.keyboard.press("w");
    await page.keyboard.insertText(why);
    await page.keyboard.press("Escape");
  }
  await page.keyboard.press("1");
  await page.keyboard.press("Enter");
  await page.locator(`#waiting .ask[data-key="${id}"]`).waitFor({ state: "detached" });
  taken += 1;
  return page;
}

step("decisions, with a reason that would be a script");
const words = `${WHY} ${SECRET} ${"x".repeat(10_000)}`;
let told = false;
for (let at = 0; at < 6 && !told; at += 1) told = (await decide(words)) === first;
assert.ok(told, "the first trainee never had to decide");
await first.locator("#decided blockquote").first().waitFor();
const kept = await first.locator("#decided blockquote").first().textContent();
assert.ok(kept.startsWith('<img src=x onerror="document.title=2"><script>') && !kept.includes("\u202E"), kept.slice(0, 80));
assert.equal(await first.locator("#decided img, #decided script").count(), 0);
const long = await first.evaluate(async ([code, why]) => {
  const sent = await fetch(`/api/room/${code}/decide`, { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify({ decision: "x", option: "x", rationale: why }) });
  return [sent.status, (await sent.json()).error];
}, [code, "x".repeat(10_000)]);
assert.equal(long[0], 422, long[1]);

step("a page is reloaded: it knows what it knew");
await trainer.locator("#pause").click();
await trainer.locator("#resume").waitFor();
const before = await rows(first);
await first.reload();
await first.waitForFunction((count) => document.querySelectorAll("#lines li").length >= count, before.length);
assert.deepEqual((await rows(first)).slice(0, before.length), before);

step("the server is killed and started again");
const [knewFirst, knewSecond, clock] = [await rows(first), await rows(second), await trainer.locator("#time").textContent()];
console.log("KILL");
// Every page notices by itself; then the server comes back, and plays the room again first.
for (const page of [trainer, first, second]) await page.waitForFunction(() => document.body.classList.contains("lost"), null, { timeout: 180_000 });
console.log("START");
assert.equal(await answer(), "BACK");
await awake();
for (const page of [trainer, first, second]) await page.waitForFunction(() => !document.body.classList.contains("lost"), null, { timeout: 180_000 });
await first.waitForFunction((count) => document.querySelectorAll("#lines li").length === count, knewFirst.length);
await second.waitForFunction((count) => document.querySelectorAll("#lines li").length === count, knewSecond.length);
assert.deepEqual([await rows(first), await rows(second)], [knewFirst, knewSecond]);
assert.equal(await trainer.locator("#time").textContent(), clock);
await trainer.locator("#resume").click();
await trainer.locator("#pause").waitFor();

step("the line of one is lost and found");
const MISSED = "Missed 4711";
const had = await rows(second);
await cut(second);
// Meanwhile their role is told something, and the drill goes on until they have it.
await inject("so-y-te", MISSED, "Trong khi mất kết nối");
const holds = (page) => page.evaluate((text) => [...document.querySelectorAll("#lines li")].filter((row) => row.textContent.includes(text)).length, MISSED);
const shown = () => trainer.locator("#time").textContent();
for (let at = 0; at < 20 && (await holds(trainer)) === 0; at += 1) {
  const was = await shown();
  await trainer.locator("#step").click();
  await trainer.waitForFunction((was) => document.getElementById("time").textContent !== was, was, { timeout: 10_000 }).catch(() => null);
}
assert.ok((await holds(trainer)) > 0, "the story does not hold what was injected");
assert.deepEqual(await rows(second), had, "something came over a line that is lost");
whole = true;
await second.waitForFunction(() => !document.body.classList.contains("lost"), null, { timeout: 180_000 });
await second.waitForFunction((text) => [...document.querySelectorAll("#lines li")].some((row) => row.textContent.includes(text)), MISSED);
assert.equal(await holds(second), 1, "what was missed comes once");
assert.deepEqual((await rows(second)).slice(0, had.length), had, "what was had stays as it was");
if (await trainer.locator("#resume").isVisible()) await trainer.locator("#resume").click();
await trainer.locator("#pause").waitFor();
for (let at = 0; at < 2; at += 1) await decide();

step("an inject of the trainer");
await inject(await trainer.locator("#inject-to option").first().getAttribute("value"), "Báo chí hỏi <b>gấp</b>", "Tòa soạn đề nghị xác nhận.");

step("whoever comes after the start waits for the trainer, who lets them in");
const late = await person("late", "vi-VN", { width: 390, height: 844 });
await join(late, "Đến Sau", 0, "vi", "#admission:not([hidden])");
assert.ok(!(await late.locator("#seat").isVisible()) && (await rows(late)).length === 0);
await both(late, "d-waits-phone");
await fits(late, "waiting");
await trainer.locator("button.admit").scrollIntoViewIfNeeded();
await shot(trainer, "e-desk-somebody-waits");
await tabTo(trainer, "button.admit");
await trainer.keyboard.press("Enter");
await late.waitForFunction((count) => document.querySelectorAll("#lines li").length >= count, (await rows(first)).length);
assert.ok(await late.locator("#seat").isVisible() && !(await late.locator("#admission").isVisible()));
await late.context().close();

step("a clock that runs");
await trainer.locator("#pace input[value=run]").check();
await trainer.locator("#speed").fill("3600");
await trainer.locator("#speed").press("Enter");
const earlier = await first.locator("#time").textContent();
await first.waitForFunction((was) => document.getElementById("time").textContent !== was, earlier);
await both(trainer, "8-running");
await both(first, "9-phone");
await fits(first, "a seat with news");
await trainer.locator("#pace input[value=stand]").check();
await trainer.locator("#pace button").click();

step("neither knows what only the other knows");
await trainer.locator("#pause").click();
await trainer.locator("#resume").waitFor();
const [ofFirst, ofSecond] = [await rows(first), await rows(second)].map((all) => all.map((row) => row.replace(/^\S+ \S+ \S+ /, "")));
const texts = async (page) => page.locator("#lines li > bdi").evaluateAll((all) => all.map((item) => item.textContent));
const [vi, en] = [await texts(first), await texts(second)];
assert.ok(vi.length > 0 && en.length > 0 && ofFirst.length === vi.length && ofSecond.length === en.length);
await second.goto(`${own}room/${code}?lang=vi`);
await second.waitForFunction((count) => document.querySelectorAll("#lines li").length >= count, en.length);
const other = new Set(await texts(second));
const page = await second.evaluate(() => document.documentElement.outerHTML);
const alone = vi.filter((text) => !other.has(text));
assert.ok(alone.length > 0, "nothing is known to the first alone: the drill shows nothing");
const escape = (text) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
for (const text of [...alone, SECRET]) assert.ok(!page.includes(text) && !page.includes(escape(text)), `the second page holds: ${text}`);
const mine = await first.evaluate(() => document.documentElement.outerHTML);
const theirs = [...other].filter((text) => !new Set(vi).has(text));
for (const text of theirs) assert.ok(!mine.includes(text) && !mine.includes(escape(text)), `the first page holds: ${text}`);
step(`(${alone.length} lines of the first alone, ${theirs.length} of the second)`);

step("the drill is closed and debriefed");
await trainer.locator("#resume").click();
await decide();
trainer.on("dialog", (dialog) => dialog.accept());
await trainer.locator("#futures").fill("2");
await trainer.locator("#futures").press("Enter");
for (const page of [trainer, first, second]) await page.locator("#debriefed a").waitFor({ timeout: 600_000 });
for (const page of [first, second, trainer]) {
  await page.locator("#debriefed a").focus();
  await page.keyboard.press("Enter");
  await page.waitForURL(/debriefing/);
  await page.locator(".reviewed").first().waitFor();
  await both(page, page === first ? "a-debriefing-phone" : page === second ? "b-debriefing" : "c-debriefing-trainer");
}
assert.ok((await first.locator("section.seat h2").first().textContent()).startsWith("Vai của bạn"));
assert.ok((await second.locator("body").textContent()).includes(SECRET), "the debriefing is common");
assert.equal(await second.locator(".reviewed img").count(), 0);
for (const page of [first, trainer]) await page.locator("figure.chart svg").waitFor();
for (const file of ["debriefing.vi.html", "debriefing.en.html", "session.jsonl", "record.jsonl", "debriefing.json", "debriefing.vi.md", "debriefing.en.md", "log.csv"]) {
  const got = await trainer.request.get(`${desk}/files/${file}`);
  assert.equal(got.status(), 200, file);
  assert.ok((await got.body()).length > 100, file);
}
for (const page of [first]) await fits(page, "the debriefing");

step("whoever does not sit there any more is told so, and the page stops asking");
await second.goto(`${own}room/${code}?lang=en`);
await second.locator("#here li").first().waitFor();
await second.context().clearCookies();
await cut(second);
whole = true;
await second.waitForFunction(() => document.getElementById("says").textContent.startsWith("You are not in this room"), null, { timeout: 60_000 });
let asked = 0;
second.on("request", () => { asked += 1; });
await second.waitForTimeout(6000);
assert.equal(asked, 0, "it asks on and on");
for (const page of [trainer, first, second]) assert.ok(!/^[123]$/.test(await page.title()));
assert.deepEqual(errors, []);
await browser.close();
line.close();
console.log(`DONE ${taken}`);
process.exit(0);
